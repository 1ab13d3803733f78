import { emptyEstate } from "../../estate/empty-estate.ts";
import { trueResources } from "../../estate/truth.ts";
import { positionOf } from "../chance.ts";
import { describeMove } from "../history/describe-move.ts";
import type { History, Move } from "../history/move.ts";
import { collectTrace, markTrace } from "../trace/collect-trace.ts";
import type { Act, Trace } from "../trace/trace.ts";
import { endWithSweep } from "./end-with-sweep.ts";
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

/** Moves that faults may meet, or that are about them; the others are made by people, whom faults leave alone. */
const FREE: readonly Move["kind"][] = ["faults", "calm", "pass", "sweep"];

/** Histories begin at this time of their day, UTC. */
const BEGIN_HOUR = 9;

/** Plays a history in an estate where nothing has happened yet, to its end, and tells everything that is known of it. */
export async function playHistory(stage: Stage, { seed, moves, hasPolicy }: History): Promise<Trace> {
  const { owners, sandbox } = stage;
  await emptyEstate(sandbox);
  await sandbox.clock.advance(secondsToNextDay(sandbox.clock.now()));
  Object.assign(
    sandbox.world.state("world", "all", "all", () => ({ position: 0 })),
    { position: positionOf(seed) },
  );
  stage.begin();
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
  const ending = hasPolicy
    ? await endWithSweep(stage, (kind) => recorder.acts.push(noteOf(sandbox, { kind })))
    : await endWithHints(stage, recorder, moves);
  recorder.sample();
  return collectTrace(stage, mark, recorder, { seed, resourcesAfterMoves, touchesDuringMoves, ...ending });
}

/** Lets a history come to rest that had no policy. */
async function endWithHints(
  stage: Stage,
  recorder: Recorder,
  moves: readonly Move[],
): Promise<Pick<Trace, "settledAt">> {
  const { mail, sandbox } = stage;
  const settled = await sandbox.clock.settle(SETTLING_SECONDS);
  // What is told from here on arrives, and IAM shows what is.
  mail.next("late", 0, 0);
  await sandbox.clock.advance(HOUR_SECONDS);
  await (isBlind(stage, moves) ? hint(stage, recorder) : undefined);
  const hinted = await sandbox.clock.settle(SETTLING_SECONDS);
  return settled.settled && hinted.settled ? { settledAt: hinted.now.toISOString() } : {};
}

/** A move as it begins. */
function noteOf({ clock, calls }: Stage["sandbox"], move: Move): Act {
  return { at: clock.now().toISOString(), move, callsBefore: calls().length };
}

function secondsToNextDay(now: Date): number {
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, BEGIN_HOUR);
  return (next - now.getTime()) / 1000;
}

const isLive = ({ state }: { readonly state: unknown }) =>
  typeof state === "object" && state !== null && "stream" in state;

async function act(stage: Stage, recorder: Recorder, names: Names, move: Move): Promise<void> {
  const { sandbox } = stage;
  const noted = noteOf(sandbox, move);
  try {
    const play = () => playMove(stage, names, move);
    const played = await (FREE.includes(move.kind) ? play() : withoutFaults(sandbox.faults, play));
    recorder.acts.push({
      ...noted,
      ...("nothing" in played ? { refused: played.nothing } : {}),
      ...("reply" in played && played.reply !== undefined ? { reply: played.reply } : {}),
    });
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
