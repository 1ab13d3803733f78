import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { REMEDIATE } from "../../infra/cloud/names.ts";
import { employ } from "../../infra/sandbox/estate/people.ts";
import {
  answer,
  type Drift,
  endings,
  policyOf,
  remediationOf,
  rule,
  startDrift,
  stateOf,
} from "./drifting.ts";
import { ACCOUNT, IVS_ROLE, roleIdOf } from "./stack.ts";
import { sweep } from "./sweeping.ts";

const ask = (members = "") =>
  `{name: no-ivs, match: {role: ${IVS_ROLE}}, state: forbidden, unexpected: approve, approvers: [platform, "arn:aws:sts::*:assumed-role/owners/*"]${members}}`;

/** Lets a run ask for an approval of deleting the role of IVS, and wait for it. */
async function runThatAsks(members?: string): Promise<Drift> {
  const drift = await startDrift();
  await drift.owners.makeRole("ivs.amazonaws.com");
  await drift.clock.settle(60);
  await rule(drift, [ask(members)]);
  await drift.clock.settle(600);
  return drift;
}

/** Turns of the event loop until somebody has been asked; it takes some hundreds. */
const MOST_TURNS = 5_000;

describe("an answer", () => {
  it("that comes as soon as it is asked for, while the run is about to wait, is not slept over", async () => {
    const drift = await startDrift();
    await drift.owners.makeRole("ivs.amazonaws.com");
    await drift.clock.settle(60);
    await drift.owner.putPolicy(policyOf([ask()]));
    const settled = drift.clock.settle(60);
    for (let turns = 0; turns < MOST_TURNS; turns += 1) {
      const known = await drift.inventory.remediations.read(ACCOUNT, IVS_ROLE);
      if (known?.run?.asked !== undefined) {
        break;
      }
      await nextTurn();
    }

    const status = await answer(drift, drift.approver, IVS_ROLE, "approve");
    await settled;
    await drift.clock.settle(1800);

    expect(status).toBe(200);
    expect(endings(drift, IVS_ROLE)).toEqual([expect.stringMatching(/^deleted: /)]);
  });

  it("is taken until the instant at which it expires, and not from then on", async () => {
    const asked = await runThatAsks(", approvalExpires: 1d");
    const { run } = await remediationOf(asked, IVS_ROLE);
    const seconds = (Date.parse(run?.asked?.expiresAt ?? "") - asked.clock.now().getTime()) / 1000;
    const body = {
      decision: "approve",
      roleName: IVS_ROLE,
      runId: run?.runId,
      planDigest: run?.plan?.digest,
    };

    await asked.clock.advance(seconds - 60);
    const before = await asked.approver.answer({ ...body, planDigest: "0".repeat(64) });
    await asked.clock.advance(60);
    const at = await asked.approver.answer(body);
    await asked.clock.settle(3600);

    expect(before.status).toBe(409);
    expect(at.status).toBe(410);
    expect(endings(asked, IVS_ROLE)).toEqual([`expired: Nobody approved it until ${run?.asked?.expiresAt}`]);
    expect(await roleIdOf(asked, IVS_ROLE)).toMatch(/^AROA/);
  });

  it("counts if it comes in the last minute, though the run goes on after the expiry", async () => {
    const drift = await runThatAsks(", approvalExpires: 1d, grace: 2d");
    const { run } = await remediationOf(drift, IVS_ROLE);
    const seconds = (Date.parse(run?.asked?.expiresAt ?? "") - drift.clock.now().getTime()) / 1000;
    await drift.clock.advance(seconds - 60);

    const status = await answer(drift, drift.approver, IVS_ROLE, "approve");
    await drift.clock.advance(86_400);
    const inGrace = await stateOf(drift, IVS_ROLE);
    await drift.clock.advance(2 * 86_400);

    expect(status).toBe(200);
    expect(inGrace).toMatch(/^Waiting for the grace period, until /);
    expect(endings(drift, IVS_ROLE)).toEqual([expect.stringMatching(/^deleted: /)]);
  });

  it("of whoever asked for another try does not count either, where the rule demands four eyes", async () => {
    const drift = await runThatAsks(", fourEyes: true");
    const colleague = await employ(drift, "platform", "petra");
    await answer(drift, drift.approver, IVS_ROLE, "reject");
    await drift.clock.settle(600);
    const { status: retried } = await drift.approver.answer({ decision: "retry", roleName: IVS_ROLE });
    await drift.clock.settle(600);

    const own = await answer(drift, drift.approver, IVS_ROLE, "approve");
    const other = await answer(drift, colleague, IVS_ROLE, "approve");
    await drift.clock.settle(3600);

    expect([retried, own, other]).toEqual([202, 403, 200]);
    expect(endings(drift, IVS_ROLE)).toEqual([
      expect.stringMatching(/^rejected: arn:aws:sts::111122223333:assumed-role\/platform\/paul rejected it/),
      expect.stringMatching(/^deleted: /),
    ]);
  });

  it("that rejects keeps rolecall from trying until the finding comes again", async () => {
    const drift = await runThatAsks();
    await answer(drift, drift.approver, IVS_ROLE, "reject");
    await drift.clock.advance(2 * 86_400);
    await sweep(drift);
    await drift.clock.settle(600);
    const { runs } = await remediationOf(drift, IVS_ROLE);

    await drift.owners.deleteRole(IVS_ROLE);
    await drift.clock.settle(600);
    await drift.owners.makeRole("ivs.amazonaws.com");
    await drift.clock.settle(600);

    expect(runs).toBe(1);
    expect(await remediationOf(drift, IVS_ROLE)).toMatchObject({ runs: 2, run: { occurrence: 2 } });
    expect(await stateOf(drift, IVS_ROLE)).toMatch(/^Waiting for an approval/);
  });
});

