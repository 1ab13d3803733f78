import { describe, expect, it } from "vitest";
import { runStates } from "./bench-engine.ts";

const pass = (Output: unknown) => ({ Only: { Type: "Pass", Output, End: true } });

describe("expressions", () => {
  it("keep everything that is not delimited by {% and %} as it is", async () => {
    const { result } = await runStates(
      pass({ plain: "$states.input", list: [1, "{% 1 + 1 %}"], none: null }),
    );

    expect(result).toEqual({ plain: "$states.input", list: [1, 2], none: null });
  });

  it.each([
    ["$partition([1,2,3,4,5], 2)", [[1, 2], [3, 4], [5]]],
    ["$range(1, 7, 3)", [1, 4, 7]],
    ["$range(5, 1, -2)", [5, 3, 1]],
    ["$hash('abc', 'MD5')", "900150983cd24fb0d6963f7d28e17f72"],
    ["$hash('abc', 'SHA-1')", "a9993e364706816aba3e25717850c26c9cd0d89d"],
    ["$parse('{\"a\":[1]}')", { a: [1] }],
    ["$random()", 0.5],
    ["$random(7) = $random(7)", true],
    ["$random(7) = $random(8)", false],
    ["$uuid()", "00000000-0000-4000-8000-000000000002"],
    ["$now()", "2026-01-01T00:00:00.000Z"],
    ["$now('[Y0001]')", "2026"],
    ["$millis()", 1767225600000],
    ["$shuffle([1,2,3])", [1, 3, 2]],
    ["$states.context.Execution.Name", "00000000-0000-4000-8000-000000000001"],
    ["$states.input.numbers[$ > 1]", [2, 3]],
    ["[]", []],
    ["null", null],
  ])("%s gives what Step Functions gives", async (expression, expected) => {
    const { result, cause } = await runStates(pass(`{% ${expression} %}`), { numbers: [1, 2, 3] });

    expect(cause).toBeUndefined();
    expect(result).toEqual(expected);
  });

  it.each([
    ["$eval('1')", "threw an error during evaluation"],
    ["$hash('abc', 'CRC')", "threw an error during evaluation"],
    ["$range(1, 5000, 1)", "threw an error during evaluation"],
    ["$parse('{')", "threw an error during evaluation"],
    ["$states.result", "returned nothing (undefined)"],
    ["$states.errorOutput", "returned nothing (undefined)"],
    ["$unknown", "returned nothing (undefined)"],
    ["$sum", "returned an unsupported result type"],
    ["{'f': function($x){$x}}", "returned an unsupported result type"],
    ["1 + 'a'", "threw an error during evaluation. T2002"],
  ])("%s ends the execution with a cause that says why", async (expression, reason) => {
    const { status, error, cause } = await runStates(pass({ deep: [`{% ${expression} %}`] }));

    expect({ status, error }).toEqual({ status: "FAILED", error: "States.QueryEvaluationError" });
    expect(cause).toContain(
      "An error occurred while executing the state 'Only' (entered at the event id #2). ",
    );
    expect(cause).toContain(
      `The JSONata expression '${expression}' specified for the field 'Output/deep[0]' ${reason}`,
    );
  });

  it("show the whole context object", async () => {
    const { result } = await runStates(pass("{% $states.context %}"), { a: 1 });

    expect(result).toEqual({
      Execution: {
        Id: "arn:aws:states:us-east-1:111122223333:execution:Machine:00000000-0000-4000-8000-000000000001",
        Input: { a: 1 },
        Name: "00000000-0000-4000-8000-000000000001",
        RoleArn: "arn:aws:iam::111122223333:role/machine",
        StartTime: "2026-01-01T00:00:00.000Z",
        RedriveCount: 0,
      },
      State: { EnteredTime: "2026-01-01T00:00:00.000Z", Name: "Only", RetryCount: 0 },
      StateMachine: {
        Id: "arn:aws:states:us-east-1:111122223333:stateMachine:Machine",
        Name: "Machine",
      },
    });
  });
});
