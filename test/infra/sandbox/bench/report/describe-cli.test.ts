import { describe, expect, it } from "vitest";
import { describeCli } from "../../../../../infra/sandbox/bench/report/describe-cli.ts";
import { smallMeasurements } from "../cli/small-measurements.ts";

describe("describeCli", () => {
  it("shows each contender under its floor, and how times and peaks grow", () => {
    expect(describeCli(smallMeasurements).join("\n")).toBe(
      `The command line, as it is published: decommissions (ms, medians; ratio: median and middle half; floor: the bare calls)
what                                       by          time      to the floor  processor  calls  calls a role
unused: 50 among 550 roles                 floor       2500                 1        250    151          3.02
unused: 50 among 550 roles                 rolecall    3000  1.20 (0.95-1.45)        300    202          4.04
unused: 50 among 550 roles                 AWS CLI   235000             94.00               101          2.02
in use: 5 roles, 200 usages in 17 Regions  floor       3000                 1        300    520        104.00
in use: 5 roles, 200 usages in 17 Regions  rolecall    6000  2.00 (1.75-2.25)        600    764        152.80

The command line: growth (ms and MB; floor: the bare reads)
what  roles  time  floor  to the floor  processor  peak  floor's peak
scan    100  1000    500          2.00        500   100            80
scan    200  2000    600          3.33       1000   120            90
scan    400  4000    800          5.00       2000   300           110

The command line: start (ms, medians; ratio: median and middle half)
rolecall --help  node           to node
             58    40  1.45 (1.20-1.70)
`,
    );
  });

  it("says that the sources were run where nothing is built", () => {
    const [first] = describeCli({ ...smallMeasurements, isBundled: false });

    expect(first).toMatch(/^The command line, from its sources: decommissions /);
  });
});
