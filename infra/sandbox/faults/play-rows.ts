import type { Synthesis } from "../../cloud/synthesize.ts";
import type { Play } from "./choose-rows.ts";
import { type Played, playRow } from "./play-row.ts";
import type { SettingName } from "./scene/settings.ts";
import { type StageSandbox, startStage } from "./scene/stage-sandbox.ts";

/** How rows are played. */
export interface Playing {
  readonly assembly: Synthesis;
  /** How many rows are played at the same time, each in a sandbox of its own: much of a row's time is waiting. */
  readonly lanes: number;
  /** Told of each row as soon as it was played. */
  readonly onPlayed: (played: Played, group: string) => void;
}

/** What came of a row, with its group. */
export interface PlayedRow extends Played {
  readonly group: string;
}

/** Plays rows in as few sandboxes as their settings and the lanes allow; answers in the order in which they were given. */
export async function playRows(
  plays: readonly Play[],
  { assembly, lanes, onPlayed }: Playing,
): Promise<readonly PlayedRow[]> {
  const played = new Map<Play, PlayedRow>();
  const batches = inBatches(plays);
  const lane = async () => {
    const stages = new Map<SettingName, StageSandbox>();
    try {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        for (const play of batch) {
          const { row, subject, group } = play;
          const { setting = "usual" } = row;
          const stage = stages.get(setting) ?? (await startStage(setting, { assembly }));
          stages.set(setting, stage);
          const result = await playRow(stage, row, subject);
          played.set(play, { ...result, group });
          onPlayed(result, group);
        }
      }
    } finally {
      await Promise.all([...stages.values()].map((stage) => stage.stop()));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return plays.flatMap((play) => played.get(play) ?? []);
}

/** A setting that few rows have is started once: its rows stay together, and come first. */
function inBatches(plays: readonly Play[]): (readonly Play[])[] {
  const bySetting = Map.groupBy(plays, ({ row }) => row.setting ?? "usual");
  const usual = bySetting.get("usual") ?? [];
  bySetting.delete("usual");
  return [...bySetting.values(), ...usual.map((play) => [play])];
}
