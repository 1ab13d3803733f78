import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { conformance } from "../../../../infra/embedded/conformance/conformance.ts";
import { agrees } from "../../../../infra/embedded/conformance/wildcards.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "recordings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[] = [folder]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await conformance(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err };
}

const write = (name: string, content: unknown) =>
  writeFileSync(
    join(folder, `${name}.json`),
    typeof content === "string" ? content : JSON.stringify(content),
  );

const TASK = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Arguments: {}, Next: "Again" };
const twoTasks = {
  QueryLanguage: "JSONata",
  StartAt: "Work",
  States: {
    Work: { ...TASK, Retry: [{ ErrorEquals: ["Busy"] }], Output: "{% $states.result.Payload %}" },
    Again: { Type: "Pass", Output: { got: "{% $states.input %}", at: "{% $now() %}" }, End: true },
  },
};
const tasks = { Work: [{ error: "Busy", cause: { why: 1 } }, { output: '{"Payload":[1,2]}' }] };

describe("conformance", () => {
  it("replays recorded outcomes in order and agrees with placeholders", async () => {
    const expected = { status: "SUCCEEDED", output: { got: [1, 2], at: "date" } };
    write("states-jsonata", [{ source: "retry", definition: twoTasks, input: {}, expect: expected, tasks }]);

    expect(await run()).toEqual({ code: 0, out: ["states-jsonata: 1 of 1 agree"], err: [] });
  });

  it("prints a line for each mismatch and ends with 1", async () => {
    const recording = { definition: twoTasks, input: {}, tasks };
    write("states-jsonata", [
      { ...recording, source: "output", expect: { status: "SUCCEEDED", output: { got: [1], at: "date" } } },
      { ...recording, source: "status", expect: { status: "FAILED", error: "E", cause: null } },
      {
        ...recording,
        source: "error",
        tasks: { Work: { error: "Other" } },
        expect: { status: "FAILED", error: "E" },
      },
      { ...recording, source: "unrecorded", tasks: {}, expect: { status: "SUCCEEDED", output: 1 } },
      { ...recording, source: "definition", definition: {}, expect: { status: "SUCCEEDED", output: 1 } },
    ]);

    const { code, out } = await run();

    expect(code).toBe(1);
    expect(out).toHaveLength(6);
    expect(out[0]).toMatch(/^states-jsonata: output: expected .*"got":\[1\].*, but got SUCCEEDED .*\[1,2\]/);
    expect(out[1]).toMatch(/^states-jsonata: status: expected FAILED "E", but got SUCCEEDED/);
    expect(out[2]).toMatch(/^states-jsonata: error: expected the error E, but got FAILED Other/);
    expect(out[3]).toContain("no outcome is recorded for the task Work");
    expect(out[4]).toContain("Invalid State Machine Definition");
    expect(out[5]).toBe("states-jsonata: 0 of 5 agree");
  });

  it("compares patterns, refused ones included", async () => {
    const event = '{"source":"a"}';
    write("event-patterns", [
      { label: "yes", pattern: '{"source":["a"]}', event, expect: "true" },
      { label: "no", pattern: '{"source":["b"]}', event, expect: "false" },
      { label: "refused", pattern: '{"source":[]}', event, expect: "EXC" },
      { label: "wrong", pattern: '{"source":["a"]}', event, expect: "EXC" },
    ]);

    const { code, out } = await run();

    expect(code).toBe(1);
    expect(out).toEqual([
      "event-patterns: wrong: expected EXC, but got true",
      "event-patterns: 3 of 4 agree",
    ]);
  });

  it.each([
    ["no argument", [], "usage: npm run conformance"],
    ["two arguments", ["a", "b"], "usage: npm run conformance"],
    [
      "a folder that is not there",
      ["/nowhere"],
      "no states-jsonata.json and no event-patterns.json in /nowhere",
    ],
  ])("takes %s for a mistake: one line, code 2", async (_, args, message) => {
    const { code, out, err } = await run(args);

    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ["{", "JSON"],
    [[{ source: 1 }], "0.source"],
  ])("takes the file %j for a mistake that says where", async (content, message) => {
    write("states-jsonata", content);

    const { code, err } = await run();

    expect(code).toBe(2);
    expect(err).toEqual([expect.stringContaining(message)]);
  });
});

describe("agrees", () => {
  it.each([
    ["2026-01-01T00:00:00Z", "date", true],
    ["not a date", "date", false],
    ["date", "date", true],
    ["b6f1", "<uuid:1>", true],
    ["", "<uuid:1>", false],
    ["arn:aws:iam::111122223333:role/r", "sfn_role_arn", true],
    [
      "arn:aws:states:eu-west-1:111122223333:execution:M:x",
      "arn:aws:states:<region>:111111111111:execution:<a:1>:<b:2>",
      true,
    ],
    [
      "arn:aws:sns:eu-west-1:111122223333:t",
      "arn:aws:states:<region>:111111111111:execution:<a:1>:<b:2>",
      false,
    ],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [[1, 2], [1], false],
    [["x"], ["<name:1>"], true],
    [null, null, true],
    [0, null, false],
  ])("of %j with the recorded %j is %s", (actual, recorded, expected) => {
    expect(agrees(actual, recorded)).toBe(expected);
  });
});
