import { describe, expect, it } from "vitest";
import { conclude } from "../../../../../infra/sandbox/bench/report/conclude.ts";
import { workOf } from "../small-work.ts";

const manner = { json: false, check: false, regions: 2 };
const at = (median: number) => ({ median, lower: 1, upper: 4 });
const measurements = {
  work: [workOf(0, 13, 0), workOf(2, 22, 4)],
  sizes: [{ name: "record-event", minifiedBytes: 410_200, gzippedBytes: 99_960, startBytes: 1_000 }],
  coldStarts: [
    {
      scenario: "bundled, real",
      boot: at(40),
      load: at(10.04),
      answer: at(5),
      total: at(55),
      toEmpty: at(2),
      toExternal: at(0.5),
    },
  ],
} as const;

describe("conclude", () => {
  it("shows tables of all that was measured, and each target with its verdict", () => {
    expect(conclude(measurements, manner)).toEqual({
      code: 0,
      text: `Decommissions in 2 Regions (calls: of the service but listing; IAM: but polls)
service  usages  transitions  each further  calls  each further  IAM  all calls
ivs           0           13                    0                  3  iam 4
ivs           2           22           4.5      4             2    3  iam 4

Bundles (kB; start: what a cold start reads, minified)
function      minified  gzipped  start
record-event     410.2    100.0    1.0  over target

Cold starts of record-event (ms, medians; ratios: median and middle half)
kind           boot  load  answer  total          to empty   to external SDK
bundled, real  40.0  10.0     5.0   55.0  2.00 (1.00-4.00)  0.50 (1.00-4.00)

Targets
what                                            measured  at most  verdict
ivs: transitions, no usages                           13       14  met
ivs: IAM calls but polls, no usages                    3        4  met
ivs: transitions, each further usage                 4.5        3  MISSED
ivs: calls but listing, each further usage             2        2  met
ivs: transitions, 2 usages                            22       20  MISSED
ivs: calls but listing, 2 usages                       4        4  met
largest bundle, minified: record-event          410.2 kB   400 kB  MISSED
largest bundle, gzipped: record-event           99.96 kB   120 kB  met
cold start, bundled, real: to an empty handler         2      2.5  met
cold start, bundled, real: to an external SDK        0.5        1  met

7 targets met, 3 missed`,
    });
  });

  it("ends with 1 for a missed target only where it is asked to check", () => {
    expect(conclude(measurements, { ...manner, check: true }).code).toBe(1);
  });

  it("ends with 0 where it is asked to check and every target is met", () => {
    const good = { ...measurements, work: [workOf(0, 13, 0)], sizes: [] };

    expect(conclude(good, { ...manner, check: true }).code).toBe(0);
  });

  it("tells machines the measurements and the verdicts", () => {
    const { text } = conclude({ ...measurements, work: [], sizes: [] }, { ...manner, json: true });

    expect(JSON.parse(text)).toMatchObject({
      coldStarts: [{ scenario: "bundled, real", total: { median: 55, lower: 1, upper: 4 } }],
      verdicts: [{ measured: "2", isMet: true }, { measured: "0.5" }],
    });
  });
});
