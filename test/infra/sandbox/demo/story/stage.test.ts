import { describe, expect, it } from "vitest";
import { createClock } from "../../../../../infra/embedded/clock.ts";
import type { Happening } from "../../../../../infra/sandbox/demo/happening.ts";
import { openStage, StoryError } from "../../../../../infra/sandbox/demo/story/stage.ts";
import { happeningOf, secondsIn } from "../samples.ts";

function arrange() {
  const clock = createClock({ pace: "still", start: secondsIn(0) });
  const told: Happening[] = [];
  const seen: Date[] = [];
  const waiting: Happening[] = [];
  const nothing = { records: [], runs: [], findings: [], remediations: [] };
  const stage = openStage(clock, async () => ({ news: waiting.splice(0), ...nothing }), {
    begin: () => undefined,
    tell: async (happening) => {
      told.push(happening);
    },
    see: (now) => {
      seen.push(now);
    },
  });
  return { clock, stage, told, seen, waiting };
}

describe("a stage", () => {
  it("tells what an owner has done once it is done, and then what follows from it", async () => {
    const { stage, told, waiting } = arrange();

    const answer = await stage.act(
      "An owner acts.",
      () => {
        waiting.push(happeningOf({ text: "Something follows." }));
        return "arn";
      },
      (arn) => [arn],
    );

    expect(answer).toBe("arn");
    expect(told.map(({ text, details }) => [text, ...details])).toEqual([
      ["An owner acts.", "arn"],
      ["Something follows."],
    ]);
  });

  it("tells what somebody has written with what they did", async () => {
    const { stage, told } = arrange();
    const document = { name: "policy", text: "version: 1" };

    await stage.act(
      "An owner writes.",
      () => undefined,
      () => [],
      document,
    );

    expect(told.map((happening) => happening.document)).toEqual([document]);
  });

  it("tells nothing of an act that failed", async () => {
    const { stage, told } = arrange();

    await expect(stage.act("An owner acts.", () => Promise.reject(new Error("refused")))).rejects.toThrow(
      "refused",
    );

    expect(told).toEqual([]);
  });

  it("jumps from wait to wait, looks after each, and ends as soon as it is true", async () => {
    const { clock, stage, seen } = arrange();
    const ended: number[] = [];
    for (const seconds of [10, 600, 7200]) {
      void clock.sleep(seconds * 1000).then(() => ended.push(seconds));
    }

    await stage.until("two waits have ended", () => ended.length === 2, 86_400);

    expect(clock.now()).toEqual(secondsIn(600));
    expect(seen).toEqual([secondsIn(0), secondsIn(10), secondsIn(600)]);
  });

  it("gives up at the limit, and says what it has waited for", async () => {
    const { clock, stage } = arrange();

    const until = stage.until("pigs fly", () => false, 90);

    await expect(until).rejects.toThrow(new StoryError("After 90 virtual seconds still not true: pigs fly"));
    expect(clock.now()).toEqual(secondsIn(90));
  });

  it("lets exactly so much time pass", async () => {
    const { clock, stage, seen } = arrange();
    void clock.sleep(10_000);
    void clock.sleep(99_000);

    await stage.pass(30);

    expect(clock.now()).toEqual(secondsIn(30));
    expect(seen).toEqual([secondsIn(0), secondsIn(10), secondsIn(30)]);
  });
});
