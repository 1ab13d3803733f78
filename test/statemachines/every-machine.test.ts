import validate from "asl-validator";
import { describe, expect, it } from "vitest";
import { machinesIn, nextOf, reachableIn, readMachineText, type State, statesIn } from "./definition.ts";

/** The rules that retry at all: those with no attempts only say what must not be. */
const retriesOf = ({ Retry }: State) => Retry.filter(({ MaxAttempts }) => MaxAttempts !== 0);

describe.each([
  ["decommission-role.asl.json", "RecordOutcome", 172_800, '{"roleName": "…", "mode": "apply"'],
  ["restore-role.asl.json", "RecordRestore", 86_400, '"mode": "apply"'],
  ["remediate-role.asl.json", "EndRemediation", 31_000_000, '{"roleName": "…"}'],
])("%s", (file, last, longestSeconds, input) => {
  const text = readMachineText(file);
  const definition: unknown = JSON.parse(text);
  const [machine] = machinesIn(definition);
  const states = statesIn(definition);
  const tasks = states.filter(([, { Type }]) => Type === "Task");
  const choices = states.filter(([, { Type }]) => Type === "Choice");

  it("is valid Amazon States Language", () => {
    const filled: unknown = JSON.parse(
      text.replaceAll(/\$\{(\w+)\}/g, "arn:aws:lambda:us-east-1:111122223333:function:$1"),
    );

    expect(validate(filled)).toMatchObject({ isValid: true, errors: [] });
  });

  it("begins with what it is for and how to start it, in JSONata, and ends by itself at last", () => {
    expect(Object.keys(machine ?? {})[0]).toBe("Comment");
    expect(machine?.Comment).toContain(input);
    expect(machine?.Comment).toMatch(/seconds/i);
    expect(machine?.QueryLanguage).toBe("JSONata");
    expect(machine?.TimeoutSeconds).toBe(longestSeconds);
  });

  it("has no state twice, and none that nothing leads to", () => {
    const names = states.map(([name]) => name);
    const reached = machinesIn(definition).flatMap((one) => [...reachableIn(one)]);

    expect(new Set(names).size).toBe(names.length);
    expect(reached.sort()).toEqual([...names].sort());
  });

  it("leads nowhere but to states that are there", () => {
    const lost = machinesIn(definition).flatMap(({ States }) =>
      Object.values(States)
        .flatMap(nextOf)
        .filter((name) => !(name in States)),
    );

    expect(lost).toEqual([]);
  });

  it("begins by remembering its input, since a Catch does not see what its Task assigned", () => {
    expect(machine?.StartAt).toBe("RememberInput");
  });

  it.each(tasks)(
    "limits the time of %s and retries it with jitter, a bounded number of times",
    (_name, state) => {
      const retries = retriesOf(state);

      expect(state.TimeoutSeconds === undefined || state.TimeoutSeconds === 0).toBe(false);
      expect(retries.length).toBeGreaterThan(0);
      expect(retries.filter(({ JitterStrategy }) => JitterStrategy !== "FULL")).toEqual([]);
      expect(retries.filter(({ MaxAttempts = 0 }) => MaxAttempts < 1 || MaxAttempts > 100)).toEqual([]);
      expect(retries.filter(({ BackoffRate = 1 }) => BackoffRate <= 1)).toEqual([]);
      expect(retries.filter(({ MaxDelaySeconds }) => MaxDelaySeconds === undefined)).toEqual([]);
    },
  );

  it.each(tasks)("does not retry in %s what trying again cannot help", (_name, { Retry }) => {
    const [first] = Retry;

    expect(first?.MaxAttempts).toBe(0);
    expect([
      ["ConfigurationError", "ClaimLostError", "UnexpectedAnswerError"],
      // Where a Timeout is how a wait ends, and where another workflow is waited for.
      ["ConfigurationError", "ClaimLostError", "UnexpectedAnswerError", "States.Timeout"],
      ["StepFunctions.ExecutionAlreadyExistsException", "States.Timeout"],
    ]).toContainEqual(first?.ErrorEquals);
  });

  it.each(tasks.filter(([name]) => name !== last))("catches every failure of %s", (_name, { Catch }) => {
    expect(Catch.at(-1)?.ErrorEquals).toEqual(["States.ALL"]);
  });

  it("does not catch a failure of its last step, and says why", () => {
    const [, state] = tasks.find(([name]) => name === last) ?? [];

    expect(state?.Catch).toEqual([]);
    expect(state?.Comment).toMatch(/No Catch/);
  });

  it.each(choices)("has a way out of %s for what it does not know", (_name, { Default, Choices }) => {
    expect(Default).toBe("AnswerUnknown");
    expect(Choices.length).toBeGreaterThan(0);
  });

  it("ends every run by recording its outcome, and in no other way", () => {
    const ends = Object.entries(machine?.States ?? {}).filter(
      ([, { End, Type }]) => End === true || Type === "Succeed" || Type === "Fail",
    );

    expect(ends.map(([name]) => name)).toEqual([last]);
  });

  it.each(states)("comments %s in two lines at most, if at all", (_name, { Comment = "" }) => {
    expect(Comment.length).toBeLessThanOrEqual(240);
  });
});
