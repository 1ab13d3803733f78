import type { Finding } from "../../../functions/core/drift/finding.ts";
import type { RemediationRun } from "../../../functions/core/drift/remediation.ts";
import { ruleText } from "../../../functions/core/drift/standing.ts";
import type { Rule } from "../../../functions/core/policy.ts";
import { finding } from "../core/drift/examples.ts";
import { forbid, putPolicy } from "./arranged-warrant.ts";
import { account, arrangeWorld, role, type World } from "./arranged-world.ts";

const { roleName, roleId } = role;

export const OWNER = "arn:aws:iam::111122223333:role/owner";
export const APPROVER = "arn:aws:sts::111122223333:assumed-role/Approvers/ben";
export const DIGEST = "a".repeat(64);

/** Forbids the role, and asks before anything is done about it. */
export const asking: Rule = {
  ...forbid,
  unexpected: "approve",
  window: null,
  approval: {
    approvers: ["arn:aws:sts::111122223333:assumed-role/Approvers/*", OWNER],
    fourEyes: true,
    expiresAfterSeconds: 604_800,
  },
};

/** A world in which a finding of the role has begun a run of this rule. */
export interface RemediationWorld extends World {
  readonly woken: string[];
  readonly wake: (token: string) => Promise<void>;
  /** The run as it is kept. */
  readonly readRun: () => Promise<RemediationRun | undefined>;
  /** Changes the run in the table. */
  readonly changeRun: (more: Partial<RemediationRun>) => Promise<void>;
  readonly told: () => readonly string[];
  readonly standards: {
    readonly organizationalUnits: undefined;
    readonly protectedRoleNames: readonly string[];
  };
  readonly maximumDeletionsPerDay: number;
}

/** Makes such a world, at 9:00. */
export async function arrangeRemediation(
  rule: Rule = asking,
  more: Partial<RemediationRun> = {},
  ofFinding: Partial<Finding> = {},
): Promise<RemediationWorld> {
  const world = await arrangeWorld();
  const woken: string[] = [];
  const readRun = async () => (await world.remediations.read(account, roleName))?.run;
  const run: RemediationRun = {
    runId: "run-1",
    kind: "unexpected",
    occurrence: 1,
    action: "decommission",
    response: "approve",
    roleId,
    rule: ruleText(rule),
    policyDigest: "d".repeat(64),
    requestedBy: OWNER,
    beganAt: "2026-11-20T09:00:00.000Z",
    ...more,
  };
  await putPolicy(world, { rules: [rule] });
  await world.findings.write(finding({ kind: run.kind, summary: "it exists", ...ofFinding }));
  await world.remediations.change(account, roleName, (before) => ({ ...before, runs: 1, run }));
  return {
    ...world,
    woken,
    wake: async (token) => {
      woken.push(token);
    },
    readRun,
    async changeRun(change) {
      await world.remediations.change(account, roleName, (before) =>
        before.run === undefined ? before : { ...before, run: { ...before.run, ...change } },
      );
    },
    told: () => world.published.map(({ what }) => what),
    standards: { organizationalUnits: undefined, protectedRoleNames: [] },
    maximumDeletionsPerDay: 10,
  };
}
