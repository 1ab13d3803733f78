import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { IVS_ROLE, REGION, roleIdOf, type Stack, startStack } from "./stack.ts";

/** Slow enough that the engines have ended before the call goes on. */
const LATENCY_MILLISECONDS = 300;

/** Of the event loop, until a run has come to its call; it takes some hundreds. */
const MOST_TURNS = 1_000_000;

/** Starts a run and answers as soon as it is in the middle of this call. */
async function startUntil(stack: Stack, service: string, operation: string): Promise<string> {
  await stack.record(REGION, "a");
  await stack.clock.settle(60);
  stack.faults.set([{ service, operation, times: 1, latencyMilliseconds: LATENCY_MILLISECONDS }]);
  const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
  for (let turns = 0; turns < MOST_TURNS && stack.faults.list().length > 0; turns += 1) {
    await nextTurn();
  }
  expect(stack.faults.list()).toEqual([]);
  return execution;
}

describe("a sandbox that is stopped while a run is in the middle of a call", () => {
  it.each([
    ["dynamodb", "PutItem"],
    ["ivs", "ListRecordingConfigurations"],
  ])("answers the call (%s %s), says nothing, and finishes the run after a restart", async (...call) => {
    const [service, operation] = call;
    const directory = mkdtempSync(join(tmpdir(), "rolecall-stopped-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const said = vi.spyOn(process.stderr, "write");
    onTestFinished(() => said.mockRestore());
    const first = await startStack({ directory });
    const execution = await startUntil(first, service, operation);
    const callsBefore = first.calls().length;

    await first.stop();
    const late = first.calls().slice(callsBefore);
    const failed = late.filter(({ error }) => error !== undefined);
    const second = await startStack({ directory, start: first.clock.now() });
    await second.clock.settle(86_400);

    expect(late.map((entry) => entry.operation)).toContain(operation);
    expect(failed.map(({ error }) => error?.code)).toEqual(["ServiceException"]);
    expect(said.mock.calls).toEqual([]);
    expect((await second.outcome(execution)).outcome).toBe("deleted");
    expect(await roleIdOf(second, IVS_ROLE)).toBeUndefined();
  });
});
