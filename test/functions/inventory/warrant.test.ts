import { describe, expect, it } from "vitest";
import type { Rule } from "../../../functions/core/policy.ts";
import { whyNotWarranted } from "../../../functions/inventory/warrant.ts";
import {
  APPROVER,
  arrangeRemediation,
  asking,
  type RemediationWorld,
} from "../handlers/arranged-remediation.ts";
import { look, putPolicy } from "../handlers/arranged-warrant.ts";
import { account, role } from "../handlers/arranged-world.ts";

const { roleName } = role;
const warrant = { kind: "unexpected", occurrence: 1, runId: "run-1" };
const answer = { decision: "approve" as const, by: APPROVER, at: "2026-11-20T09:00:00.000Z" };

async function arrange(rule: Rule = asking, more: Parameters<typeof arrangeRemediation>[1] = {}) {
  const world = await arrangeRemediation(rule, more);
  await look(world, {});
  return world;
}

const why = (world: RemediationWorld, by: typeof warrant | undefined = warrant) =>
  whyNotWarranted(world, account, roleName, by);

describe("whyNotWarranted", () => {
  it("lets a run change something that somebody has approved", async () => {
    expect(await why(await arrange(asking, { answer }))).toBeUndefined();
  });

  it("asks no person for a warrant", async () => {
    const world = await arrange();

    expect(await whyNotWarranted(world, account, roleName, undefined)).toBeUndefined();
  });

  it.each([
    ["nobody has answered", {}],
    ["somebody has rejected", { answer: { ...answer, decision: "reject" as const } }],
  ])("forbids what needs an approval where %s", async (_what, more) => {
    expect(await why(await arrange(asking, more))).toBe("Nobody has approved run run-1");
  });

  it("forbids what a tag protects, as long as it does", async () => {
    const world = await arrange(asking, { answer });
    await putPolicy(world, { rules: [asking], protectionTag: { key: "keep", capSeconds: 90_000 } });
    await look(world, {
      role: { ...role, tags: { keep: "2027-01-31" } },
      roleReadAt: "2026-11-20T09:00:02.000Z",
    });

    // The finding was opened at noon the day before, and a tag protects for 25 hours at most.
    expect(await why(world)).toBe(`A tag on ${roleName} has it left alone until 2026-11-20T13:00:00.000Z`);
    world.pass(4 * 60 * 60);
    expect(await why(world)).toBeUndefined();
  });
});
