import { describe, expect, it } from "vitest";
import { askApproval } from "../../../functions/handlers/ask-approval.ts";
import { arrangeRemediation, asking, DIGEST } from "./arranged-remediation.ts";
import { account, channel, role, run } from "./arranged-world.ts";

const { roleName } = role;
const expiresAt = "2026-11-27T09:00:00.000Z";
const plan = { digest: DIGEST, usages: [channel("A")] };

async function arrange(...[rule, more, finding]: Parameters<typeof arrangeRemediation>) {
  const world = await arrangeRemediation(rule ?? asking, { plan, ...more }, finding);
  const sent: { readonly subject: string; readonly message: string }[] = [];
  const ask = (others: object = {}, event: object = {}) =>
    askApproval({
      ...world,
      notify: async (subject, message) => {
        sent.push({ subject, message });
      },
      answerUrl: "https://abc.lambda-url.us-east-1.on.aws/",
      ...others,
    })({ roleName, run, expiresAt, ...event });
  return { world, sent, ask };
}

describe("askApproval", () => {
  it("asks with the plan and its digest, in a message and in an event, and notes that it did", async () => {
    const { world, sent, ask } = await arrange();

    expect(await ask()).toEqual({ kind: "asked" });
    expect(sent).toEqual([
      {
        subject: `rolecall 111122223333: approve to decommission ${roleName}?`,
        message: expect.stringContaining(`"planDigest":"${DIGEST}"`),
      },
    ]);
    expect(world.published).toMatchObject([
      {
        what: "Approval Requested",
        detail: { runId: "run-1", planDigest: DIGEST, usages: [channel("A").arn], expiresAt },
      },
    ]);
    expect((await world.readRun())?.asked).toEqual({ at: "2026-11-20T09:00:00.000Z", expiresAt });
  });

  it("tells nobody what wakes the run", async () => {
    const { world, sent, ask } = await arrange();
    await world.waits.keep(account, roleName, "secret-token", 1);

    await ask();

    expect(JSON.stringify([sent, world.published, await world.readRun()])).not.toContain("secret-token");
  });

  it("asks once, however often the step is done", async () => {
    const { sent, ask } = await arrange();
    await ask();

    expect(await ask()).toEqual({ kind: "not-asked" });
    expect(sent).toHaveLength(1);
  });

  it.each(["notify", "journal"])("asks again where %s has failed, rather than not at all", async (broken) => {
    const { world, sent, ask } = await arrange();
    await expect(ask({ [broken]: () => Promise.reject(new Error("no")) })).rejects.toThrow("no");
    expect((await world.readRun())?.asked).toBeUndefined();

    expect(await ask()).toEqual({ kind: "asked" });
    expect(sent.length).toBeGreaterThan(0);
  });

  it.each([
    ["another run is at work", {}, { run: { ...run, runId: "run-2" } }],
    ["the run has ended", { outcome: { kind: "cancelled" as const, reason: "", blockers: [] } }, {}],
    ["there is none", {}, { roleName: "AWSServiceRoleForECS" }],
  ])("asks nobody where %s", async (_what, more, event) => {
    const { world, sent, ask } = await arrange(asking, more);

    expect(await ask({}, event)).toEqual({ kind: "not-asked" });
    expect([...sent, ...world.published]).toEqual([]);
  });

  it("fails where there is nothing to ask about, since the run would go round for ever", async () => {
    const { ask } = await arrange(asking, {}, { kind: "stale" });

    await expect(ask()).rejects.toMatchObject({ name: "ConfigurationError" });
  });
});
