import { describe, expect, it } from "vitest";
import { createLineView } from "../../../../cli/progress/view/line-view.ts";
import { anEndedRun, aRun } from "../a-run.ts";

const IVS = "AWSServiceRoleForIVSRecordToS3";
const TAILOR = "AWSServiceRoleForMediaTailor";

/** A view of lines at a quarter to six, where the test runs. */
function lineView() {
  const lines: string[] = [];
  const write = (text: string) => {
    lines.push(text);
  };
  return { lines, view: createLineView({ write, now: () => new Date(2026, 10, 20, 17, 45, 5) }) };
}

describe("the view of lines", () => {
  it("writes time, role and what it is doing, once for each change", () => {
    const { lines, view } = lineView();

    view.update([aRun({ roleName: IVS }), aRun({ roleName: TAILOR })]);
    view.update([
      aRun({ roleName: IVS, phase: "releasing", usagesReleased: 2, usagesToRelease: 5 }),
      aRun({ roleName: TAILOR }),
    ]);
    view.update([
      aRun({ roleName: IVS, phase: "releasing", usagesReleased: 2, usagesToRelease: 5, elapsedSeconds: 9 }),
      anEndedRun("blocked", 9, { roleName: TAILOR }),
    ]);

    expect(lines).toEqual([
      `17:45:05 ${IVS} starting\n`,
      `17:45:05 ${TAILOR} starting\n`,
      `17:45:05 ${IVS} releasing 2 of 5\n`,
      `17:45:05 ${TAILOR} blocked: it is blocked\n`,
    ]);
  });

  it("does not repeat itself for each try of the same, nor for each poll", () => {
    const { lines, view } = lineView();
    const retry = { attempt: 1, of: 61, error: "ResourceBusyError", reason: "it is live", others: 0 };
    const wait = { reason: "it is live", until: "2026-11-20T09:01:00Z" };

    view.update([aRun({ phase: "releasing", retry, wait })]);
    view.update([aRun({ phase: "releasing", retry })]);
    view.update([aRun({ phase: "releasing", retry: { ...retry, attempt: 2 }, wait })]);
    view.update([aRun({ phase: "waiting-for-iam", wait: { reason: "IAM's answer" } })]);
    view.update([aRun({ phase: "waiting-for-iam" })]);
    view.tick();
    view.stop();

    expect(lines).toEqual([`17:45:05 ${IVS} releasing: it is live\n`, `17:45:05 ${IVS} waiting for IAM\n`]);
  });

  it("hands on no control character of a name, an error or an outcome", () => {
    const { lines, view } = lineView();
    const hostile = "a\u001b[2J\rb\nc\u202ed\u0007e\u009b31mf";

    view.update([
      anEndedRun(hostile, 1, {
        roleName: hostile,
        outcome: { kind: hostile, reason: hostile, blockers: [] },
      }),
    ]);

    expect(lines).toHaveLength(1);
    expect(lines[0]?.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lines[0]).toMatch(/\n$/);
  });
});
