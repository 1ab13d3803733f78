import { globSync, readFileSync } from "node:fs";
import { describe, expect, inject, it } from "vitest";
import { OutcomeSchema } from "../../functions/inventory/schemas.ts";
import { allServices } from "../../functions/services/services.ts";
import { readTemplate } from "../infra/cloud/read-template.ts";

const text = readFileSync("docs/runbook.md", "utf8");

describe("the lists of docs/runbook.md", () => {
  it("names everything of the hub that operators meet, and nothing else", () => {
    const hub = readTemplate(inject("assembly").assemblyDirectory, "RolecallHub");
    const { Outputs, Parameters, Resources, properties } = hub;
    const functions = properties("AWS::Lambda::Function").map((made) => made["FunctionName"]);
    const stateMachines = properties("AWS::StepFunctions::StateMachine").map(
      (made) => made["StateMachineName"],
    );
    const ofAlarm = /^Alarms(\w+)[0-9A-F]{8}$/;
    const alarms = Object.keys(Resources).flatMap((id) => ofAlarm.exec(id)?.[1] ?? []);

    const [, deployed = ""] = /## What is deployed\n([\s\S]*?)\n## /.exec(text) ?? [];
    const [, machines = ""] = /- the state machines (.*)/.exec(deployed) ?? [];
    const [, outputs = ""] = /Outputs: ([\s\S]*?)\. Parameters/.exec(deployed) ?? [];
    const [, parameters = ""] = /\| parameter .*\n\| -.*\n([\s\S]*)/.exec(deployed) ?? [];
    const [, alarmed = ""] = /\| alarm .*\n\| -.*\n([\s\S]*?)\n\n/.exec(text) ?? [];
    const told = (part: string) => codeIn(part).toSorted();
    expect(told(firstColumn(deployed)).filter((name) => name.startsWith("rolecall-"))).toEqual(
      functions.toSorted(),
    );
    expect(told(machines)).toEqual(stateMachines.toSorted());
    expect(told(outputs)).toEqual(Object.keys(Outputs).toSorted());
    expect([...told(firstColumn(parameters)), "BootstrapVersion"].toSorted()).toEqual(
      Object.keys(Parameters).toSorted(),
    );
    expect(told(firstColumn(alarmed))).toEqual(alarms.toSorted());
    expect([functions.length, alarms.length]).toEqual([21, 10]);
    expect(deployed).toContain("twenty-one functions");
    expect(deployed).toContain("ten alarms");
  });

  it("tells what to do for every outcome", () => {
    const outcomes = OutcomeSchema.entries.kind.options;

    expect(outcomes.filter((outcome) => !new RegExp(`^\\| \`${outcome}\` `, "m").test(text))).toEqual([]);
  });

  it("lists every event that the functions publish, and no other", () => {
    const sources = globSync("functions/**/*.ts").map((file) => readFileSync(file, "utf8"));
    // Nothing but an event has a name of several words with capitals.
    const names = sources.flatMap((source) =>
      [...source.matchAll(/"([A-Z][a-z]+(?: [A-Z][a-z]+)+)"/g)].map(([, name]) => name),
    );

    const [, table = ""] = /\| detail type .*\n\| -.*\n([\s\S]*?)\n\n/.exec(text) ?? [];
    const told = [...table.matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell = ""]) => codeIn(cell));
    expect(told.toSorted()).toEqual([...new Set(names)].toSorted());
  });

  it("lists every permission that the templates give, and no other", () => {
    const { assemblyDirectory, stackNames } = inject("assembly");
    const given = stackNames.flatMap((name) => {
      const template = readFileSync(`${assemblyDirectory}/${name}.template.json`, "utf8");
      const { Resources }: { Resources: Record<string, Resource> } = JSON.parse(template);
      return Object.values(Resources).flatMap(({ Type, Properties }) =>
        Type === "AWS::IAM::Role" ? actionsIn(Properties) : [],
      );
    });

    const told = [...text.matchAll(/^\| (`\w+:.*?) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([\w:]+)`/g)].map(([, action]) => action),
    );
    const ofServices = allServices.flatMap(({ readGrants, releaseGrants, restoreGrants }) =>
      [...readGrants, ...releaseGrants, ...restoreGrants].flatMap(({ actions }) => actions),
    );
    const isTold = (action: string) => ofServices.includes(action) || told.includes(action);
    expect(given.filter((action) => !isTold(action))).toEqual([]);
    expect(told.filter((action = "") => !given.includes(action))).toEqual([]);
  });
});

/** What stands between backticks. */
function codeIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

/** The first cell of each row. */
function firstColumn(tables: string): string {
  return [...tables.matchAll(/^ *\|(.*?)\|/gm)].map(([, cell]) => cell).join("\n");
}

interface Resource {
  readonly Type: string;
  readonly Properties: { readonly Policies?: readonly { readonly PolicyDocument: unknown }[] };
}

function actionsIn({ Policies = [] }: Resource["Properties"]): readonly string[] {
  const documents = JSON.stringify(Policies.map(({ PolicyDocument }) => PolicyDocument));
  const actions = documents.matchAll(/"Action":(\[[^\]]*\]|"[^"]*")/g);
  return [...actions].flatMap(([, list = "[]"]) => [JSON.parse(list)].flat());
}
