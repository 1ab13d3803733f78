import { describe, expect, it } from "vitest";
import {
  concludeRestore,
  type RestoreReport,
  type RestoreRequest,
} from "../../../functions/core/restore-run.ts";

const request: RestoreRequest = { roleName: "AWSServiceRoleForMediaTailor", mode: "apply", force: false };
const report = (arn: string, kind: RestoreReport["kind"], reason?: string): RestoreReport => ({
  arn,
  kind,
  ...(reason === undefined ? {} : { reason }),
});
const concluded = (...reports: readonly RestoreReport[]) => concludeRestore(request, reports);

describe("concludeRestore", () => {
  it("calls a restore restored that left nothing, counting each kind", () => {
    const outcome = concluded(
      report("arn:a", "restored"),
      report("arn:b", "already-as-it-was"),
      report("arn:c", "restored"),
    );

    expect(outcome).toEqual({
      kind: "restored",
      reason: "Of what was released: 2 restored, 1 already as it was",
      blockers: [],
    });
  });

  it("names the run whose releases it puts back, if it was told one", () => {
    const outcome = concludeRestore({ ...request, runId: "run-1" }, [report("arn:a", "restored")]);

    expect(outcome.reason).toBe("Of what run run-1 released: 1 restored");
  });

  it.each([
    ["changed-since", "1 changed since and left alone (arn:b: PercentEnabled is 77 now)"],
    ["gone", "1 gone (arn:b: PercentEnabled is 77 now)"],
    ["failed", "1 failed (arn:b: PercentEnabled is 77 now)"],
  ] as const)(
    "calls a restore partly restored that left something %s, and says what and why",
    (kind, words) => {
      const outcome = concluded(
        report("arn:a", "restored"),
        report("arn:b", kind, "PercentEnabled is 77 now"),
      );

      expect(outcome).toEqual({
        kind: "partly-restored",
        reason: `Of what was released: 1 restored, ${words}`,
        blockers: ["arn:b"],
      });
    },
  );

  it("says the reason of each that has one, one by one", () => {
    const outcome = concluded(
      report("arn:a", "gone", "no stream"),
      report("arn:b", "gone"),
      report("arn:c", "gone", "no bucket"),
    );

    expect(outcome.reason).toBe("Of what was released: 3 gone (arn:a: no stream; arn:c: no bucket)");
    expect(outcome.blockers).toEqual(["arn:a", "arn:b", "arn:c"]);
  });

  it.each([
    ["failed", [report("arn:a", "failed"), report("arn:b", "gone")]],
    ["partly-restored", [report("arn:a", "failed"), report("arn:b", "restored")]],
    ["partly-restored", [report("arn:a", "failed"), report("arn:b", "already-as-it-was")]],
    ["partly-restored", [report("arn:a", "gone"), report("arn:b", "changed-since")]],
  ] as const)("calls it %s only where something failed and nothing is as it was", (kind, reports) => {
    expect(concluded(...reports).kind).toBe(kind);
  });

  it("calls it refused as soon as one was refused, with that reason first", () => {
    const outcome = concluded(report("arn:a", "restored"), report("arn:b", "refused", "rolecall is paused"));

    expect(outcome).toEqual({
      kind: "refused",
      reason: "rolecall is paused (1 restored, 1 refused (arn:b: rolecall is paused))",
      blockers: ["arn:b"],
    });
  });

  it("calls it refused, too, where no reason was given", () => {
    expect(concluded(report("arn:a", "refused"))).toEqual({
      kind: "refused",
      reason: "a restore was refused (1 refused)",
      blockers: ["arn:a"],
    });
  });

  it("ends planned in plan mode, and names what could not be put back", () => {
    const outcome = concludeRestore({ ...request, mode: "plan" }, [
      report("arn:a", "to-restore"),
      report("arn:b", "gone"),
      report("arn:c", "changed-since"),
    ]);

    expect(outcome).toEqual({
      kind: "planned",
      reason: "Of what was released: 1 to restore, 1 gone, 1 changed since and left alone",
      blockers: ["arn:b", "arn:c"],
    });
  });
});
