import { describe, expect, it } from "vitest";
import { type Dependencies, recordEvent } from "../../../functions/handlers/record-event.ts";
import { account, arrangeWorld, channel, collect, role, type World } from "./arranged-world.ts";

const { roleName, roleId } = role;
const invocation = { account, requestId: "request-1" };

/** A CloudTrail call as EventBridge delivers it. */
const callEvent = (detail: object = {}, envelope: object = {}) => ({
  version: "0",
  id: "envelope-1",
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.ivs",
  account,
  time: "2026-11-20T09:00:00Z",
  region: "us-east-1",
  resources: [],
  ...envelope,
  detail: {
    eventVersion: "1.11",
    userIdentity: { type: "IAMUser", arn: `arn:aws:iam::${account}:user/a` },
    eventTime: "2026-11-20T09:00:00Z",
    eventSource: "ivs.amazonaws.com",
    eventName: "UpdateChannel",
    awsRegion: "us-east-1",
    requestParameters: { arn: channel("A").arn },
    responseElements: null,
    eventID: "event-1",
    readOnly: false,
    ...detail,
  },
});

const created = (detail: object = {}) =>
  callEvent({
    eventSource: "iam.amazonaws.com",
    eventName: "CreateServiceLinkedRole",
    requestParameters: { aWSServiceName: "ivs.amazonaws.com" },
    responseElements: { role: { roleName, roleId, path: role.path } },
    ...detail,
  });

const deleted = callEvent({
  eventSource: "iam.amazonaws.com",
  eventName: "DeleteServiceLinkedRole",
  requestParameters: { roleName },
  responseElements: { deletionTaskId: "task/1" },
});

/** A world that remembers which runs were started; what a role's becoming unused leads to may differ. */
async function arrange(more: Partial<Dependencies> = {}) {
  const world = await arrangeWorld();
  const started: { readonly name: string; readonly input: unknown }[] = [];
  const dependencies: Dependencies = {
    ...world,
    startRun: async (name, input) => {
      started.push({ name, input });
    },
    onUnused: "decommission",
    ownRolePath: "/rolecall/",
    ...more,
  };
  const record = (event: unknown) => recordEvent(dependencies)(event, invocation);
  return { world, started, dependencies, record };
}

const use = (world: World) => world.service.resources.set("A", { usage: channel("A"), settings: {} });

/** A world in which the role was recorded as in use, and is so no more; nobody has been told yet. */
async function arrangeUnused(more: Partial<Dependencies> = {}) {
  const arranged = await arrange(more);
  use(arranged.world);
  await arranged.record(callEvent());
  arranged.world.service.resources.clear();
  arranged.world.published.length = 0;
  arranged.world.pass(60);
  return arranged;
}

const runName = `unused-${roleId}-20261120090100000`;
const runInput = { roleName, mode: "apply", roleId, release: false };

