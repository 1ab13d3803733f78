import { describe, expect, it } from "vitest";
import { arrange, callEvent, created, deleted, use } from "./arranged-events.ts";
import { account, channel, role } from "./arranged-world.ts";

const { roleName } = role;

describe("recordEvent", () => {
  it("records what is true, not what the event says", async () => {
    const { world, record } = await arrange();
    use(world);

    const answer = await record(callEvent({ eventName: "DeleteRecordingConfiguration" }));

    expect(answer).toEqual({ kind: "recorded", roles: [{ roleName, status: "in-use", changed: true }] });
    expect(world.published).toMatchObject([
      {
        what: "Record Changed",
        detail: { id: "event-1", from: null, to: "in-use", usages: [channel("A").arn] },
      },
    ]);
  });

  it.each([
    ["its creation", created()],
    ["a usage", callEvent()],
  ])("records the role on a hint at %s", async (_what, event) => {
    const { record } = await arrange();

    expect(await record(event)).toMatchObject({ kind: "recorded", roles: [{ roleName, status: "unused" }] });
  });

  it("changes nothing and tells nothing when the same event comes again", async () => {
    const { world, record } = await arrange();
    use(world);
    await record(callEvent());

    const again = await record(callEvent());

    expect(again).toEqual({ kind: "recorded", roles: [{ roleName, status: "in-use", changed: false }] });
    expect(world.published).toHaveLength(1);
  });

  it("records that a role is gone", async () => {
    const { world, record } = await arrange();
    await record(created());
    world.iam.roles = {};
    world.pass(60);

    expect(await record(deleted)).toMatchObject({ roles: [{ status: "gone", changed: true }] });
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

    expect(answer).toMatchObject({ roles: [{ roleName: "AWSServiceRoleForFIS", status: "unobserved" }] });
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
      callEvent({ eventSource: "mediapackagev2.amazonaws.com" }),
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

    await expect(record(created())).rejects.toMatchObject({ name: "NotYetSettledError" });
  });

  it("asks to be tried again while IAM still shows a role whose deletion was just submitted", async () => {
    const { world, record } = await arrange();

    await expect(record(deleted)).rejects.toMatchObject({ name: "NotYetSettledError" });

    world.pass(60);
    expect(await record(deleted)).toMatchObject({ kind: "recorded", roles: [{ status: "unused" }] });
  });

  it("gives a role up that IAM does not show a minute after its creation", async () => {
    const { world, record } = await arrange();
    world.iam.roles = {};
    world.pass(60);

    expect(await record(created())).toMatchObject({ kind: "ignored" });
  });

  it("does not believe yet that a role is gone which was there a moment ago, and believes it a minute later", async () => {
    const { world, record } = await arrange();
    use(world);
    await record(callEvent());
    world.iam.roles = {};

    await expect(record(callEvent({ eventID: "event-2" }))).rejects.toMatchObject({
      name: "NotYetSettledError",
    });
    expect((await world.records.read(account, roleName))?.status).toBe("in-use");
    world.pass(60);
    expect(await record(callEvent({ eventID: "event-2" }))).toMatchObject({ roles: [{ status: "gone" }] });
  });

  it("does not believe yet that an incarnation is back which was gone a moment ago", async () => {
    const { world, record } = await arrange();
    await record(callEvent());
    world.iam.roles = {};
    await record(deleted);
    world.iam.roles = { [roleName]: role };

    await expect(record(callEvent({ eventID: "event-3" }))).rejects.toMatchObject({
      message: expect.stringContaining("which was gone a moment ago"),
    });
    expect((await world.records.read(account, roleName))?.status).toBe("gone");
  });
});
