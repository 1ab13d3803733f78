import type { RunEnd } from "../../../../../infra/sandbox/faults/checks/run-end.ts";

const role = (roleId: string) => ({
  roleName: "R",
  roleId,
  createdAt: "2026-11-20T08:00:00Z",
  tags: {},
  usedBy: [],
});

/** The role as it was planned. */
export const PLANNED = [role("AROA1")];

/** The role after it was made again. */
export const ANOTHER = [role("AROA2")];

/** A run that has ended well. */
export const WELL_ENDED: RunEnd = {
  runId: "run",
  roleName: "R",
  status: "SUCCEEDED",
  startedAt: new Date("2026-11-20T09:00:00Z"),
  endedAt: new Date("2026-11-20T09:01:00Z"),
  transitions: 13,
  outcome: { kind: "deleted", reason: "IAM has deleted it", blockers: [] },
  output: { outcome: "deleted", reason: "IAM has deleted it", blockers: [], resources: [] },
  timesEnded: 1,
  hasSubmitted: true,
  rolesAtStart: PLANNED,
  rolesAtEnd: [],
};
