import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { chooseRows } from "../../../../infra/sandbox/faults/choose-rows.ts";
import { playRow } from "../../../../infra/sandbox/faults/play-row.ts";
import type { RowGroup } from "../../../../infra/sandbox/faults/row.ts";
import { type StageSandbox, startStage } from "../../../../infra/sandbox/faults/scene/stage-sandbox.ts";

/** Makes a test of each row and each role that it concerns. All rows of one setting share a sandbox. */
export function rowsAreTrue(groups: readonly RowGroup[]): void {
  const plays = Map.groupBy(chooseRows(groups, { only: "" }), ({ row }) => row.setting ?? "usual");
  describe.each([...plays])("in a sandbox with the setting %s", (setting, own) => {
    const started: StageSandbox[] = [];
    beforeAll(async () => {
      started.push(await startStage(setting, { assembly: inject("assembly") }));
    });
    afterAll(async () => {
      await Promise.all(started.map((stage) => stage.stop()));
    });

    describe.each([...Map.groupBy(own, ({ group }) => group)])("%s", (_group, some) => {
      it.each(some.map((play) => [play.row.name, play.subject, play] as const))(
        "%s (%s)",
        async (_name, subject, { row }) => {
          const [stage] = started;
          const played = stage && (await playRow(stage, row, subject));

          expect(played?.problems).toEqual([]);
        },
      );
    });
  });
}
