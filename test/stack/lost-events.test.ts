import { expect, it } from "vitest";
import { usagesOf } from "../../functions/core/record.ts";
import { trueRoles } from "../../infra/sandbox/estate/truth.ts";
import { rule, startDrift } from "./drifting.ts";
import { ACCOUNT, IVS_ROLE, MEDIATAILOR_ROLE, REGION } from "./stack.ts";
import { loseEvents, openFindings, sweep } from "./sweeping.ts";

const ECS_ROLE = "AWSServiceRoleForECS";
const BATCH_ROLE = "AWSServiceRoleForBatch";
const SCALING_ROLE = "AWSServiceRoleForAutoScaling";

it("after a day of which every event was lost, one sweep makes inventory and findings equal to the truth", async () => {
  const drift = await startDrift();
  await rule(drift, [
    `{name: no-ecs, match: {role: ${ECS_ROLE}}, state: forbidden}`,
    `{name: batch, match: {role: ${BATCH_ROLE}, service: batch.amazonaws.com}, state: required}`,
    `{name: web, match: {role: ${SCALING_ROLE}}, tags: {owner: web}, description: for the web}`,
    `{name: home, match: {role: ${IVS_ROLE}}, regions: us-east-1}`,
    "{name: all, idle: 1h, minimumAge: 1h}",
  ]);
  const recording = await drift.record("us-east-1", "a");
  await drift.logSessions(REGION, "p", 10);
  await drift.owners.makeRole("batch.amazonaws.com");
  await drift.owners.makeRole("autoscaling.amazonaws.com");
  await drift.owners.tagRole(SCALING_ROLE, { owner: "web" });
  await drift.owners.describeRole(SCALING_ROLE, "for the web");
  await drift.clock.advance(3600);
  expect(await openFindings(drift)).toEqual([]);
  const letThrough = loseEvents(drift);
  await drift.owners.ivs.remove(recording);
  const abroad = await drift.record(REGION, "b");
  await drift.logSessions(REGION, "p", 0);
  await drift.owners.deleteRole(BATCH_ROLE);
  await drift.owners.makeRole("ecs.amazonaws.com");
  await drift.owners.tagRole(SCALING_ROLE, { owner: "me" });
  await drift.owners.describeRole(SCALING_ROLE, "mine");
  await drift.clock.advance(86_400);
  letThrough();
  expect(await openFindings(drift)).toEqual([]);

  await sweep(drift);

  const records = await Array.fromAsync(drift.inventory.records.list(ACCOUNT));
  const known = records
    .filter(({ status }) => status !== "gone")
    .map((record) => ({
      roleName: record.role.roleName,
      roleId: record.role.roleId,
      description: record.role.description,
      tags: record.role.tags,
      usedBy: usagesOf(record).map(({ arn }) => arn),
    }));
  const truth = trueRoles(drift).map(({ roleName, roleId, description, tags, usedBy }) => ({
    roleName,
    roleId,
    description,
    tags,
    usedBy,
  }));
  const byName = (one: { readonly roleName: string }, other: { readonly roleName: string }) =>
    one.roleName < other.roleName ? -1 : 1;
  expect(known.toSorted(byName)).toEqual(truth.toSorted(byName));
  expect(known.find(({ roleName }) => roleName === IVS_ROLE)?.usedBy).toEqual([abroad]);
  expect(await openFindings(drift)).toEqual([
    `description-drift of ${SCALING_ROLE}`,
    `missing of ${BATCH_ROLE}`,
    `tag-drift of ${SCALING_ROLE}`,
    `unexpected of ${ECS_ROLE}`,
    `unused of ${MEDIATAILOR_ROLE}`,
    `usage-in-unexpected-region of ${IVS_ROLE}`,
  ]);
  const { findings } = await sweep(drift);
  expect(findings).toEqual({ open: 6, opened: 0, updated: 0, closed: 0 });
});
