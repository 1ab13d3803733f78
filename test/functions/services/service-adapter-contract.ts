import { describe, expect, it } from "vitest";
import { ResourceBusyError } from "../../../functions/core/errors.ts";
import { withReplaced } from "../../../functions/core/restore.ts";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import type { Service, ServiceAdapter, Settings } from "../../../functions/services/port.ts";

/** One service in a sandbox of its own, for one test. */
export interface Arranged {
  readonly adapter: ServiceAdapter;
  readonly open: Service["open"];
  readonly region: string;
  /** Another Region of the service, in which nothing uses the role. */
  readonly emptyRegion: string;
  /** Makes so many resources of each kind that use the role, more than fit on one page; answers their ARNs. */
  addUsages(count: number): Promise<readonly string[]>;
  /** Somebody else deletes the resource. */
  remove(usage: RoleUsage): Promise<void>;
  /** The service is using the role through the resource from now on. */
  makeBusy(usage: RoleUsage): Promise<void>;
  /** The service refuses every call in that Region with this code and status. */
  refuseAll(region: string, code: string, status: number): void;
  /** Lets pass what the service needs to do what it was asked. */
  settle(): Promise<void>;
}

/** The contract of the port: every service has to keep it. */
export function itIsAServiceAdapter(arrange: () => Promise<Arranged>): void {
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

    it("says beforehand what a release leaves of the settings", async () => {
      const { adapter, region, addUsages, settle } = await arrange();
      await addUsages(1);
      const usages = await inOrder(adapter, region);
      const settings = await Promise.all(usages.map((usage) => settingsOf(adapter, usage)));
      await releaseAll(adapter, region);
      await settle();

      for (const [index, usage] of usages.entries()) {
        const left = await adapter.readSettings(usage);
        expect(left, usage.arn).toEqual(adapter.settingsAfterRelease(usage, settings[index] ?? {}));
      }
    });

    it("restores exactly what was there", async () => {
      const { adapter, region, addUsages, settle } = await arrange();
      await addUsages(3);
      const before = await snapshot(adapter, region);
      await releaseAll(adapter, region);
      await settle();

      const replaced = await restoreAll(adapter, before, settle);

      for (const { usage, settings } of before) {
        const arn = replaced.get(usage.arn) ?? usage.arn;
        expect(await adapter.readSettings({ ...usage, arn }), usage.arn).toEqual(
          withReplaced(settings, replaced),
        );
      }
      expect((await adapter.findUsages(region)).map(({ arn }) => arn).sort()).toEqual(
        before.map(({ usage: { arn } }) => replaced.get(arn) ?? arn).sort(),
      );
    });

    it("restores twice without making anything twice", async () => {
      const { adapter, region, addUsages, settle } = await arrange();
      await addUsages(2);
      const before = await snapshot(adapter, region);
      await releaseAll(adapter, region);
      await settle();

      const first = await restoreAll(adapter, before, settle);
      const second = await restoreAll(adapter, before, settle);

      expect([...second.values()].sort()).toEqual([...first.values()].sort());
      expect(await adapter.findUsages(region)).toHaveLength(before.length);
    });

    it("restores nothing, and says so, where the resource is gone and cannot be made again", async () => {
      const { adapter, region, addUsages, remove, settle } = await arrange();
      await addUsages(1);
      const before = await snapshot(adapter, region);
      for (const { usage } of before) {
        await remove(usage);
      }
      await settle();

      for (const { usage, settings } of before) {
        const restored = await adapter.restore({ usage, settings, taken: [] });
        const isNew =
          restored.kind === "restored" && restored.arn !== undefined && restored.arn !== usage.arn;
        expect(isNew || restored.kind === "gone", usage.arn).toBe(true);
      }
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

    it("refuses a usage of a kind that the service does not have", async () => {
      const { adapter, region } = await arrange();
      const stranger = { kind: "bucket", arn: "arn:aws:s3:::b", region, release: "empty it", stage: 0 };

      await expect(adapter.release(stranger, {})).rejects.toThrow(
        "There are no usages of kind bucket here (arn:aws:s3:::b), only of ",
      );
    });
  });
}

const credentials = { accessKeyId: "111122223333", secretAccessKey: "x" };

interface Remembered {
  readonly usage: RoleUsage;
  readonly settings: Settings;
}

async function snapshot(adapter: ServiceAdapter, region: string): Promise<readonly Remembered[]> {
  const remembered: Remembered[] = [];
  for (const usage of await inOrder(adapter, region)) {
    remembered.push({ usage, settings: await settingsOf(adapter, usage) });
  }
  return remembered;
}

/** In the reverse order of release; answers which resources have another ARN now. */
async function restoreAll(
  adapter: ServiceAdapter,
  before: readonly Remembered[],
  settle: () => Promise<void>,
): Promise<ReadonlyMap<string, string>> {
  const replaced = new Map<string, string>();
  for (const { usage, settings } of before.toReversed()) {
    const restored = await adapter.restore({
      usage,
      settings: withReplaced(settings, replaced),
      taken: [...replaced.values()],
    });
    expect(restored.kind, usage.arn).toBe("restored");
    if (restored.kind === "restored" && restored.arn !== undefined) {
      replaced.set(usage.arn, restored.arn);
    }
    await settle();
  }
  return replaced;
}

async function inOrder(adapter: ServiceAdapter, region: string): Promise<readonly RoleUsage[]> {
  return [...(await adapter.findUsages(region))].sort((a, b) => a.stage - b.stage);
}

async function settingsOf(adapter: ServiceAdapter, usage: RoleUsage): Promise<Settings> {
  const settings = await adapter.readSettings(usage);
  if (settings === undefined) {
    throw new Error(`${usage.arn} is gone before it was touched`);
  }
  return settings;
}

async function releaseAll(adapter: ServiceAdapter, region: string): Promise<readonly string[]> {
  const kinds: string[] = [];
  for (const usage of await inOrder(adapter, region)) {
    const { kind } = await adapter.release(usage, await settingsOf(adapter, usage));
    kinds.push(kind);
  }
  return kinds;
}
