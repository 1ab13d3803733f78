import { describe, expect, it } from "vitest";
import { trueRoles } from "../../infra/sandbox/estate/truth.ts";
import { answer, type Drift, endings, findingOf, rule, startDrift } from "./drifting.ts";
import { IVS_ROLE, REGION, roleIdOf } from "./stack.ts";
import { sweep } from "./sweeping.ts";

const BATCH_ROLE = "AWSServiceRoleForBatch";
const ECS_ROLE = "AWSServiceRoleForECS";

const roleNow = (drift: Drift, name: string) => trueRoles(drift).find(({ roleName }) => roleName === name);

describe("a forbidden role", () => {
  it("is found, waits for an approval and the grace period, and is gone then", async () => {
    const drift = await startDrift();
    await rule(drift, [
      `{name: no-recordings, match: {role: ${IVS_ROLE}}, state: forbidden, unexpected: approve, approvers: platform, release: approved, grace: 1h}`,
    ]);
    const recording = await drift.record(REGION, "one");
    await drift.clock.settle(600);

    const status = await answer(drift, drift.approver, IVS_ROLE, "approve");
    await drift.clock.settle(1800);
    const inGrace = await roleIdOf(drift, IVS_ROLE);
    await drift.clock.settle(7200);

    expect(status).toBe(200);
    expect(inGrace).toMatch(/^AROA/);
    expect(await roleIdOf(drift, IVS_ROLE)).toBeUndefined();
    expect(await drift.owners.ivs.settings(recording)).toBeUndefined();
    expect(endings(drift, IVS_ROLE)).toEqual([expect.stringMatching(/^deleted: IAM has deleted/)]);
    expect(await findingOf(drift, "unexpected", IVS_ROLE)).toMatchObject({
      status: "closed",
      closedBecause: `${IVS_ROLE} is gone`,
    });
    expect(Object.values(drift.engines.queues.all()).flat()).toEqual([]);
  });
});

describe("a required role", () => {
  const REQUIRED = `{name: batch, match: {role: ${BATCH_ROLE}, service: batch.amazonaws.com}, state: required, missing: recreate, drift: put-back, description: for jobs, tags: {owner: web, cost: "42"}}`;

  it("that somebody has deleted comes back with the rule's description and tags, without a sweep", async () => {
    const drift = await startDrift();
    const before = await drift.owners.makeRole("batch.amazonaws.com");
    await drift.owners.describeRole(BATCH_ROLE, "for jobs");
    await drift.owners.tagRole(BATCH_ROLE, { owner: "web", cost: "42", other: "yes" });
    await drift.clock.settle(60);
    await rule(drift, [REQUIRED]);

    await drift.owners.deleteRole(BATCH_ROLE);
    await drift.clock.settle(600);

    const after = roleNow(drift, BATCH_ROLE);
    expect(after?.roleId).not.toBe(before);
    expect(after).toMatchObject({ description: "for jobs", tags: { owner: "web", cost: "42" } });
    expect(endings(drift, BATCH_ROLE)).toEqual(["restored: The role is as its rule wants it"]);
    expect(await findingOf(drift, "missing", BATCH_ROLE)).toMatchObject({ status: "closed", occurrence: 1 });
  });

  it("gets back the description and the tags that somebody has changed, and keeps its other tags", async () => {
    const drift = await startDrift();
    const roleId = await drift.owners.makeRole("batch.amazonaws.com");
    await drift.clock.settle(60);
    await rule(drift, [REQUIRED]);
    await drift.clock.settle(600);
    expect(roleNow(drift, BATCH_ROLE)).toMatchObject({
      description: "for jobs",
      tags: { owner: "web", cost: "42" },
    });

    await drift.owners.tagRole(BATCH_ROLE, { owner: "me", other: "yes" });
    await drift.clock.settle(600);
    await drift.owners.describeRole(BATCH_ROLE, "mine");
    await drift.clock.settle(600);

    expect(roleNow(drift, BATCH_ROLE)).toMatchObject({
      roleId,
      description: "for jobs",
      tags: { owner: "web", cost: "42", other: "yes" },
    });
    expect(await findingOf(drift, "tag-drift", BATCH_ROLE)).toMatchObject({
      status: "closed",
      occurrence: 2,
    });
    expect(await findingOf(drift, "description-drift", BATCH_ROLE)).toMatchObject({ status: "closed" });
  });
});

describe("of two rules that match a role", () => {
  const FORBID = `{name: no-ecs, match: {service: ecs.amazonaws.com}, state: forbidden}`;
  const MINE = `{name: mine, match: {role: AWSServiceRole*}, description: mine}`;

  it.each<[string, readonly string[], object]>([
    [
      "the first counts, and its findings say so",
      [FORBID, MINE],
      {
        kind: "unexpected",
        rule: "no-ecs",
        why: "Rule no-ecs (1 of 2) is the first that matches; it comes before mine, which would match too. It is only reported, as that rule says.",
      },
    ],
    [
      "the other one counts when it comes first",
      [MINE, FORBID],
      {
        kind: "description-drift",
        rule: "mine",
        why: "Rule mine (1 of 2) is the first that matches; it comes before no-ecs, which would match too. It is only reported, as that rule says.",
      },
    ],
  ])("%s", async (_what, rules, expected) => {
    const drift = await startDrift();
    await drift.owners.makeRole("ecs.amazonaws.com");
    await drift.clock.settle(60);

    await rule(drift, rules);
    await sweep(drift);

    const findings = await drift.inventory.findings.list(drift.account, ECS_ROLE);
    expect(findings).toEqual([expect.objectContaining({ status: "open", ...expected })]);
  });
});
