import { describe, expect, it } from "vitest";
import { runLine } from "../../../../cli/report/html/run-line.ts";
import { eventAt, runOf } from "./samples.ts";

describe("runLine", () => {
  it("puts each event where it was in time, and the outcome at the end", () => {
    const { text = "" } = runLine(runOf()) ?? {};

    expect([...text.matchAll(/cx="([\d.]+)"/g)].map(([, x]) => Number(x))).toEqual([10, 21, 42.9, 229, 470]);
    expect(text).toContain('aria-label="5 events in 42 min, then blocked"');
    expect(text).toContain("<title>Deletion Submitted, after 20 min</title>");
    expect(text).toContain('<rect class="blocked"');
  });

  it("goes as far as is known while a run is at work", () => {
    const { endedAt: _, outcome: _outcome, ...atWork } = runOf();

    const { text = "" } =
      runLine({ ...atWork, events: [eventAt(0, "Run Started"), eventAt(2, "Plan Made")] }) ?? {};

    expect(text).toContain(">at work after 2 min</text>");
    expect(text).not.toContain("<rect");
  });

  it("keeps what lies before or after the run at its ends, and draws no run without time", () => {
    const { text = "" } = runLine(runOf({ events: [eventAt(-9, "Early"), eventAt(99, "Late")] })) ?? {};

    expect([...text.matchAll(/cx="([\d.]+)"/g)].map(([, x]) => Number(x))).toEqual([10, 470]);
    expect(runLine(runOf({ startedAt: "never" }))).toBeUndefined();
  });
});
