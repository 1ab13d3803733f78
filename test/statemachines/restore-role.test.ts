import { describe, expect, it } from "vitest";
import { machinesIn, readMachineText, statesIn } from "./definition.ts";

const text = readMachineText("restore-role.asl.json");
const definition: unknown = JSON.parse(text);
const [machine] = machinesIn(definition);

describe("restore-role.asl.json", () => {
  it("has a placeholder for each of the three functions of a restore, and for nothing else", () => {
    const placeholders = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);

    expect(placeholders.sort()).toEqual([
      "PlanRestoreFunctionArn",
      "RecordRestoreFunctionArn",
      "RestoreUsageFunctionArn",
    ]);
    expect(text).not.toMatch(/arn:aws:(?!states:::)/);
  });

  it("restores one resource after the other: the next may need what the one before made", () => {
    expect(machine?.States["RestoreUsages"]).toMatchObject({ Type: "Map", MaxConcurrency: 1 });
  });

  it("waits for what is busy, and lets one resource that cannot be restored not hurt the others", () => {
    const [, restore] = statesIn(definition).find(([name]) => name === "RestoreUsage") ?? [];

    expect(restore?.Retry.some(({ ErrorEquals }) => ErrorEquals.includes("ResourceBusyError"))).toBe(true);
    expect(restore?.Catch).toMatchObject([{ ErrorEquals: ["States.ALL"], Next: "KeepReport" }]);
  });
});
