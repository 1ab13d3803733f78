import {
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  TagRoleCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { ACCOUNT, IVS_ROLE, MEDIATAILOR_ROLE, REGION, type Stack, startStack } from "./stack.ts";
import { loseEvents, openFindings, putPolicy, sweep, writesSince } from "./sweeping.ts";

/** Never, as far as these tests go: they sweep by hand. */
const parameters = { SweepSchedule: "rate(3650 days)" };
const BATCH_ROLE = "AWSServiceRoleForBatch";
const ECS_ROLE = "AWSServiceRoleForECS";

const make = ({ iam }: Stack, AWSServiceName: string, CustomSuffix?: string) =>
  iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName, CustomSuffix }));

const record = ({ inventory }: Stack, roleName: string) => inventory.records.read(ACCOUNT, roleName);

const regionsOf = async (stack: Stack, roleName: string) =>
  Object.keys((await record(stack, roleName))?.regions ?? {}).toSorted();

/** What the account says of its Regions from now on. */
const enableOnly = ({ faults }: Stack, ...names: readonly string[]) =>
  faults.set([
    {
      service: "account",
      operation: "ListRegions",
      answer: { Regions: names.map((RegionName) => ({ RegionName, RegionOptStatus: "ENABLED" })) },
    },
  ]);

