import { describe, expect, it } from "vitest";
import { collectReport } from "../../../cli/commands/collect-report.ts";
import { readSelectors } from "../../../cli/commands/select-roles.ts";
import type { Inventory } from "../../../functions/inventory/inventory.ts";
import { finding } from "../../functions/core/drift/examples.ts";
import { role as example, lookAt } from "../../functions/core/examples.ts";
import { account, openTestInventory } from "../../functions/inventory/opened-inventory.ts";

const EVERYTHING = { selectors: [], history: false } as const;

const named = (roleName: string) => ({
  ...lookAt(1, { "us-east-1": [], "eu-west-1": [] }),
  role: { ...example, roleName },
});

/** An account with three roles, of which A had two runs. */
async function arranged(): Promise<Inventory> {
  const inventory = await openTestInventory();
  for (const name of ["A", "B", "C"]) {
    await inventory.records.merge(name, named(name));
  }
  const run = (startedAt: string, runId: string) => ({ account, startedAt, runId });
  const early = run("2026-11-20T09:00:00.000Z", "early");
  await inventory.runs.end(early, "A", { kind: "blocked", reason: "x", blockers: ["arn:x"] });
  await inventory.runs.end(run("2026-11-20T10:00:00.000Z", "late"), "A", {
    kind: "deleted",
    reason: "it is gone",
    blockers: [],
  });
  const entry = { account, roleName: "A", what: "Something Happened" };
  await inventory.history.append({
    ...entry,
    at: "2026-11-20T09:00:01.000Z",
    id: "1",
    detail: { runId: "early" },
  });
  await inventory.history.append({
    ...entry,
    at: "2026-11-20T11:00:00.000Z",
    id: "2",
    detail: { to: "gone" },
  });
  await inventory.findings.write(finding({ subject: "A" }));
  await inventory.findings.write(finding({ subject: "B" }));
  await inventory.findings.write(finding({ subject: "exemption:old", kind: "exemption-expired" }));
  return inventory;
}

describe("collectReport", () => {
  it("has every role with the verdict on it, and its runs, newest first", async () => {
    const source = { inventory: await arranged(), account, protectedRoleNames: ["B"] };

    const { roles, account: told } = await collectReport(source, EVERYTHING);

    expect(told).toBe(account);
    expect(roles.map(({ record, verdict }) => [record.role.roleName, verdict.kind])).toEqual([
      ["A", "can-go"],
      ["B", "protected"],
      ["C", "can-go"],
    ]);
    expect(roles[0]?.runs).toMatchObject([
      { runId: "late", outcome: { kind: "deleted" }, endedAt: expect.any(String), events: [] },
      { runId: "early", outcome: { kind: "blocked", blockers: ["arn:x"] } },
    ]);
    expect(roles[1]?.runs).toEqual([]);
  });

  it("has the findings of the roles, and those of the account as a whole", async () => {
    const source = { inventory: await arranged(), account, protectedRoleNames: [] };

    const { findings } = await collectReport(source, EVERYTHING);

    expect(findings.map(({ subject }) => subject)).toEqual(["A", "B", "exemption:old"]);
  });

  it("leaves out what is not meant", async () => {
    const source = { inventory: await arranged(), account, protectedRoleNames: [] };

    const { roles, findings } = await collectReport(source, {
      selectors: readSelectors(["B", "no-*"], account),
      history: false,
    });

    expect(roles.map(({ record }) => record.role.roleName)).toEqual(["B"]);
    expect(findings.map(({ subject }) => subject)).toEqual(["B"]);
  });

  it("has what happened only where that is asked for: to the role, and in each of its runs", async () => {
    const source = { inventory: await arranged(), account, protectedRoleNames: [] };

    const without = await collectReport(source, EVERYTHING);
    const { roles } = await collectReport(source, { ...EVERYTHING, history: true });

    expect(without.roles.flatMap(({ history }) => history)).toEqual([]);
    expect(roles[0]?.history).toEqual([
      { at: "2026-11-20T09:00:01.000Z", what: "Something Happened", detail: { runId: "early" } },
      { at: "2026-11-20T11:00:00.000Z", what: "Something Happened", detail: { to: "gone" } },
    ]);
    expect(roles[0]?.runs.map(({ runId, events }) => [runId, events.length])).toEqual([
      ["late", 0],
      ["early", 1],
    ]);
  });

  it("asks for four lists, however many roles there are, and for histories only where they are wanted", async () => {
    const asked: string[] = [];
    const inventory = counting(await arranged(), asked);
    const source = { inventory, account, protectedRoleNames: [] };

    await collectReport(source, EVERYTHING);
    const without = [...asked];
    await collectReport(source, { ...EVERYTHING, history: true });

    expect(without.toSorted()).toEqual(["findings.list", "policies.readDigest", "records.list", "runs.list"]);
    expect(asked.slice(without.length).filter((call) => call === "history.list")).toHaveLength(3);
  });

  it("names the policy that is in force", async () => {
    const inventory = await arranged();
    const digest = "d".repeat(64);
    await inventory.policies.put(account, {
      document: "{}",
      digest,
      source: "",
      putBy: "arn:x",
      putAt: "2026-11-20T09:00:00.000Z",
    });

    const collected = await collectReport({ inventory, account, protectedRoleNames: [] }, EVERYTHING);

    expect(collected.policyDigest).toBe(digest);
  });

  it("is empty where nothing is kept", async () => {
    const inventory = await openTestInventory();

    expect(await collectReport({ inventory, account, protectedRoleNames: [] }, EVERYTHING)).toEqual({
      account,
      roles: [],
      findings: [],
    });
  });
});

/** An inventory that notes what it is asked for. */
function counting(inventory: Inventory, asked: string[]): Inventory {
  const { findings, history, policies, records, runs } = inventory;
  const noted =
    <Args extends readonly unknown[], Answer>(name: string, call: (...args: Args) => Answer) =>
    (...args: Args) => {
      asked.push(name);
      return call(...args);
    };
  return {
    ...inventory,
    findings: { ...findings, list: noted("findings.list", findings.list) },
    history: { ...history, list: noted("history.list", history.list) },
    policies: { ...policies, readDigest: noted("policies.readDigest", policies.readDigest) },
    records: {
      ...records,
      list: noted("records.list", records.list),
      read: noted("records.read", records.read),
    },
    runs: { ...runs, list: noted("runs.list", runs.list), read: noted("runs.read", runs.read) },
  };
}
