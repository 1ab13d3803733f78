import { describe, expect, it } from "vitest";
import { machinesIn, nextOf, readMachineText } from "./definition.ts";

const text = readMachineText("remediate-role.asl.json");
const definition: unknown = JSON.parse(text);
const [machine] = machinesIn(definition);
const state = (name: string) => machine?.States[name];

describe("remediate-role.asl.json", () => {
  it("has a placeholder for each of its functions and for the workflow that it runs, and for nothing else", () => {
    const placeholders = new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));

    expect([...placeholders].sort()).toEqual([
      "AskApprovalFunctionArn",
      "AssessRemediationFunctionArn",
      "AwaitChangeFunctionArn",
      "DecommissionStateMachineArn",
      "EndRemediationFunctionArn",
      "PutBackRoleFunctionArn",
    ]);
    expect(text).not.toMatch(/arn:aws:(?!states:::)/);
  });

  it.each(["AwaitChange", "PlanDecommission", "AskApproval", "DecommissionRole", "PutBackRole"])(
    "looks at the world again after %s: only a look decides how the run ends",
    (name) => {
      expect(state(name)?.Next).toBe("AssessRemediation");
    },
  );

  it("acts only where the look says so", () => {
    const leading = (to: string) =>
      Object.entries(machine?.States ?? {})
        .filter(([, from]) => nextOf(from).includes(to))
        .map(([name]) => name);

    expect([...leading("DecommissionRole"), ...leading("PutBackRole")]).toEqual(["RouteStep", "RouteStep"]);
    expect(leading("RouteStep")).toEqual(["AssessRemediation"]);
  });

  it("waits by a token for as long as the look says, and looks again when the time is over", () => {
    expect(state("AwaitChange")).toMatchObject({
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      TimeoutSeconds: "{% $step.waitSeconds %}",
    });
    expect(state("AwaitChange")?.Catch[0]).toEqual({
      ErrorEquals: ["States.Timeout"],
      Next: "AssessRemediation",
    });
  });

  it("hands the token to the function that keeps it, and to nothing else", () => {
    expect(text.match(/Task\.Token/g)).toHaveLength(1);
    expect(JSON.stringify(state("AwaitChange"))).toContain("$states.context.Task.Token");
    expect(state("AwaitChange")).not.toHaveProperty("Assign");
    expect(state("AwaitChange")).not.toHaveProperty("Output");
  });

  it.each([
    ["PlanDecommission", "{% $run.runId & '-plan' %}"],
    ["DecommissionRole", "{% $run.runId & '-apply-' & $string($tries) %}"],
  ])("names what %s starts by its own name, so that nothing starts twice", (name, of) => {
    expect(state(name)).toMatchObject({
      Resource: "arn:aws:states:::states:startExecution.sync:2",
      Arguments: { Name: of },
    });
  });

  it("waits longer for what it starts than that may last", () => {
    const [longest] = machinesIn(JSON.parse(readMachineText("decommission-role.asl.json")));

    expect(longest?.TimeoutSeconds).toBeLessThan(180_000);
    expect([state("PlanDecommission"), state("DecommissionRole")]).toMatchObject([
      { TimeoutSeconds: 180_000 },
      { TimeoutSeconds: 180_000 },
    ]);
  });

  it("forgets how what it started ended once it was looked at", () => {
    expect(state("AssessRemediation")).toMatchObject({ Assign: { planned: null, applied: null } });
  });
});