describe("a sweep", () => {
  it("fills an empty inventory, and tells of each role once", async () => {
    const stack = await startStack({ parameters });
    const letThrough = loseEvents(stack);
    const recording = await stack.record(REGION, "a");
    await make(stack, "batch.amazonaws.com");
    await stack.clock.settle(60);
    letThrough();
    expect(await record(stack, IVS_ROLE)).toBeUndefined();

    const answer = await sweep(stack);

    expect(answer).toEqual({
      kind: "swept",
      roles: 2,
      changed: 2,
      findings: { open: 0, opened: 0, updated: 0, closed: 0 },
      unread: [],
    });
    const ivs = await record(stack, IVS_ROLE);
    expect(ivs).toMatchObject({ status: "in-use", principal: "ivs.amazonaws.com" });
    expect(ivs?.regions[REGION]).toMatchObject({ usages: [{ arn: recording }] });
    expect(await record(stack, BATCH_ROLE)).toMatchObject({ status: "unobserved" });
    expect(await sweep(stack)).toMatchObject({ roles: 2, changed: 0 });
  });

  it("of 60 roles of which nothing has changed costs listings only, and writes nothing", async () => {
    const stack = await startStack({ parameters, iam: { mostPageItems: 1000 } });
    loseEvents(stack);
    await stack.record(REGION, "a");
    await stack.logSessions(REGION, "p", 0);
    await make(stack, "mediatailor.amazonaws.com");
    for (let suffix = 0; suffix < 58; suffix += 1) {
      await make(stack, "autoscaling.amazonaws.com", `s${suffix}`);
    }
    await sweep(stack);
    await stack.clock.advance(6 * 3600);
    const since = stack.calls().length;

    const answer = await sweep(stack);

    expect(answer).toMatchObject({ roles: 60, changed: 0 });
    expect(stack.calledByRolecall("iam", since)).toEqual(["ListRoles"]);
    expect(stack.calledByRolecall("account", since)).toEqual(["ListRegions"]);
    expect(writesSince(stack, since)).toEqual(["PutEvents"]);
    expect(stack.calledByRolecall("ivs", since).toSorted()).toEqual([
      "ListChannels",
      "ListRecordingConfigurations",
      "ListRecordingConfigurations",
    ]);
    expect(stack.calledByRolecall("mediatailor", since).toSorted()).toEqual([
      "ListChannels",
      "ListChannels",
      "ListPlaybackConfigurations",
      "ListPlaybackConfigurations",
    ]);
  });

  it("repairs whatever the events of a day would have told, had they not all been lost", async () => {
    const stack = await startStack({ parameters });
    await stack.record(REGION, "a");
    await stack.logSessions(REGION, "p", 10);
    await make(stack, "batch.amazonaws.com");
    await make(stack, "autoscaling.amazonaws.com");
    await putPolicy(
      stack,
      { name: "no ECS", match: { ...anyRole, roles: [ECS_ROLE] }, state: "forbidden" },
      {
        name: "batch",
        match: { ...anyRole, roles: [BATCH_ROLE], services: ["batch.amazonaws.com"] },
        state: "required",
      },
      { name: "all", idleSeconds: 3600, minimumAgeSeconds: 3600 },
    );
    await stack.clock.settle(3600);
    expect(await openFindings(stack)).toEqual([]);
    const letThrough = loseEvents(stack);
    const later = await stack.record("us-east-1", "b");
    await stack.logSessions(REGION, "p", 0);
    await stack.iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: BATCH_ROLE }));
    await make(stack, "ecs.amazonaws.com");
    const RoleName = "AWSServiceRoleForAutoScaling";
    await stack.iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: "owner", Value: "web" }] }));
    await stack.iam.send(new UpdateRoleCommand({ RoleName, Description: "for the web" }));
    await stack.clock.advance(86_400);
    letThrough();

    await sweep(stack);
    await stack.clock.settle(600);

    expect(await record(stack, IVS_ROLE)).toMatchObject({
      status: "in-use",
      regions: { "us-east-1": { usages: [{ arn: later }] } },
    });
    expect(await record(stack, MEDIATAILOR_ROLE)).toMatchObject({ status: "unused" });
    expect(await record(stack, BATCH_ROLE)).toMatchObject({ status: "gone" });
    expect(await record(stack, ECS_ROLE)).toMatchObject({ status: "unobserved" });
    expect(await record(stack, RoleName)).toMatchObject({
      role: { description: "for the web", tags: { owner: "web" } },
    });
    expect(await openFindings(stack)).toEqual([
      `missing of ${BATCH_ROLE}`,
      `unexpected of ${ECS_ROLE}`,
      `unused of ${MEDIATAILOR_ROLE}`,
    ]);
  });

  it("finds a Region that was enabled since, and forgets one that was switched off, unless a usage was seen there", async () => {
    const stack = await startStack({ parameters, seed: 1 });
    enableOnly(stack, "us-east-1");
    await stack.record("us-east-1", "a");
    await stack.logSessions("us-east-1", "p", 10);
    await stack.clock.settle(60);
    expect(await regionsOf(stack, IVS_ROLE)).toEqual(["us-east-1"]);

    enableOnly(stack, "us-east-1", REGION);
    await sweep(stack);
    expect(await regionsOf(stack, IVS_ROLE)).toEqual([REGION, "us-east-1"]);

    enableOnly(stack, REGION);
    await stack.logSessions("us-east-1", "p", 0);
    await stack.clock.settle(60);
    await sweep(stack);
    expect(await regionsOf(stack, IVS_ROLE)).toEqual([REGION, "us-east-1"]);
    expect(await regionsOf(stack, MEDIATAILOR_ROLE)).toEqual([REGION]);
  });

  it("runs by its schedule, and whenever the policy changes", async () => {
    const stack = await startStack({ parameters: { SweepSchedule: "rate(6 hours)" }, seed: 1 });
    const letThrough = loseEvents(stack);
    await make(stack, "ecs.amazonaws.com");
    await stack.clock.settle(60);
    letThrough();
    await stack.clock.advance(5 * 3600);
    expect(await record(stack, ECS_ROLE)).toBeUndefined();
    await stack.clock.advance(3600);
    expect(await record(stack, ECS_ROLE)).toMatchObject({ status: "unobserved" });

    await putPolicy(stack, { name: "no ECS", match: { ...anyRole, roles: [ECS_ROLE] }, state: "forbidden" });
    await stack.clock.settle(60);
    expect(await openFindings(stack)).toEqual([`unexpected of ${ECS_ROLE}`]);

    await putPolicy(stack, { name: "all" });
    await stack.clock.settle(60);
    expect(await openFindings(stack)).toEqual([]);
  });

  it("hurts nobody but the roles of a service that cannot be read, and says why", async () => {
    const stack = await startStack({ parameters });
    await stack.record(REGION, "a");
    await make(stack, "mediatailor.amazonaws.com");
    await stack.clock.settle(60);
    const error = { code: "AccessDeniedException", status: 403, message: "no" };
    stack.faults.set([{ service: "mediatailor", operation: "*", error }]);

    const answer = await sweep(stack);

    expect(answer.unread).toEqual([
      `mediatailor in ${REGION}: AccessDeniedException: no`,
      "mediatailor in us-east-1: AccessDeniedException: no",
    ]);
    expect(await record(stack, MEDIATAILOR_ROLE)).toMatchObject({ status: "unknown" });
    expect(await record(stack, IVS_ROLE)).toMatchObject({ status: "in-use" });
    expect(await openFindings(stack)).toEqual([`unknown of ${MEDIATAILOR_ROLE}`]);
  });

  it("and an event that see the same change at once start one run", async () => {
    const stack = await startStack({ parameters: { ...parameters, OnUnused: "decommission" } });
    await stack.logSessions(REGION, "p", 10);
    await stack.clock.settle(60);
    await stack.logSessions(REGION, "p", 0);

    await Promise.all([sweep(stack), stack.clock.settle(3600), sweep(stack)]);
    await stack.clock.settle(3600);

    expect(stack.executions()).toHaveLength(1);
    expect(await record(stack, MEDIATAILOR_ROLE)).toMatchObject({ status: "gone" });
  });

  it("sees what has become unused, and lets a policy alone decide where one is in force", async () => {
    const stack = await startStack({ parameters: { ...parameters, OnUnused: "decommission" } });
    await stack.logSessions(REGION, "p", 10);
    await putPolicy(stack, { name: "all" });
    await stack.clock.settle(60);
    const letThrough = loseEvents(stack);
    await stack.logSessions(REGION, "p", 0);
    await stack.clock.settle(60);
    letThrough();

    await sweep(stack);
    await stack.clock.settle(3600);

    expect(await record(stack, MEDIATAILOR_ROLE)).toMatchObject({ status: "unused" });
    expect(stack.executions()).toEqual([]);
  });
});

const anyRole = { services: [], roles: [], tags: {}, accounts: [], organizationalUnits: [] };

describe("a role's findings", () => {
  it("follow an event at once, by the policy in force", async () => {
    const stack = await startStack({ parameters });
    await putPolicy(stack, { name: "no ECS", match: { ...anyRole, roles: [ECS_ROLE] }, state: "forbidden" });
    await stack.clock.settle(60);

    await make(stack, "ecs.amazonaws.com");
    await stack.clock.settle(60);
    expect(await openFindings(stack)).toEqual([`unexpected of ${ECS_ROLE}`]);

    await stack.iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: ECS_ROLE }));
    await stack.clock.settle(600);
    expect(await openFindings(stack)).toEqual([]);
  });

  it("name who made the role", async () => {
    const stack = await startStack({ parameters });
    await stack.record(REGION, "a");

    await stack.clock.settle(60);

    expect((await record(stack, IVS_ROLE))?.origin).toMatchObject({
      call: "CreateServiceLinkedRole",
      via: "ivs.amazonaws.com",
    });
  });
});
