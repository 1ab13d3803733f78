import { CreateServiceLinkedRoleCommand } from "@aws-sdk/client-iam";
import { CreateIndexCommand, ResourceExplorer2Client } from "@aws-sdk/client-resource-explorer-2";
import { describe, expect, it } from "vitest";
import { ACCOUNT, IVS_ROLE, REGION, roleIdOf, type Stack, startStack } from "./stack.ts";

const transitionsOf = ({ engines }: Stack, executionArn: string) =>
  engines.states.getExecutionHistory(executionArn).filter(({ type }) => type.endsWith("StateEntered")).length;

async function explorerIndex(stack: Stack): Promise<string> {
  const client = new ResourceExplorer2Client({
    endpoint: stack.url,
    region: REGION,
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: "x" },
  });
  return (await client.send(new CreateIndexCommand({}))).Arn ?? "";
}

describe("decommissioning", () => {
  it("takes at most 14 transitions and 4 IAM calls besides polls where nothing uses the role", async () => {
    const stack = await startStack();
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));
    await stack.clock.settle(60);
    const before = stack.calls().length;
    const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });

    await stack.clock.settle(3600);

    expect((await stack.outcome(execution)).outcome).toBe("deleted");
    expect(transitionsOf(stack, execution)).toBeLessThanOrEqual(14);
    expect(
      stack.calledByRolecall("iam", before).filter((name) => name !== "GetServiceLinkedRoleDeletionStatus"),
    ).toEqual(["GetRole", "GetRole", "DeleteServiceLinkedRole", "GetRole"]);
  });

  it("costs at most 3 transitions and 2 calls beyond listing for each further usage", async () => {
    const stack = await startStack();
    const cost = async (usages: number) => {
      for (let index = 0; index < usages; index += 1) {
        await stack.record(REGION, `recording-${index}`);
      }
      await stack.clock.settle(60);
      const before = stack.calls().length;
      const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
      await stack.clock.settle(3600);
      expect((await stack.outcome(execution)).outcome).toBe("deleted");
      const calls = stack.calledByRolecall("ivs", before).filter((name) => !name.startsWith("List"));
      return { transitions: transitionsOf(stack, execution), calls: calls.length };
    };

    const few = await cost(1);
    const many = await cost(4);

    expect(many.transitions - few.transitions).toBeLessThanOrEqual(9);
    expect(many.calls - few.calls).toBeLessThanOrEqual(6);
  });

  it("ends blocked where IAM names a resource of a service that is only inventoried", async () => {
    const stack = await startStack();
    const index = await explorerIndex(stack);
    await stack.clock.settle(60);

    const ended = await stack.run({ roleName: "AWSServiceRoleForResourceExplorer", mode: "apply" });

    expect(ended).toMatchObject({ outcome: "blocked", blockers: [index] });
    expect(await roleIdOf(stack, "AWSServiceRoleForResourceExplorer")).toMatch(/^AROA/);
  });

  it("applies the plan that was looked at, and refuses once the world has changed", async () => {
    const stack = await startStack();
    await stack.record(REGION, "a");
    await stack.clock.settle(60);
    const planDigest = (await stack.run({ roleName: IVS_ROLE })).plan?.digest;
    await stack.record(REGION, "b");
    await stack.clock.settle(60);

    const stale = await stack.run({ roleName: IVS_ROLE, mode: "apply", planDigest });

    expect(stale.outcome).toBe("refused");
    expect(stale.reason).toContain("The world has changed");
  });

  it("refuses wrong, missing and unknown input with a reason that a person understands", async () => {
    const stack = await startStack();
    const expected: readonly (readonly [unknown, string])[] = [
      [{}, "roleName: is missing"],
      [{ roleName: 7 }, "roleName: must be text"],
      [{ roleName: "arn:aws:iam::111122223333:role/x/y" }, "roleName: is no role name"],
      [{ roleName: IVS_ROLE, mod: "apply" }, "mod: is not known"],
      [{ roleName: IVS_ROLE, mode: "delete" }, "mode: must be plan or apply"],
      [{ roleName: IVS_ROLE, maxRounds: 0 }, "maxRounds: must be a whole number from 1 to 20"],
      [{ roleName: "AWSServiceRoleForSupport", mode: "apply" }, "built-in list of protected roles"],
      [{ roleName: "AWSServiceRoleForNothing" }, "There is no role AWSServiceRoleForNothing"],
      [IVS_ROLE, "must be a JSON object"],
      [null, "must be a JSON object"],
      [[], "roleName: is missing"],
    ];

    for (const [input, reason] of expected) {
      const ended = await stack.run(input);

      expect(ended.outcome).toBe("refused");
      expect(ended.reason).toContain(reason);
    }
  });
});
