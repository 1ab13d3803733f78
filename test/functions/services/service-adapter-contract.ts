import { describe, expect, it } from "vitest";
import { ResourceBusyError } from "../../../functions/core/errors.ts";
import { itRestores } from "./adapter-restore-contract.ts";
import { type Arranged, inOrder, releaseAll, settingsOf } from "./arranged-adapter.ts";

/** The contract of the port: every service has to keep it. */
export function itIsAServiceAdapter(arrange: () => Promise<Arranged>): void {
  itRestores(arrange);

  describe("as a service adapter", () => {
    it("finds nothing in a Region where nothing uses the role", async () => {
      const { adapter, emptyRegion, addUsages } = await arrange();
      await addUsages(1);

      const usages = await adapter.findUsages(emptyRegion);

      expect(usages).toEqual([]);
    });

    it("finds what uses the role on every page, each once, with its Region", async () => {
      const { adapter, region, addUsages } = await arrange();
      const arns = await addUsages(5);

      const usages = await adapter.findUsages(region);

      expect(usages.map(({ arn }) => arn).sort()).toEqual([...arns].sort());
      expect(new Set(usages.map((usage) => usage.region))).toEqual(new Set([region]));
    });

    it("changes nothing by looking", async () => {
      const { adapter, region, addUsages } = await arrange();
      await addUsages(2);

      const first = await adapter.findUsages(region);
      const second = await adapter.findUsages(region);

      expect(second).toEqual(first);
    });

    it("leaves nothing in use after every usage was released, stage by stage", async () => {
      const { adapter, region, addUsages, settle } = await arrange();
      await addUsages(3);

      const releases = await releaseAll(adapter, region);
      await settle();

      expect(new Set(releases)).toEqual(new Set(["released"]));
      expect(await adapter.findUsages(region)).toEqual([]);
    });

    it("releases the same usage twice without harm", async () => {
      const { adapter, region, addUsages, settle } = await arrange();
      await addUsages(1);
      const usages = await inOrder(adapter, region);
      const settings = await Promise.all(usages.map((usage) => settingsOf(adapter, usage)));

      for (const round of [1, 2]) {
        for (const [index, usage] of usages.entries()) {
          const { kind } = await adapter.release(usage, settings[index] ?? {});
          expect(kind, `round ${round}`).toMatch(/^(released|gone)$/);
        }
        await settle();
      }

      expect(await adapter.findUsages(region)).toEqual([]);
    });

    it("reads the settings of a usage before its release, as plain data", async () => {
      const { adapter, region, addUsages } = await arrange();
      await addUsages(1);
      const usages = await adapter.findUsages(region);

      for (const usage of usages) {
        const settings = await settingsOf(adapter, usage);
        expect(Object.keys(settings), usage.arn).not.toEqual([]);
        expect(JSON.parse(JSON.stringify(settings)), usage.arn).toEqual(settings);
      }
    });

    it("says gone, not failed, of a resource that somebody else has deleted meanwhile", async () => {
      const { adapter, region, addUsages, remove, settle } = await arrange();
      await addUsages(1);
      const usages = await inOrder(adapter, region);
      const settings = await Promise.all(usages.map((usage) => settingsOf(adapter, usage)));
      for (const usage of usages) {
        await remove(usage);
      }
      await settle();

      for (const [index, usage] of usages.entries()) {
        expect(await adapter.readSettings(usage), usage.arn).toBeUndefined();
        expect(await adapter.release(usage, settings[index] ?? {}), usage.arn).toEqual({ kind: "gone" });
      }
    });

    it("throws ResourceBusyError, naming the resource and keeping the cause, while the service uses the role", async () => {
      const { adapter, region, addUsages, makeBusy } = await arrange();
      await addUsages(1);
      const [usage] = await inOrder(adapter, region);
      if (usage === undefined) {
        throw new Error("nothing was arranged");
      }
      const settings = await settingsOf(adapter, usage);
      await makeBusy(usage);

      const error = await adapter.release(usage, settings).catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(ResourceBusyError);
      expect(error).toMatchObject({
        message: expect.stringContaining(usage.arn),
        cause: expect.objectContaining({ $metadata: expect.objectContaining({ httpStatusCode: 409 }) }),
      });
    });

    it.each([
      ["ThrottledClientException", 429],
      ["TooManyRequestsException", 429],
      ["ServiceUnavailableException", 503],
      ["AccessDeniedException", 403],
      ["ThrottlingException", 429],
      ["InternalServerException", 500],
    ])("passes %s on as the SDK throws it", async (name, status) => {
      const { adapter, region, addUsages, refuseAll } = await arrange();
      await addUsages(1);
      const [usage] = await inOrder(adapter, region);
      if (usage === undefined) {
        throw new Error("nothing was arranged");
      }
      const settings = await settingsOf(adapter, usage);
      refuseAll(region, name, status);
      const asThrown = expect.objectContaining({
        name,
        $metadata: expect.objectContaining({ httpStatusCode: status }),
      });

      await expect(adapter.findUsages(region)).rejects.toEqual(asThrown);
      await expect(adapter.readSettings(usage)).rejects.toEqual(asThrown);
      await expect(adapter.release(usage, settings)).rejects.toEqual(asThrown);
      await expect(adapter.restore({ usage, settings, taken: [] })).rejects.toEqual(asThrown);
    });

    it("throws for a Region that cannot be reached: it is never taken for an empty one", async () => {
      const { open } = await arrange();
      const nobody = open({ endpoint: "http://127.0.0.1:9", maxAttempts: 1, credentials });

      await expect(nobody.findUsages("us-east-1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    });

    it("refuses a usage of a kind that the service does not have, whatever is to be done with it", async () => {
      const { adapter, region } = await arrange();
      const stranger = { kind: "bucket", arn: "arn:aws:s3:::b", region, release: "empty it", stage: 0 };
      const refusal = "There are no usages of kind bucket here (arn:aws:s3:::b), only of ";

      await expect(adapter.readSettings(stranger)).rejects.toThrow(refusal);
      await expect(adapter.release(stranger, {})).rejects.toThrow(refusal);
      await expect(adapter.restore({ usage: stranger, settings: {}, taken: [] })).rejects.toThrow(refusal);
    });
  });
}

const credentials = { accessKeyId: "111122223333", secretAccessKey: "x" };
