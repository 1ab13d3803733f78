import { CreateServiceLinkedRoleCommand } from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { IVS_ROLE, liveChannel, MEDIATAILOR_ROLE, pause, REGION, roleIdOf, startStack } from "./stack.ts";

describe("invariant 7: one run per role", () => {
  it("refuses a second run while the first one works", async () => {
    const stack = await startStack();
    await stack.record(REGION, "a");
    await stack.clock.settle(60);
    const first = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
    await stack.clock.settle(5);

    const second = await stack.run({ roleName: IVS_ROLE, mode: "apply" }, 5);
    await stack.clock.settle(3600);

    expect(second.outcome).toBe("refused");
    expect(second.reason).toContain("is working on the role");
    expect((await stack.outcome(first)).outcome).toBe("deleted");
  });
});

describe("invariant 8: bounded waits", () => {
  it("ends blocked after its rounds where IAM keeps refusing without a reason", async () => {
    const stack = await startStack();
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));
    stack.faults.set([
      { service: "iam", operation: "GetServiceLinkedRoleDeletionStatus", answer: { Status: "FAILED" } },
      {
        service: "iam",
        operation: "DeleteServiceLinkedRole",
        answer: { DeletionTaskId: `task/aws-service-role/ivs.amazonaws.com/${IVS_ROLE}/1` },
      },
    ]);

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply", maxRounds: 2 });

    expect(ended).toMatchObject({
      outcome: "blocked",
      reason: "IAM refused the deletion: IAM gave no reason",
    });
    expect(stack.calledByRolecall("iam").filter((name) => name === "DeleteServiceLinkedRole")).toHaveLength(
      2,
    );
  });

  it("ends timed-out where a stream never ends, and names the channel", async () => {
    const stack = await startStack();
    const { channel, recording } = await liveChannel(stack);

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply" }, 3 * 86_400);

    expect(ended.outcome).toBe("timed-out");
    expect(ended.blockers).toEqual([channel, recording]);
    expect(ended.reason).toContain(`Channel ${channel} is live`);
  });
});

describe("invariant 10: the owner's limits at the moment of change", () => {
  it("changes nothing any more once it is paused in the middle of a run", async () => {
    const stack = await startStack();
    await stack.record(REGION, "a");
    await stack.clock.settle(60);
    const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
    await stack.clock.settle(5);
    await pause(stack);

    await stack.clock.settle(3600);

    expect(await stack.outcome(execution)).toMatchObject({
      outcome: "refused",
      reason: "rolecall is paused in this account (audit); nothing is changed until somebody unpauses it",
    });
    expect(await roleIdOf(stack, IVS_ROLE)).toMatch(/^AROA/);
  });

  it("refuses roles on the owner's list of protected roles", async () => {
    const stack = await startStack({ parameters: { ProtectedRoleNames: `Another,${IVS_ROLE}` } });
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply" });

    expect(ended.outcome).toBe("refused");
    expect(await roleIdOf(stack, IVS_ROLE)).toMatch(/^AROA/);
  });

  it("deletes no more roles in a day than the owner allows", async () => {
    const stack = await startStack({ parameters: { MaximumDeletionsPerDay: "1" } });
    for (const AWSServiceName of ["ivs.amazonaws.com", "mediatailor.amazonaws.com"]) {
      await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
    }

    const first = await stack.run({ roleName: IVS_ROLE, mode: "apply" });
    const second = await stack.run({ roleName: MEDIATAILOR_ROLE, mode: "apply" });

    expect([first.outcome, second.outcome]).toEqual(["deleted", "refused"]);
    expect(second.reason).toContain("MaximumDeletionsPerDay");
    expect(await roleIdOf(stack, MEDIATAILOR_ROLE)).toMatch(/^AROA/);
  });
});

describe("invariant 11: no run of its own making", () => {
  it("does not react to what it has released itself", async () => {
    const stack = await startStack({ parameters: { OnUnused: "decommission" } });
    await stack.logSessions(REGION, "p", 10);
    await stack.clock.settle(60);

    await stack.run({ roleName: MEDIATAILOR_ROLE, mode: "apply" });
    await stack.clock.settle(86_400);

    expect(stack.executions()).toHaveLength(1);
  });
});
