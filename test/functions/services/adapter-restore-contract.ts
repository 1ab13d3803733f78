import { describe, expect, it } from "vitest";
import { withReplaced } from "../../../functions/core/restore.ts";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import type { ServiceAdapter, Settings } from "../../../functions/services/port.ts";
import { type Arranged, inOrder, releaseAll, settingsOf } from "./arranged-adapter.ts";

/** The part of the port's contract that is about restoring. */
export function itRestores(arrange: () => Promise<Arranged>): void {
  describe("as a service adapter that restores", () => {
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
  });
}

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
