import { readdirSync, readFileSync } from "node:fs";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type * as v from "valibot";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { CatalogueRole } from "../../cli/commands/catalogue-roles.ts";
import type { ExplanationJson } from "../../cli/commands/policy-explain.ts";
import type { Diagnosis } from "../../cli/doctor/check.ts";
import type { Verdict } from "../../functions/core/verdict.ts";
import { tellProgram } from "../../infra/docs/cli-program.ts";
import { generatedDocuments } from "../../infra/docs/documents.ts";
import type { DiagnosisSchema } from "../../infra/docs/schemas/diagnosis-schema.ts";
import { publishedSchemas } from "../../infra/docs/schemas/published.ts";
import type { VerdictSchema } from "../../infra/docs/schemas/role-schemas.ts";
import type { CatalogueRoleSchema, PolicyExplanationSchema } from "../../infra/docs/schemas/tool-schemas.ts";

const page = readFileSync("docs/cli.md", "utf8");
const { program } = tellProgram();

/** The words of every command that does something by itself. */
function commandsIn(command: CommandUnknownOpts, before = ""): readonly string[] {
  return command.commands.flatMap((below) =>
    below.commands.length === 0
      ? [`${before}${below.name()}`]
      : commandsIn(below, `${before}${below.name()} `),
  );
}

describe("what is generated of the documentation", () => {
  it.each(generatedDocuments.map(({ path, text }) => ({ path, text })))(
    "$path is up to date",
    ({ path, text }) => {
      const before = readFileSync(path, "utf8");

      expect(text(before)).toBe(before);
    },
  );

  it("is all that lies in docs/schemas", () => {
    expect(readdirSync("docs/schemas").toSorted()).toEqual(
      publishedSchemas.map(({ name }) => `${name}.schema.json`).toSorted(),
    );
  });
});

describe("docs/cli.md", () => {
  it("has a section for every command, with every option that it has", () => {
    const commands = commandsIn(program);

    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter((words) => !page.includes(`\n### \`rolecall ${words}\`\n`))).toEqual([]);
    expect(page).toContain("| `--html <file>`");
    expect(page).toContain("| `-o, --output <format>` | how data is written: `table`, `json`,");
  });

  it("tells the exit codes and the environment", () => {
    expect(page).toContain("| `130` | interrupted");
    expect(page).toContain("ROLECALL_HOME, XDG_STATE_HOME");
  });

  it("documents the JSON of every command that prints data", () => {
    const documented = publishedSchemas.flatMap(({ commands }) => commands);
    const withoutRows = [
      // They say something, or print a document of another form.
      ...["reject", "cancel", "pause", "unpause"],
      ...["policy init", "policy compile", "policy schema", "report", "completion"],
    ];

    expect([...documented, ...withoutRows].toSorted()).toEqual(commandsIn(program).toSorted());
  });
});

describe("the schemas of docs/schemas", () => {
  it("say something of every member", () => {
    const untold = publishedSchemas.flatMap(({ name, schema }) =>
      [...membersIn(schema)]
        .filter(({ told }) => !/^[\w:].*\.$/.test(told))
        .map(({ member }) => `${name}: ${member}`),
    );

    expect(untold).toEqual([]);
  });

  it("fit the types of the code, where they are written by hand", () => {
    expectTypeOf<v.InferOutput<typeof VerdictSchema>>().toExtend<Verdict>();
    expectTypeOf<v.InferOutput<typeof DiagnosisSchema>>().toExtend<Diagnosis>();
    expectTypeOf<keyof v.InferOutput<typeof DiagnosisSchema>>().toEqualTypeOf<keyof Diagnosis>();
    expectTypeOf<v.InferOutput<typeof CatalogueRoleSchema>>().toExtend<CatalogueRole>();
    expectTypeOf<v.InferOutput<typeof PolicyExplanationSchema>>().toExtend<ExplanationJson>();
    expectTypeOf<keyof v.InferOutput<typeof CatalogueRoleSchema>>().toEqualTypeOf<keyof CatalogueRole>();
    expectTypeOf<keyof v.InferOutput<typeof PolicyExplanationSchema>>().toEqualTypeOf<
      keyof ExplanationJson
    >();
  });
});

function* membersIn(schema: unknown): Generator<{ readonly member: string; readonly told: string }> {
  if (typeof schema !== "object" || schema === null) {
    return;
  }
  const { properties = {} } = Object(schema);
  for (const [member, inside] of Object.entries(properties)) {
    yield { member, told: String(Object(inside).description) };
  }
  for (const inside of Object.values(schema)) {
    yield* membersIn(inside);
  }
}
