import { describe, expect, it } from "vitest";
import type { RemediationRun } from "../../functions/core/drift/remediation.ts";
import { ruleText } from "../../functions/core/drift/standing.ts";
import { required } from "../../functions/core/required.ts";
import { forbid, putPolicy } from "../functions/handlers/arranged-warrant.ts";
import { ACCOUNT, IVS_ROLE, liveChannel, REGION, roleIdOf, type Stack, startStack } from "./stack.ts";

const warrant = { kind: "unexpected", occurrence: 1, runId: "mending-1" } as const;
const rule = { ...forbid, window: null };

/** Has a run at work that mends the finding that the role of IVS exists. */
async function mend(stack: Stack): Promise<void> {
  const run: RemediationRun = {
    ...warrant,
    action: "decommission",
    response: "act",
    roleId: required(await roleIdOf(stack, IVS_ROLE), "the role of IVS"),
    rule: ruleText(rule),
    policyDigest: "d".repeat(64),
    requestedBy: "arn:aws:iam::111122223333:role/owner",
    beganAt: "2026-11-20T09:00:00.000Z",
  };
  await putPolicy(stack.inventory, { rules: [rule] });
  await stack.inventory.remediations.change(ACCOUNT, IVS_ROLE, (before) => ({ ...before, runs: 1, run }));
}

describe("a run that is held to limits", () => {
  it.each(["plan", "apply"])(
    "ends blocked in mode %s by what is not listed, and touches nothing",
    async (mode) => {
      const stack = await startStack();
      const recording = await stack.record(REGION, "a");
      const channel = await stack.channel(REGION, "c", recording);
      await stack.clock.settle(60);

      const ended = await stack.run({ roleName: IVS_ROLE, mode, releaseOnly: ["arn:aws:ivs:*:channel/*"] });

      expect(ended).toMatchObject({ outcome: "blocked", blockers: [recording] });
      expect(channel).toMatch(/:channel\//);
      expect(stack.calledByRolecall("ivs").filter((call) => !call.startsWith("List"))).toEqual([]);
    },
  );

  it("ends refused before it releases anything where the policy allows fewer releases of a run", async () => {
    const stack = await startStack();
    await stack.channel(REGION, "c", await stack.record(REGION, "a"));
    await stack.clock.settle(60);
    await putPolicy(stack.inventory, { limits: { releasesPerRunPercent: 99 } });

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply" });

    expect(ended).toMatchObject({
      outcome: "refused",
      reason: "2 usages are to be released, and this run may release 1",
    });
    expect(stack.calledByRolecall("ivs").filter((call) => !call.startsWith("List"))).toEqual([]);
  });

  it("goes all the way within percentages, with the permissions that the functions have", async () => {
    const stack = await startStack();
    await stack.channel(REGION, "c", await stack.record(REGION, "a"));
    await stack.clock.settle(60);
    await putPolicy(stack.inventory, { limits: { releasesPerRunPercent: 100, rolesPerDayPercent: 100 } });

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply" });

    expect(ended.outcome).toBe("deleted");
  });
});

describe("a run that a finding has started", () => {
  it("decommissions the role while the finding stands", async () => {
    const stack = await startStack();
    await stack.channel(REGION, "c", await stack.record(REGION, "a"));
    await stack.clock.settle(60);
    await mend(stack);

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply", warrant });

    expect(ended.outcome).toBe("deleted");
  });

  it("ends cancelled, and deletes nothing, when the policy is removed while it waits for a live stream", async () => {
    const stack = await startStack();
    const { end } = await liveChannel(stack);
    await mend(stack);
    const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply", warrant });
    await stack.clock.settle(120);
    await stack.inventory.policies.remove(ACCOUNT);
    end();

    await stack.clock.settle(86_400);

    expect(await stack.outcome(execution)).toMatchObject({
      outcome: "cancelled",
      reason: "Nothing is to be mended any more: the difference is not there any more (unexpected)",
    });
    expect(await roleIdOf(stack, IVS_ROLE)).toMatch(/^AROA/);
    expect(stack.calledByRolecall("iam")).not.toContain("DeleteServiceLinkedRole");
  });

  it("changes nothing at all when its warrant names no run at work", async () => {
    const stack = await startStack();
    await stack.channel(REGION, "c", await stack.record(REGION, "a"));
    await stack.clock.settle(60);

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply", warrant });

    expect(ended).toMatchObject({
      outcome: "cancelled",
      reason: `Run mending-1 is not the one that mends a finding of ${IVS_ROLE} any more`,
    });
    expect(stack.calledByRolecall("ivs").filter((call) => !call.startsWith("List"))).toEqual([]);
  });
});