describe("recordEvent", () => {
  it("records what is true, not what the event says", async () => {
    const { world, record } = await arrange();
    use(world);

    const answer = await record(callEvent({ eventName: "DeleteRecordingConfiguration" }));

    expect(answer).toEqual({ kind: "recorded", roleName, status: "in-use", changed: true });
    expect(world.published).toMatchObject([
      {
        what: "Record Changed",
        detail: { id: "event-1", from: null, to: "in-use", usages: [channel("A").arn] },
      },
    ]);
  });

  it.each([
    ["its creation", created()],
    ["its deletion", deleted],
    ["a usage", callEvent()],
  ])("records the role on a hint at %s", async (_what, event) => {
    const { record } = await arrange();

    expect(await record(event)).toMatchObject({ kind: "recorded", roleName, status: "unused" });
  });

  it("changes nothing and tells nothing when the same event comes again", async () => {
    const { world, record } = await arrange();
    use(world);
    await record(callEvent());

    const again = await record(callEvent());

    expect(again).toEqual({ kind: "recorded", roleName, status: "in-use", changed: false });
    expect(world.published).toHaveLength(1);
  });

  it("records that a role is gone", async () => {
    const { world, record } = await arrange();
    await record(created());
    world.iam.roles = {};
    world.pass(60);

    expect(await record(deleted)).toMatchObject({ status: "gone", changed: true });
  });

  it("records a role that only IAM knows, without asking any service", async () => {
    const { world, record } = await arrange();
    const fis = {
      ...role,
      roleName: "AWSServiceRoleForFIS",
      path: "/aws-service-role/fis.amazonaws.com/",
      trusted: ["fis.amazonaws.com"],
    };
    world.iam.roles[fis.roleName] = fis;

    const answer = await record(created({ responseElements: { role: { roleName: fis.roleName } } }));

    expect(answer).toMatchObject({ roleName: "AWSServiceRoleForFIS", status: "unobserved" });
  });

  it.each([
    ["failed", callEvent({ errorCode: "AccessDenied", errorMessage: "no" })],
    [
      "was rolecall's own",
      callEvent({
        userIdentity: {
          type: "AssumedRole",
          sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${account}:role/rolecall/release-usage` } },
        },
      }),
    ],
    ["happened in another account", callEvent({}, { account: "444455556666" })],
    ["is of no service that a file knows", callEvent({ eventSource: "medialive.amazonaws.com" })],
    [
      "has a name that clashes with another service's",
      callEvent({ eventSource: "mediapackage.amazonaws.com" }),
    ],
    ["says nothing of usages", callEvent({ eventName: "CreateStreamKey" })],
    [
      "is of IAM, about something else",
      callEvent({ eventSource: "iam.amazonaws.com", eventName: "CreateUser" }),
    ],
    ["names no role", deleted.detail && callEvent({ ...deleted.detail, requestParameters: null })],
    ["names a role that is no text", callEvent({ ...deleted.detail, requestParameters: { roleName: 7 } })],
  ])("ignores a call that %s, and reads nothing", async (_what, event) => {
    const { world, record } = await arrange();

    expect(await record(event)).toMatchObject({ kind: "ignored", reason: expect.stringMatching(/./) });
    expect(world.iam.reads).toBe(0);
    expect(await world.records.read(account, roleName)).toBeUndefined();
  });

  it("ignores a call about a role that is not service-linked", async () => {
    const { world, record } = await arrange();
    world.iam.roles["ordinary"] = { ...role, roleName: "ordinary", path: "/" };

    const answer = await record(
      callEvent({
        eventSource: "iam.amazonaws.com",
        eventName: "TagRole",
        requestParameters: { roleName: "ordinary" },
      }),
    );

    expect(answer).toEqual({ kind: "ignored", reason: "ordinary is no service-linked role of this account" });
  });

  it.each([
    ["nothing", undefined],
    ["a text", "event"],
    ["no detail", { account }],
    ["a bare CloudTrail record", callEvent().detail],
    ["an account that is none", callEvent({}, { account: "root" })],
    ["no time", callEvent({ eventTime: undefined })],
    ["a time that is none", callEvent({ eventTime: "Oct 3, 2025, 8:41:04 AM" })],
    ["no source", callEvent({ eventSource: undefined })],
    ["no event id", callEvent({ eventID: undefined })],
    ["parameters that are a text", callEvent({ requestParameters: "HIDDEN" })],
  ])("refuses %s as malformed, so that it ends among the dead letters", async (_what, event) => {
    const { world, record } = await arrange();

    await expect(record(event)).rejects.toMatchObject({
      name: "InvalidEventError",
      message: expect.stringMatching(/./),
    });
    expect(await world.records.read(account, roleName)).toBeUndefined();
  });

  it("accepts an event whose optional members are null", async () => {
    const { record } = await arrange();

    const answer = await record(
      callEvent({
        userIdentity: { sessionContext: { sessionIssuer: null } },
        requestParameters: null,
        errorCode: null,
        responseElements: { role: null },
      }),
    );

    expect(answer).toMatchObject({ kind: "recorded" });
  });

  it("asks to be tried again while IAM does not show a role yet that was just created", async () => {
    const { world, record } = await arrange();
    world.iam.roles = {};
    world.pass(59);

    await expect(record(created())).rejects.toMatchObject({ name: "NotYetVisibleError" });
  });

  it("gives a role up that IAM does not show a minute after its creation", async () => {
    const { world, record } = await arrange();
    world.iam.roles = {};
    world.pass(60);

    expect(await record(created())).toMatchObject({ kind: "ignored" });
  });
});

describe("recordEvent, when a role has become unused", () => {
  it("starts a run that deletes exactly this incarnation and may release nothing", async () => {
    const { world, started, record } = await arrangeUnused();

    await record(callEvent());

    expect(started).toEqual([{ name: runName, input: runInput }]);
    expect(world.published).toMatchObject([
      { what: "Record Changed", detail: { from: "in-use", to: "unused" } },
      { what: "Role Became Unused", detail: { roleId, onUnused: "decommission" } },
    ]);
  });

  it.each([
    ["plan", [{ name: runName, input: { ...runInput, mode: "plan" } }]],
    ["report", []],
  ] as const)("does what the stack says: %s", async (onUnused, runs) => {
    const { world, started, record } = await arrangeUnused({ onUnused });

    await record(callEvent());

    expect(started).toEqual(runs);
    expect(world.published).toMatchObject([{}, { what: "Role Became Unused", detail: { onUnused } }]);
  });

  it("starts no run for a protected role", async () => {
    const { started, record } = await arrangeUnused({ protectedRoleNames: [roleName] });

    await record(callEvent());

    expect(started).toEqual([]);
  });

  it("reacts once, however many events follow", async () => {
    const { started, record } = await arrangeUnused();

    await record(callEvent());
    await record(callEvent({ eventID: "event-2" }));

    expect(started).toHaveLength(1);
  });

  it("does not react to a role that was never seen in use", async () => {
    const { started, record } = await arrange();

    await record(created());

    expect(started).toEqual([]);
  });

  it("does not react while one Region is dark", async () => {
    const { world, started, record } = await arrangeUnused();
    const { findUsages } = world.service;
    world.service.findUsages = (region) =>
      region === "eu-west-1" ? Promise.reject(new Error("dark")) : findUsages.call(world.service, region);

    const answer = await record(callEvent());

    expect(answer).toMatchObject({ status: "unknown" });
    expect(started).toEqual([]);
  });

  it("starts the run under the same name when it crashed between the record and the start", async () => {
    const { world, started, dependencies, record } = await arrangeUnused();
    const crashing = recordEvent({ ...dependencies, startRun: () => Promise.reject(new Error("crashed")) });
    await expect(crashing(callEvent(), invocation)).rejects.toThrow("crashed");
    world.pass(60);

    await record(callEvent());

    expect(started).toEqual([{ name: runName, input: runInput }]);
    expect(await world.records.read(account, roleName)).not.toHaveProperty("reactionDue");
  });

  it("starts the run under the same name when it crashed after the start", async () => {
    const { world, started, dependencies, record } = await arrangeUnused();
    const records = { ...world.records, settleReaction: () => Promise.reject(new Error("crashed")) };
    await expect(recordEvent({ ...dependencies, records })(callEvent(), invocation)).rejects.toThrow(
      "crashed",
    );

    await record(callEvent());

    expect(started.map(({ name }) => name)).toEqual([runName, runName]);
    const entries = await collect(world.history.list(account, roleName));
    expect(entries.filter(({ what }) => what === "Role Became Unused")).toHaveLength(1);
  });
});
