import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { laneOf } from "../../../../../infra/sandbox/demo/run/lanes.ts";

const folder = new URL("../../../../../statemachines/", import.meta.url);

/** Names of the states in which a run works or waits, however deep in Maps. */
function statesOf(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) {
    return [];
  }
  return Object.entries(part).flatMap(([name, value]) => [
    ...(isWorkOrWait(value) ? [name] : []),
    ...statesOf(value),
  ]);
}

function isWorkOrWait(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "Type" in value && /^(Task|Wait)$/.test(`${value.Type}`)
  );
}

describe("laneOf", () => {
  it.each([
    ["decommission-role", 9],
    ["restore-role", 4],
    ["remediate-role", 7],
  ])("knows a lane for every task and every wait of %s", (workflow, count) => {
    const states = statesOf(JSON.parse(readFileSync(new URL(`${workflow}.asl.json`, folder), "utf8")));

    const without = states.filter((state) => laneOf(state) === undefined);

    expect(states).toHaveLength(count);
    expect(without).toEqual([]);
  });
});
