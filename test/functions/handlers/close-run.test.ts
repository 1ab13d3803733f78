import { describe, expect, it } from "vitest";
import { closeRun } from "../../../functions/handlers/close-run.ts";
import { lookAt } from "../core/examples.ts";
import { account, arrangeWorld, channel, role, run } from "./arranged-world.ts";

const { roleName } = role;
const invocation = { account, requestId: "request-1" };

/** What Step Functions says of an execution that did not succeed. */
const change = (status: string, detail: object = {}) => ({
  account,
  detail: {
    name: "run-1",
    status,
    startDate: Date.UTC(2026, 10, 20, 9),
    input: JSON.stringify({ roleName }),
    error: null,
    cause: null,
    ...detail,
  },
});

async function arrange() {
  const world = await arrangeWorld();
  const close = closeRun({ ...world, readRole: (name) => world.iam.readRole(name) });
  return { world, close: (event: unknown) => close(event, invocation) };
}

describe("closeRun", () => {
  it.each([
    ["TIMED_OUT", {}, "timed-out", "The run took longer than it may"],
    [
      "ABORTED",
      { error: "Stop", cause: "by hand" },
      "failed",
      "Somebody stopped the execution (Stop: by hand)",
    ],
    ["FAILED", { error: "States.Runtime", cause: "" }, "failed", "The execution failed (States.Runtime)"],
  ])("gives a run that ended %s an outcome, and frees the role", async (status, detail, kind, reason) => {
    const { world, close } = await arrange();
    await world.claim();

    const answer = await close(change(status, detail));

    expect(answer).toEqual({ kind: "closed", outcome: kind });
    expect(await world.runs.read(run)).toMatchObject({ roleName, outcome: { kind, reason, blockers: [] } });
    expect(world.published).toMatchObject([{ what: "Run Ended", detail: { runId: "run-1" } }]);
    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it("keeps the outcome that the run had recorded before, and finishes what that one needs", async () => {
    const { world, close } = await arrange();
    await world.records.merge(roleName, lookAt(0, { "us-east-1": [], "eu-west-1": [] }));
    await world.runs.end(run, roleName, { kind: "deleted", reason: "gone", blockers: [] });
    world.iam.roles = {};
    world.pass(60);

    const answer = await close(change("FAILED"));

    expect(answer).toEqual({ kind: "closed", outcome: "deleted" });
    expect(await world.records.read(account, roleName)).toMatchObject({ status: "gone" });
  });

  it.each([
    ["is left out", null],
    ["is no JSON", "{"],
    ["names no role", "{}"],
  ])("knows the role from its plan when the input %s", async (_what, input) => {
    const { world, close } = await arrange();
    await world.approve(channel("A"));
    await world.claim();

    await close(change("TIMED_OUT", { input }));

    expect(await world.runs.read(run)).toMatchObject({ roleName, outcome: { kind: "timed-out" } });
    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it("ends a run of which nobody knows the role", async () => {
    const { world, close } = await arrange();

    const answer = await close(change("FAILED", { input: null }));

    expect(answer).toEqual({ kind: "closed", outcome: "failed" });
    expect(await world.runs.read(run)).toMatchObject({ roleName: "", outcome: { kind: "failed" } });
    expect(world.published).toEqual([]);
  });

  it("changes nothing when the same event comes again", async () => {
    const { world, close } = await arrange();
    await close(change("TIMED_OUT"));
    const kept = await world.runs.read(run);
    world.pass(60);

    await close(change("TIMED_OUT"));

    expect(await world.runs.read(run)).toEqual(kept);
  });

  it.each([
    ["an execution that succeeded", change("SUCCEEDED")],
    ["nothing", undefined],
    ["an event without a start", change("FAILED", { startDate: undefined })],
  ])("refuses %s", async (_what, event) => {
    const { close } = await arrange();

    await expect(close(event)).rejects.toMatchObject({ name: "InvalidEventError" });
  });

  it("looks at what the run had changed until then, and starts nothing because of it", async () => {
    const { world, close } = await arrange();
    await world.records.merge(roleName, lookAt(0, { "us-east-1": [channel("A")], "eu-west-1": [] }));
    world.pass(60);

    await close(change("ABORTED"));

    const record = await world.records.read(account, roleName);
    expect(record?.status).toBe("unused");
    expect(record?.reactionDue).toBeUndefined();
  });

  it("gives the outcome also where the role cannot be looked at", async () => {
    const { world } = await arrange();
    const denied = Object.assign(new Error("no"), { name: "AccessDenied" });
    const dependencies = {
      ...world,
      iam: { readRole: () => Promise.reject(denied) },
      readRole: () => Promise.reject(denied),
    };

    await expect(closeRun(dependencies)(change("ABORTED"), invocation)).rejects.toThrow("no");

    expect((await world.runs.read(run))?.outcome).toMatchObject({ kind: "failed" });
  });

  it("looks again while IAM may still carry out a deletion that the run had submitted, and says so", async () => {
    const { world, close } = await arrange();
    await world.records.merge(roleName, lookAt(0, { "us-east-1": [], "eu-west-1": [] }));
    await world.runs.noteSubmission(run);
    world.pass(60);
    const stopped = change("ABORTED", { stopDate: Date.UTC(2026, 10, 20, 9, 1) });

    await expect(close(stopped)).rejects.toMatchObject({ name: "NotYetSettledError" });
    world.pass(60);
    world.iam.roles = {};
    await close(stopped);

    const outcome = (await world.runs.read(run))?.outcome;
    expect(outcome?.reason).toBe(
      "Somebody stopped the execution; IAM may still carry out the deletion that it had been asked for",
    );
    expect((await world.records.read(account, roleName))?.status).toBe("gone");
  });

  it("does not wait for ever for IAM", async () => {
    const { world, close } = await arrange();
    await world.runs.noteSubmission(run);
    world.pass(180);

    expect(await close(change("ABORTED", { stopDate: Date.UTC(2026, 10, 20, 9) }))).toMatchObject({
      kind: "closed",
    });
  });
});
