import { describe, expect, it } from "vitest";
import type { OutcomeKind } from "../../../../../functions/core/request.ts";
import {
  outcomeIsTrue,
  type TruthOfRun,
} from "../../../../../infra/sandbox/faults/checks/outcome-is-true.ts";
import type { RunEnd } from "../../../../../infra/sandbox/faults/checks/run-end.ts";
import { ANOTHER, PLANNED, WELL_ENDED } from "./run-ends.ts";

const TRUTH: TruthOfRun = { inTheWay: new Set(["arn:a"]), hasIamRefused: false, hasSubmitted: false };

const ended = (
  kind: OutcomeKind,
  rolesAtEnd: RunEnd["rolesAtEnd"],
  blockers: readonly string[] = [],
): RunEnd => ({
  ...WELL_ENDED,
  outcome: { kind, reason: "IAM refused the deletion", blockers },
  hasSubmitted: false,
  rolesAtEnd,
});

const isTrue = (run: RunEnd, truth: Partial<TruthOfRun> = {}) =>
  outcomeIsTrue(run, { ...TRUTH, ...truth }).length === 0;

describe("outcomeIsTrue", () => {
  it("believes deleted only of an incarnation that is gone", () => {
    expect(isTrue(ended("deleted", []))).toBe(true);
    expect(isTrue(ended("deleted", ANOTHER))).toBe(true);
    expect(isTrue(ended("deleted", PLANNED))).toBe(false);
  });

  it("believes already-gone only of a role that is gone, and not by rolecall", () => {
    expect(isTrue(ended("already-gone", []))).toBe(true);
    expect(isTrue(ended("already-gone", PLANNED))).toBe(false);
    expect(isTrue(ended("already-gone", []), { hasSubmitted: true })).toBe(false);
  });

  it("believes recreated only where another incarnation has the name", () => {
    expect(isTrue(ended("recreated", ANOTHER))).toBe(true);
    expect(isTrue(ended("recreated", PLANNED))).toBe(false);
    expect(isTrue(ended("recreated", []))).toBe(false);
    expect(isTrue({ ...ended("recreated", PLANNED), askedRoleId: "AROA9" })).toBe(true);
  });

  it("believes blocked only where what is named is in the way, or IAM has refused", () => {
    expect(isTrue(ended("blocked", PLANNED, ["arn:a"]))).toBe(true);
    expect(isTrue(ended("blocked", PLANNED, ["arn:a", "arn:b"]))).toBe(false);
    expect(isTrue(ended("blocked", PLANNED))).toBe(false);
    expect(isTrue(ended("blocked", PLANNED), { hasIamRefused: true })).toBe(true);
    expect(isTrue(ended("blocked", [], ["arn:a"]))).toBe(false);
  });

  it("believes refused only of a run that has submitted nothing, and timed-out only while the role is there", () => {
    expect(isTrue(ended("refused", PLANNED))).toBe(true);
    expect(isTrue({ ...ended("refused", []), hasSubmitted: true })).toBe(false);
    expect(isTrue(ended("timed-out", PLANNED))).toBe(true);
    expect(isTrue(ended("timed-out", []))).toBe(false);
  });

  it("believes restored only where nothing was left, and partly-restored only where something was", () => {
    expect(isTrue(ended("restored", ANOTHER))).toBe(true);
    expect(isTrue(ended("restored", []))).toBe(false);
    expect(isTrue(ended("restored", ANOTHER, ["arn:a"]))).toBe(false);
    expect(isTrue(ended("partly-restored", ANOTHER, ["arn:a"]))).toBe(true);
    expect(isTrue(ended("partly-restored", ANOTHER))).toBe(false);
  });
});
