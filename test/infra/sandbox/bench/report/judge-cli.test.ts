import { describe, expect, it } from "vitest";
import { judgeCli } from "../../../../../infra/sandbox/bench/report/judge-cli.ts";
import { smallMeasurements } from "../cli/small-measurements.ts";

describe("judgeCli", () => {
  it("holds time against the floor, calls of unused roles against four, growth against a straight line", () => {
    expect(judgeCli(smallMeasurements)).toEqual([
      { what: "rolecall --help: to node's own start", measured: "1.45", target: "1.5", isMet: true },
      {
        what: "decommission, unused: 50 among 550 roles: time, to the floor",
        measured: "1.2",
        target: "1.3",
        isMet: true,
      },
      {
        what: "decommission, in use: 5 roles, 200 usages in 17 Regions: time, to the floor",
        measured: "2",
        target: "1.3",
        isMet: false,
      },
      {
        what: "decommission, unused: 50 among 550 roles: calls a role",
        measured: "4.04",
        target: "4",
        isMet: false,
      },
      { what: "scan: growth of time, to a straight line", measured: "1", target: "1.25", isMet: true },
      {
        what: "scan: growth of peak memory, to a straight line",
        measured: "1.875",
        target: "1.25",
        isMet: false,
      },
    ]);
  });
});
