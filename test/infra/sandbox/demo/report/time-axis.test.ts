import { describe, expect, it } from "vitest";
import { layTime } from "../../../../../infra/sandbox/demo/report/time-axis.ts";
import { secondsIn } from "../samples.ts";

const place = { left: 100, right: 500, mostTicks: 4 };

describe("layTime", () => {
  it("spreads time evenly between both ends", () => {
    const { x } = layTime(secondsIn(0), secondsIn(400), place);

    expect([x(secondsIn(0)), x(secondsIn(100)), x(secondsIn(400))]).toEqual([100, 200, 500]);
  });

  it.each([
    [4, ["0", "1 s", "2 s", "3 s", "4 s"]],
    [400, ["0", "2 min", "4 min", "6 min"]],
    [50, ["0", "15 s", "30 s", "45 s"]],
    [9000, ["0", "1 h", "2 h"]],
  ])("marks %i seconds with steps that people count in", (seconds, labels) => {
    const { ticks } = layTime(secondsIn(0), secondsIn(seconds), place);

    expect(ticks.map(({ label }) => label)).toEqual(labels);
  });

  it("has one mark where no time passes", () => {
    expect(layTime(secondsIn(0), secondsIn(0), place).ticks).toEqual([{ x: 100, label: "0" }]);
  });
});
