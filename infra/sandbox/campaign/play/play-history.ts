import { emptyEstate } from "../../estate/empty-estate.ts";
import { trueResources } from "../../estate/truth.ts";
import { positionOf } from "../chance.ts";
import { describeMove } from "../history/describe-move.ts";
import type { History, Move } from "../history/move.ts";
import { collectTrace, markTrace } from "../trace/collect-trace.ts";
import type { Trace } from "../trace/trace.ts";
import { hint, isBlind } from "./hint.ts";
import { inTheMidst } from "./in-the-midst.ts";
import { type Names, playMove } from "./play-move.ts";
import { type Recorder, startRecorder } from "./recorder.ts";
import type { Stage } from "./stage.ts";
import { withoutFaults } from "./suspend-faults.ts";
import { touch } from "./touch.ts";

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/** A run lasts two days at most, and what it leaves behind is tried again for some hours. */
const SETTLING_SECONDS = 4 * DAY_SECONDS;

/** Histories begin at this time of their day, UTC. */
const BEGIN_HOUR = 9;

/** Plays a history in an estate where nothing has happened yet, to its end, and tells everything that is known of it. */
export async function playHistory(stage: Stage, { seed, moves }: History): Promise<Trace> {
  const { mail, owners, sandbox } = stage;
  await emptyEstate(sandbox);
  await sandbox.clock.advance(secondsToNextDay(sandbox.clock.now()));
  Object.assign(
    sandbox.world.state("world", "all", "all", () => ({ position: 0 })),
    { position: positionOf(seed) },
  );
  const mark = markTrace(stage);
  const recorder = startRecorder(stage);
  const names: Names = { arns: new Map(), executions: new Map() };
  for (const move of moves) {
    await act(stage, recorder, names, move);
  }
  const resourcesAfterMoves = structuredClone(trueResources(sandbox));
  const touchesDuringMoves = recorder.touches.length;

  sandbox.faults.set([]);
  for (const { arn } of resourcesAfterMoves.filter(isLive)) {
    owners.endLive(arn);
    await touch(stage, recorder, arn);
  }
  const settled = await sandbox.clock.settle(SETTLING_SECONDS);
  // What is told from here on arrives, and IAM shows what is.
  mail.next("late", 0, 0);
  await sandbox.clock.advance(HOUR_SECONDS);
  await (isBlind(stage, moves) ? hint(stage, recorder) : undefined);
  const hinted = await sandbox.clock.settle(SETTLING_SECONDS);
  recorder.sample();
  return collectTrace(stage, mark, recorder, {
    seed,
    resourcesAfterMoves,
    touchesDuringMoves,
    ...(settled.settled && hinted.settled ? { settledAt: hinted.now.toISOString() } : {}),
  });
}

function secondsToNextDay(now: Date): number {
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, BEGIN_HOUR);
  return (next - now.getTime()) / 1000;
}

const isLive = ({ state }: { readonly state: unknown }) =>
  typeof state === "object" && state !== null && "stream" in state;

async function act(stage: Stage, recorder: Recorder, names: Names, move: Move): Promise<void> {
  const { sandbox } = stage;
  const noted = {
    at: sandbox.clock.now().toISOString(),
    move,
    callsBefore: sandbox.calls().length,
  };
  try {
    const play = () => playMove(stage, names, move);
    const isFree = move.kind === "faults" || move.kind === "calm" || move.kind === "pass";
    const played = await (isFree ? play() : withoutFaults(sandbox.faults, play));
    recorder.acts.push("nothing" in played ? { ...noted, refused: played.nothing } : noted);
    if ("arn" in played && played.arn !== undefined) {
      await touch(stage, recorder, played.arn, move);
    }
  } catch (error) {
    if (!(error instanceof Error) || !("$metadata" in error)) {
      throw new Error(`The move "${describeMove(move)}" broke`, { cause: error });
    }
    recorder.acts.push({ ...noted, refused: `${error.name}: ${error.message}` });
  }
  if (move.kind === "run" && move.meanwhile !== undefined) {
    const { meanwhile } = move;
    await inTheMidst(sandbox, meanwhile, () => act(stage, recorder, names, meanwhile.move));
  }
  await sandbox.clock.settle(0);
  recorder.sample();
}
