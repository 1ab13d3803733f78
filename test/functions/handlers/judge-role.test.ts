import { describe, expect, it } from "vitest";
import { judgeRole } from "../../../functions/handlers/judge-role.ts";
import { lookAt } from "../core/examples.ts";
import { anyRole, arrangeSweep, putRules } from "./arranged-sweep.ts";
import { account, role } from "./arranged-world.ts";

const { roleName } = role;
const forbidden = { ...anyRole, state: "forbidden", unexpected: "act" } as const;
const missingRule = {
  ...anyRole,
  state: "required",
  match: { ...anyRole.match, roles: [roleName], services: ["ivs.amazonaws.com"] },
} as const;

const told = (what: string, detail: object = {}) => ({
  source: "rolecall",
  "detail-type": what,
  detail: { account, roleName, at: "2026-11-20T09:00:00.000Z", id: "event-1", ...detail },
});

async function arrange() {
  const { world, mended, dependencies } = await arrangeSweep();
  const judge = (event: unknown) =>
    judgeRole({ ...dependencies, ...dependencies.remedy, policies: world.policies, records: world.records })(
      event,
      {
        account,
        requestId: "request-1",
      },
    );
  const seen = () => world.records.merge(roleName, lookAt(0, { "us-east-1": [], "eu-west-1": [] }));
  const open = async () =>
    (await world.findings.list(account)).filter(({ status }) => status === "open").map(({ kind }) => kind);
  return { world, mended, judge, seen, open };
}

describe("judgeRole", () => {
  it("brings a role's findings up to what its record says, and says how many have changed", async () => {
    const { world, judge, seen, open } = await arrange();
    await putRules(world, { ...anyRole, state: "forbidden" });
    await seen();

    expect(await judge(told("Record Changed"))).toEqual({ kind: "judged", roleName, changed: 2 });
    expect(await open()).toEqual(["unexpected", "unused"]);
    expect(await judge(told("Record Changed"))).toEqual({ kind: "judged", roleName, changed: 0 });

    await world.records.merge(roleName, lookAt(1, {}, { role: undefined, principal: undefined }));
    await judge(told("Run Ended"));
    expect(await open()).toEqual([]);
  });

  it("starts what follows from somebody else's change at once", async () => {
    const { world, judge, seen, mended } = await arrange();
    await putRules(world, forbidden);
    await seen();

    await judge(told("Record Changed"));

    expect(mended).toHaveLength(1);
  });

  it.each([
    ["rolecall's own change", told("Record Changed", { own: true })],
    ["the end of a run", told("Run Ended")],
    ["a role that a restore brought back", told("Role Restored")],
  ])("starts nothing because of %s", async (_what, event) => {
    const { world, judge, seen, mended, open } = await arrange();
    await putRules(world, forbidden);
    await seen();

    await judge(event);

    expect(await open()).toContain("unexpected");
    expect(mended).toEqual([]);
  });

  it("says that a required role is missing, though it was never recorded", async () => {
    const { world, judge, open } = await arrange();
    await putRules(world, missingRule);

    await judge(told("Run Ended"));

    expect(await open()).toEqual(["missing"]);
  });

  it("has nothing to do for a role that nobody has recorded or requires, or of another account", async () => {
    const { judge } = await arrange();

    expect(await judge(told("Run Ended"))).toEqual({
      kind: "ignored",
      reason: `${roleName} has no record, and no rule requires it`,
    });
    expect(await judge(told("Run Ended", { account: "444455556666" }))).toEqual({
      kind: "ignored",
      reason: `it happened in account 444455556666, not in ${account}`,
    });
  });

  it.each([
    ["of something else", told("Plan Made")],
    ["of no role", told("Record Changed", { roleName: "exemption:x" })],
    ["of no account", told("Record Changed", { account: "mine" })],
    ["that is none", "Record Changed"],
  ])("refuses an event %s", async (_what, event) => {
    const { judge } = await arrange();

    await expect(judge(event)).rejects.toMatchObject({ name: "InvalidEventError" });
  });
});
