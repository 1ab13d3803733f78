import { describe, expect, inject, it, onTestFinished } from "vitest";
import { openStage } from "../../../../infra/sandbox/campaign/play/stage.ts";
import { playSeed } from "../../../../infra/sandbox/campaign/play-seed.ts";
import { settingOf } from "../../../../infra/sandbox/campaign/setting.ts";

const REGIONS = ["us-east-1", "eu-west-1"];

describe("a campaign", () => {
  it("plays histories with and without a policy on one stage, and everything holds in each", async () => {
    const stage = await openStage(settingOf(0), REGIONS, inject("assembly"));
    onTestFinished(stage.stop);
    const seeds = [12, 16, 28];

    const results = [];
    for (const seed of seeds) {
      results.push(await playSeed(stage, seed, false));
    }

    expect(results.map(({ seed }) => seed)).toEqual(seeds);
    expect(results.flatMap(({ violations }) => violations)).toEqual([]);
    expect(results.flatMap(({ outcomes }) => Object.keys(outcomes))).toContain("deleted");
  }, 90_000);
});
