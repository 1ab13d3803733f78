import { describe, expect, it } from "vitest";
import { arrange, callEvent } from "./arranged-events.ts";
import { appInstance, chatRole, messagingRole, shareUsages } from "./arranged-shared-role.ts";
import { account, role } from "./arranged-world.ts";

const byRolecall = {
  userIdentity: {
    type: "AssumedRole",
    sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${account}:role/rolecall/release-usage` } },
  },
};

/** A call of Chime messaging that can have changed what uses either of its roles. */
const streaming = (detail: object = {}) =>
  callEvent({
    eventSource: "chime.amazonaws.com",
    eventName: "PutMessagingStreamingConfigurations",
    requestParameters: { appInstanceArn: appInstance("A").arn },
    ...detail,
  });

/** Both roles of Chime messaging, with app instance A that may use either. */
async function arrangeBoth() {
  const arranged = await arrange();
  shareUsages(arranged.world, "A");
  const statusOf = async (roleName: string) => (await arranged.world.records.read(account, roleName))?.status;
  const statuses = async () => [await statusOf(chatRole.roleName), await statusOf(messagingRole.roleName)];
  return { ...arranged, statuses };
}

describe("recordEvent, of a call that can speak of two roles", () => {
  it("records both", async () => {
    const { record, statuses } = await arrangeBoth();

    const answer = await record(streaming());

    expect(answer).toEqual({
      kind: "recorded",
      roles: [
        { roleName: chatRole.roleName, status: "in-use", changed: true },
        { roleName: messagingRole.roleName, status: "in-use", changed: true },
      ],
    });
    expect(await statuses()).toEqual(["in-use", "in-use"]);
  });

  it("records the one that is there, and says nothing of the other", async () => {
    const { world, record } = await arrangeBoth();
    world.iam.roles = { [messagingRole.roleName]: messagingRole };

    const answer = await record(streaming());

    expect(answer).toEqual({
      kind: "recorded",
      roles: [{ roleName: messagingRole.roleName, status: "in-use", changed: true }],
    });
  });

  it("ignores the call where neither is there, naming both", async () => {
    const { world, record } = await arrangeBoth();
    world.iam.roles = {};

    expect(await record(streaming())).toEqual({
      kind: "ignored",
      reason: `${chatRole.roleName} and ${messagingRole.roleName} is no service-linked role of this account`,
    });
  });

  it("records the second, too, where the first cannot be read, and asks to be tried again, naming that", async () => {
    const { world, record, statuses } = await arrangeBoth();
    const { findUsages } = world.service;
    const throttled = Object.assign(new Error("no"), { name: "ThrottlingException" });
    let calls = 0;
    world.service.findUsages = (region) => {
      calls += 1;
      return calls === 1 ? Promise.reject(throttled) : findUsages.call(world.service, region);
    };

    await expect(record(streaming())).rejects.toMatchObject({
      name: "NotYetSettledError",
      message: `${chatRole.roleName} is recorded, but could not be read in us-east-1 (ThrottlingException: no)`,
    });
    expect(await statuses()).toEqual(["unknown", "in-use"]);
  });

  it("starts a run for each of them that has become unused", async () => {
    const { world, record, started } = await arrangeBoth();
    await record(streaming());
    world.service.resources.clear();
    world.pass(60);

    await record(streaming({ eventName: "DeleteMessagingStreamingConfigurations", eventID: "event-2" }));

    expect(started.map(({ input }) => input)).toEqual([
      { roleName: chatRole.roleName, roleId: chatRole.roleId, mode: "apply", release: false },
      { roleName: messagingRole.roleName, roleId: messagingRole.roleId, mode: "apply", release: false },
    ]);
  });
});

describe("recordEvent, of rolecall's own call", () => {
  it("records it where another role counts the same usages, and starts nothing because of it", async () => {
    const { world, record, started, statuses } = await arrangeBoth();
    await record(streaming());
    world.service.resources.clear();
    world.pass(60);

    const answer = await record(streaming({ ...byRolecall, eventID: "event-2" }));

    expect(answer).toMatchObject({ kind: "recorded" });
    expect(await statuses()).toEqual(["unused", "unused"]);
    expect(started).toEqual([]);
    expect(world.published.map(({ detail }) => detail["own"])).toEqual([undefined, undefined, true, true]);
    expect(await world.records.read(account, chatRole.roleName)).not.toHaveProperty("reactionDue");
  });

  it("ignores it where the run that made it looks itself, saying so, and reads nothing", async () => {
    const { world, record } = await arrange();

    const answer = await record(callEvent(byRolecall));

    expect(answer).toEqual({ kind: "ignored", reason: "rolecall called UpdateChannel itself" });
    expect(world.iam.reads).toBe(0);
    expect(await world.records.read(account, role.roleName)).toBeUndefined();
  });

  it("ignores it where no service file knows the call", async () => {
    const { world, record } = await arrangeBoth();

    const answer = await record(streaming({ ...byRolecall, eventName: "DeleteChannel" }));

    expect(answer).toMatchObject({ kind: "ignored" });
    expect(world.iam.reads).toBe(0);
  });

  it("ignores what it did to the roles themselves, shared usages or not", async () => {
    const { world, record } = await arrangeBoth();
    const requestParameters = { roleName: messagingRole.roleName };
    const tagged = { eventSource: "iam.amazonaws.com", eventName: "TagRole", requestParameters };

    const answer = await record(streaming({ ...byRolecall, ...tagged }));

    expect(answer).toMatchObject({
      kind: "ignored",
      reason: `rolecall made the call itself, as arn:aws:iam::${account}:role/rolecall/release-usage`,
    });
    expect(world.iam.reads).toBe(0);
  });
});
