import { describe, expect, it } from "vitest";
import type { Principal } from "../../../../infra/sandbox/gateway/operation.ts";
import { createSeededRandom } from "../../../../infra/sandbox/gateway/seeded-random.ts";
import { createPermissions } from "../../../../infra/sandbox/permissions/permissions.ts";
import { roleWith } from "../gateway/arranged-gateway.ts";

const worker = "arn:aws:iam::111122223333:role/app/worker";
const session: Principal = {
  kind: "assumed-role",
  account: "111122223333",
  arn: "arn:aws:sts::111122223333:assumed-role/worker/s",
  principalId: "AROAEXAMPLEROLEID0001:s",
  accessKeyId: "ASIAEXAMPLE",
  roleArn: worker,
};
const channel = "arn:aws:ivs:us-east-1:111122223333:channel/one";
const update = [{ action: "ivs:UpdateChannel", resources: [channel] }];

function arrange(statement: unknown = [], start = "2026-11-20T09:00:00Z") {
  let now = new Date(start);
  const permissions = createPermissions({ now: () => now, random: createSeededRandom({ position: 1 }) });
  permissions.putRole(roleWith(statement));
  return {
    permissions,
    wait: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

describe("issueCredentials", () => {
  it("lets a service assume a role that trusts it", async () => {
    const { permissions } = arrange();

    const { accessKeyId, sessionToken } = await permissions.issueCredentials(worker, "record-event", {
      assumedBy: "lambda.amazonaws.com",
    });

    expect(permissions.identify(accessKeyId, sessionToken)).toEqual({
      kind: "known",
      principal: {
        kind: "assumed-role",
        account: "111122223333",
        arn: "arn:aws:sts::111122223333:assumed-role/worker/record-event",
        principalId: "AROAEXAMPLEROLEID0001:record-event",
        accessKeyId,
        roleArn: worker,
        sessionCreated: new Date("2026-11-20T09:00:00Z"),
      },
    });
  });

  it("refuses a service that the role does not trust", async () => {
    const { permissions } = arrange();

    const issued = permissions.issueCredentials(worker, "x", { assumedBy: "states.amazonaws.com" });

    await expect(issued).rejects.toMatchObject({
      code: "AccessDenied",
      status: 403,
      message: `User: states.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: ${worker}`,
    });
  });

  it("refuses a role that nobody put in", async () => {
    const { permissions } = arrange();
    permissions.removeRole(worker);

    await expect(permissions.issueCredentials(worker, "x")).rejects.toMatchObject({ code: "NoSuchEntity" });
  });

  it("ends a session after its time, and no other", async () => {
    const { permissions, wait } = arrange();
    const brief = await permissions.issueCredentials(worker, "brief", { durationSeconds: 900 });
    const lasting = await permissions.issueCredentials(worker, "lasting");

    wait(899);
    const before = permissions.identify(brief.accessKeyId, brief.sessionToken).kind;
    wait(1);

    expect(before).toBe("known");
    expect(permissions.identify(brief.accessKeyId, brief.sessionToken)).toEqual({ kind: "expired" });
    wait(365 * 86_400);
    expect(permissions.identify(lasting.accessKeyId, lasting.sessionToken).kind).toBe("known");
  });

  it("keeps sessions where it is told to", async () => {
    const sessions = {};
    const options = {
      now: () => new Date("2026-11-20T09:00:00Z"),
      random: createSeededRandom({ position: 1 }),
      sessions,
    };
    const before = createPermissions(options);
    before.putRole(roleWith([]));
    const { accessKeyId, sessionToken } = await before.issueCredentials(worker, "kept");

    const after = createPermissions({ ...options, sessions: JSON.parse(JSON.stringify(sessions)) });

    expect(after.identify(accessKeyId, sessionToken)).toMatchObject({
      kind: "known",
      principal: { arn: "arn:aws:sts::111122223333:assumed-role/worker/kept" },
    });
  });
});

describe("decide", () => {
  it("forgets what it decided when a role changes", async () => {
    const { permissions } = arrange([{ Effect: "Allow", Action: "ivs:*", Resource: "*" }]);

    const before = await permissions.decide(session, update, "us-east-1");
    permissions.putRole(roleWith([{ Effect: "Allow", Action: "iam:*", Resource: "*" }]));
    const after = await permissions.decide(session, update, "us-east-1");

    expect([before.outcome, after.outcome]).toEqual(["allowed", "implicit-deny"]);
  });

  it("asks anew as time passes, where a policy depends on it", async () => {
    const { permissions, wait } = arrange([
      {
        Effect: "Allow",
        Action: "ivs:*",
        Resource: "*",
        Condition: { DateLessThan: { "aws:CurrentTime": "2026-11-20T10:00:00Z" } },
      },
    ]);

    const before = await permissions.decide(session, update, "us-east-1");
    wait(7200);
    const after = await permissions.decide(session, update, "us-east-1");

    expect([before.outcome, after.outcome]).toEqual(["allowed", "implicit-deny"]);
  });

  it("needs every action on every resource", async () => {
    const { permissions } = arrange([{ Effect: "Allow", Action: "ivs:UpdateChannel", Resource: channel }]);
    const two = "arn:aws:ivs:us-east-1:111122223333:channel/two";

    const verdict = await permissions.decide(
      session,
      [{ action: "ivs:UpdateChannel", resources: [channel, two] }],
      "us-east-1",
    );

    expect(verdict).toMatchObject({ outcome: "implicit-deny", resource: two });
  });

  it("wants a statement on everything for `*`, where the action has resources", async () => {
    const needed = [{ action: "ivs:ListChannels", resources: ["*"] }];
    const narrow = arrange([
      { Effect: "Allow", Action: "ivs:ListChannels", Resource: "arn:aws:ivs:*:*:channel/*" },
    ]);
    const wide = arrange([{ Effect: "Allow", Action: "ivs:ListChannels", Resource: "*" }]);

    expect(await narrow.permissions.decide(session, needed, "us-east-1")).toMatchObject({
      outcome: "implicit-deny",
    });
    expect(await wide.permissions.decide(session, needed, "us-east-1")).toMatchObject({ outcome: "allowed" });
  });

  it("fails for an action that AWS does not have", async () => {
    const { permissions } = arrange([{ Effect: "Allow", Action: "*", Resource: "*" }]);

    const decided = permissions.decide(session, [{ action: "ivs:Dance", resources: ["*"] }], "us-east-1");

    await expect(decided).rejects.toThrow('Cannot decide ivs:Dance on *: {"message":"invalid.action"}');
  });

  it("takes less than a millisecond on average once it knows the policies", async () => {
    const { permissions } = arrange([{ Effect: "Allow", Action: "ivs:*", Resource: "*" }]);
    await permissions.decide(session, update, "us-east-1");

    const begin = performance.now();
    for (let call = 0; call < 300; call += 1) {
      const resources = [`arn:aws:ivs:us-east-1:111122223333:channel/c${call % 100}`];
      await permissions.decide(session, [{ action: "ivs:UpdateChannel", resources }], "us-east-1");
    }

    expect((performance.now() - begin) / 300).toBeLessThan(1);
  });
});
