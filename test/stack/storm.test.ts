import { expect, it } from "vitest";
import type { CallEntry } from "../../infra/sandbox/gateway/call-log.ts";
import { createSeededRandom } from "../../infra/sandbox/gateway/seeded-random.ts";
import { type Drift, rule, startDrift } from "./drifting.ts";
import { ACCOUNT, IVS_ROLE, MEDIATAILOR_ROLE, REGION } from "./stack.ts";

/** Nearly all of the time that they take is HTTP between threads. */
const EVENTS = 10_000;
/** Delivered at the same instant, before the clock moves on. */
const AT_ONCE = 500;
const SEED = 20_261_121;

/** What the inventory says, but for when it was read and how often it was written. */
async function whatIsKnown({ inventory }: Drift) {
  const records = await Array.fromAsync(inventory.records.list(ACCOUNT));
  const findings = await inventory.findings.list(ACCOUNT);
  const remediations = await inventory.remediations.list(ACCOUNT);
  return {
    records: records.map(({ role, status, regions, origin, statusSince }) => ({
      role,
      status,
      origin,
      statusSince,
      usages: Object.values(regions).map((reading) => [
        reading.region,
        reading.kind === "read" ? reading.usages : reading.reason,
      ]),
    })),
    findings: findings.map(({ kind, subject, status, occurrence, version }) => ({
      kind,
      subject,
      status,
      occurrence,
      version,
    })),
    runs: remediations.map(({ roleName, runs, run }) => ({ roleName, runs, runId: run?.runId })),
  };
}

/** What rolecall's functions have called after this call, each as service, operation and error. */
function callsSince({ calls }: Drift, last: CallEntry | undefined): readonly string[] {
  const log = calls();
  const from = last === undefined ? 0 : log.lastIndexOf(last) + 1;
  return log
    .slice(from)
    .filter(({ principal }) => principal?.includes("/rolecall-") === true)
    .map(({ service, operation, error }) => `${service} ${operation} ${error?.code ?? ""}`);
}

it("ten thousand events, repeated and out of order, leave what one of each leaves, and cost a bounded number of calls", async () => {
  const drift = await startDrift();
  await rule(drift, [
    `{name: no-ivs, match: {role: ${IVS_ROLE}}, state: forbidden, unexpected: approve, approvers: platform}`,
    `{name: tags, match: {role: ${MEDIATAILOR_ROLE}}, tags: {owner: web}, drift: approve, approvers: platform}`,
  ]);
  await drift.owners.makeRole("mediatailor.amazonaws.com");
  await drift.clock.settle(60);
  await drift.owners.tagRole(MEDIATAILOR_ROLE, { owner: "me" });
  await drift.logSessions(REGION, "p", 10);
  const recording = await drift.record(REGION, "a");
  await drift.clock.settle(60);
  await drift.logSessions(REGION, "p", 0);
  await drift.logSessions("us-east-1", "q", 10);
  await drift.owners.ivs.remove(recording);
  await drift.clock.settle(60);
  await drift.owners.describeRole(MEDIATAILOR_ROLE, "for ads");
  await drift.record("us-east-1", "b");
  await drift.clock.advance(600);
  const before = await whatIsKnown(drift);
  const hints = [...drift.hints];
  const random = createSeededRandom({ position: SEED });
  const executions = drift.executions().length;
  const calls: string[] = [];

  for (let sent = 0; sent < EVENTS; sent += AT_ONCE) {
    const last = drift.calls().at(-1);
    for (let each = 0; each < AT_ONCE; each += 1) {
      const hint = hints[Math.floor(random() * hints.length)];
      if (hint !== undefined) {
        drift.engines.events.deliver(...hint);
      }
    }
    await drift.clock.settle(600);
    // The log forgets its oldest entries: only what was written since the last batch can be counted.
    calls.push(...callsSince(drift, last));
  }

  expect(await whatIsKnown(drift)).toEqual(before);
  expect(drift.executions()).toHaveLength(executions);
  expect(Object.values(drift.engines.queues.all()).flat()).toEqual([]);
  expect(drift.engines.events.dropped()).toEqual([]);
  const count = (what: string) => calls.filter((call) => call.startsWith(what)).length;
  // A look each, at most: nothing was tried again. Two Regions, and two lists of a service in each.
  expect(count("iam ")).toBeLessThanOrEqual(EVENTS);
  expect(count("account ")).toBeLessThanOrEqual(EVENTS);
  expect(count("ivs ") + count("mediatailor ")).toBeLessThanOrEqual(4 * EVENTS);
  // Read, merge, and merge again where another one was first.
  expect(count("dynamodb ")).toBeLessThanOrEqual(6 * EVENTS);
  expect(count("states ")).toBe(0);
}, 600_000);