describe("what wakes a run that waits", () => {
  it("stands in no message, no event, no history, no log and no answer", async () => {
    const drift = await runThatAsks();
    const token = (await drift.inventory.waits.read(ACCOUNT, IVS_ROLE)) ?? "no token";
    const { runId = "" } = (await remediationOf(drift, IVS_ROLE)).run ?? {};

    const reply = await drift.approver.answer({ decision: "retry", roleName: IVS_ROLE });
    await answer(drift, drift.approver, IVS_ROLE, "reject");
    await drift.clock.settle(600);

    const messages = drift.engines.topics.messages().filter(({ message }) => message.includes(runId));
    const history = await Array.fromAsync(drift.inventory.history.list(ACCOUNT, IVS_ROLE));
    const logs = drift.engines.functions.list().map(({ arn }) => drift.engines.functions.logs(arn));
    expect(token.length).toBeGreaterThan(20);
    expect(messages).toHaveLength(1);
    expect(drift.told.map(({ what }) => what)).toContain("Approval Requested");
    expect(JSON.stringify([messages, drift.told, history, logs, reply.content])).not.toContain(token);
  });
});

describe("a run whose execution somebody stops", () => {
  it("has its outcome at once, nothing is changed, and a sweep tries again after the pause", async () => {
    const drift = await runThatAsks();
    const { runId = "" } = (await remediationOf(drift, IVS_ROLE)).run ?? {};
    const { states } = drift.engines;
    const machine = states.listStateMachines().find(({ name }) => name === REMEDIATE);
    const execution = states
      .listExecutions({ stateMachineArn: machine?.arn ?? "" })
      .find(({ executionArn }) => executionArn.endsWith(`:${runId}`));

    states.stopExecution({ executionArn: execution?.executionArn ?? "", error: "Stopped", cause: "by hand" });
    await drift.clock.settle(600);
    const stopped = await remediationOf(drift, IVS_ROLE);
    await sweep(drift);
    await drift.clock.settle(600);
    const soon = await remediationOf(drift, IVS_ROLE);
    await drift.clock.advance(7 * 3600);
    await sweep(drift);
    await drift.clock.settle(600);

    expect(stopped).toMatchObject({
      runs: 1,
      failures: 1,
      run: { outcome: { kind: "failed", reason: "Somebody stopped the execution (Stopped: by hand)" } },
    });
    expect(soon.runs).toBe(1);
    expect(await remediationOf(drift, IVS_ROLE)).toMatchObject({ runs: 2 });
    expect(await stateOf(drift, IVS_ROLE)).toMatch(/^Waiting for an approval/);
    expect(await roleIdOf(drift, IVS_ROLE)).toMatch(/^AROA/);
  });
});
