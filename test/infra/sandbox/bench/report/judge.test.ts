import { describe, expect, it } from "vitest";
import { judgeColdStarts } from "../../../../../infra/sandbox/bench/report/judge-cold-starts.ts";
import { isOversized, judgeSizes } from "../../../../../infra/sandbox/bench/report/judge-sizes.ts";
import { judgeWork } from "../../../../../infra/sandbox/bench/report/judge-work.ts";
import { workOf } from "../small-work.ts";

const at = (median: number) => ({ median, lower: median, upper: median });

describe("judgeWork", () => {
  it("holds the bare run, each further usage and every total against the targets", () => {
    const verdicts = judgeWork([workOf(0, 14, 0), workOf(1, 18, 2), workOf(3, 22, 7)]);

    expect(verdicts).toEqual([
      { what: "ivs: transitions, no usages", measured: "14", target: "14", isMet: true },
      { what: "ivs: IAM calls but polls, no usages", measured: "3", target: "4", isMet: true },
      { what: "ivs: transitions, each further usage", measured: "2", target: "3", isMet: true },
      { what: "ivs: calls but listing, each further usage", measured: "2.5", target: "2", isMet: false },
      { what: "ivs: transitions, 1 usage", measured: "18", target: "17", isMet: false },
      { what: "ivs: calls but listing, 1 usage", measured: "2", target: "2", isMet: true },
      { what: "ivs: transitions, 3 usages", measured: "22", target: "23", isMet: true },
      { what: "ivs: calls but listing, 3 usages", measured: "7", target: "6", isMet: false },
    ]);
  });

  it("says nothing of further usages where none were measured", () => {
    expect(judgeWork([workOf(0, 15, 0)])).toEqual([
      { what: "ivs: transitions, no usages", measured: "15", target: "14", isMet: false },
      { what: "ivs: IAM calls but polls, no usages", measured: "3", target: "4", isMet: true },
    ]);
  });
});

describe("judgeSizes", () => {
  const small = { name: "small", minifiedBytes: 400_000, gzippedBytes: 120_000, startBytes: 1 };
  const large = { name: "large", minifiedBytes: 400_001, gzippedBytes: 100_000, startBytes: 1 };

  it("holds the largest bundle against each target", () => {
    expect(judgeSizes([small, large])).toEqual([
      { what: "largest bundle, minified: large", measured: "400.001 kB", target: "400 kB", isMet: false },
      { what: "largest bundle, gzipped: small", measured: "120 kB", target: "120 kB", isMet: true },
    ]);
  });

  it("marks a bundle that is over one target", () => {
    expect([small, large].map(isOversized)).toEqual([false, true]);
  });
});

describe("judgeColdStarts", () => {
  it("holds the deployed bundle against both references", () => {
    const times = { boot: at(40), load: at(10), answer: at(5), total: at(55) };
    const coldStarts = [
      { scenario: "empty", ...times, toEmpty: at(1), toExternal: at(1) },
      { scenario: "bundled, real", ...times, toEmpty: at(2.6), toExternal: at(0.5) },
      { scenario: "external, real", ...times, toEmpty: at(9), toExternal: at(1) },
    ] as const;

    expect(judgeColdStarts(coldStarts)).toEqual([
      {
        what: "cold start, bundled, real: to an empty handler",
        measured: "2.6",
        target: "2.5",
        isMet: false,
      },
      { what: "cold start, bundled, real: to an external SDK", measured: "0.5", target: "1", isMet: true },
    ]);
  });
});
