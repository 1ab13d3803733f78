import * as v from "valibot";
import type { Result } from "./finding.ts";
import { openStage, type Stage } from "./play/stage.ts";
import { playSeed } from "./play-seed.ts";
import { REGIONS, settingOf } from "./setting.ts";

/** What a worker is told: one history to play, or that there are no more. */
const Order = v.variant("kind", [
  v.object({ kind: v.literal("play"), seed: v.number(), shrink: v.boolean() }),
  v.object({ kind: v.literal("end") }),
]);

/** What a worker is told. */
export type Order = v.InferOutput<typeof Order>;

/** What a worker answers. */
export type Answer =
  | { readonly kind: "played"; readonly result: Result }
  | { readonly kind: "broke"; readonly seed: number; readonly reason: string };

/** A sandbox keeps its calls and executions: after so many histories a new one is cheaper. */
const HISTORIES_PER_STAGE = 150;

/** Plays histories one after the other, each on a warm stage of its setting. */
export function createWorker(answer: (answer: Answer) => void) {
  const stages = new Map<string, { readonly stage: Stage; played: number }>();

  const stageFor = async (seed: number): Promise<Stage> => {
    const setting = settingOf(seed);
    const known = stages.get(setting.name);
    if (known !== undefined && known.played < HISTORIES_PER_STAGE) {
      known.played += 1;
      return known.stage;
    }
    await known?.stage.stop();
    const stage = await openStage(setting, REGIONS);
    stages.set(setting.name, { stage, played: 1 });
    return stage;
  };

  const stop = async () => {
    await Promise.all([...stages.values()].map(({ stage }) => stage.stop()));
    stages.clear();
  };

  return {
    stop,
    async play(seed: number, shrink: boolean): Promise<void> {
      try {
        answer({ kind: "played", result: await playSeed(await stageFor(seed), seed, shrink) });
      } catch (error) {
        // Whatever it was, the next history gets a sandbox that nothing has happened to.
        await stop();
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        answer({ kind: "broke", seed, reason: `${reason}${causeOf(error)}` });
      }
    },
  };
}

function causeOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? `\nbecause ${error.cause.stack}` : "";
}

/* Composition root: the only lines that touch the real world. */
if (import.meta.main) {
  const worker = createWorker((answer) => process.send?.(answer));
  process.on("message", async (message) => {
    const order = v.parse(Order, message);
    if (order.kind === "play") {
      await worker.play(order.seed, order.shrink);
      return;
    }
    process.disconnect();
  });
  // Also when whoever gave the orders is gone.
  process.once("disconnect", worker.stop);
}
