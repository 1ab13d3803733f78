import { describe, expect, it } from "vitest";
import { machinesIn, readMachineText, type State, statesIn } from "./definition.ts";

const text = readMachineText("decommission-role.asl.json");
const definition: unknown = JSON.parse(text);
const [machine] = machinesIn(definition);
const tasks = statesIn(definition).filter(([, { Type }]) => Type === "Task");

/** The rules that retry at all: those with no attempts only say what must not be. */
const retriesOf = ({ Retry }: State) => Retry.filter(({ MaxAttempts }) => MaxAttempts !== 0);

describe("decommission-role.asl.json", () => {
  it("has a placeholder for each of the seven functions of a run, and for nothing else", () => {
    const placeholders = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);

    expect(placeholders.sort()).toEqual([
      "ClaimRoleFunctionArn",
      "FindUsagesFunctionArn",
      "JudgeDeletionFunctionArn",
      "MakePlanFunctionArn",
      "RecordOutcomeFunctionArn",
      "ReleaseUsageFunctionArn",
      "SubmitDeletionFunctionArn",
    ]);
    expect(text).not.toMatch(/arn:aws:(?!states:::)/);
  });

  it("waits longer for what is busy than for what has failed, and never longer than a claim lasts", () => {
    const [, release] = tasks.find(([name]) => name === "ReleaseUsage") ?? [];
    const busy = release?.Retry.find(({ ErrorEquals }) => ErrorEquals.includes("ResourceBusyError"));
    const waits = tasks.flatMap(([, state]) =>
      retriesOf(state).map(({ MaxDelaySeconds }) => MaxDelaySeconds ?? 0),
    );

    expect(busy?.IntervalSeconds).toBeGreaterThanOrEqual(60);
    expect(Math.max(...waits)).toBeLessThan(45 * 60);
  });

  it("counts a round wherever it goes back to look again", () => {
    const back = Object.values(machine?.States ?? {}).flatMap((state) =>
      [state, ...state.Choices, ...state.Catch].filter(({ Next }) => Next === "LetServiceSettle"),
    );

    expect(back).toHaveLength(3);
    expect(back).toEqual(
      back.map(() =>
        expect.objectContaining({ Assign: expect.objectContaining({ round: "{% $round + 1 %}" }) }),
      ),
    );
  });
});
