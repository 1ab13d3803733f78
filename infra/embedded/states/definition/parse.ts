import * as v from "valibot";
import { InvalidDefinition } from "../api-errors.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import { type CheckOptions, flowProblems } from "./check.ts";
import { jsonPathProblems } from "./fields.ts";
import type { Machine } from "./model.ts";
import { machineSchema } from "./schema.ts";

/**
 * Reads a state machine.
 *
 * @throws {InvalidDefinition} that names every place that is wrong.
 */
export function parseDefinition(definition: unknown, options: CheckOptions = { isRecorded: false }): Machine {
  refuse(isRecord(definition) ? languageProblems(definition, "", false) : ["/: a JSON object is expected"]);
  const parsed = v.safeParse(machineSchema, definition);
  if (!parsed.success) {
    throw invalid(parsed.issues.map(describeIssue));
  }
  refuse(flowProblems(parsed.output, "", options));
  return parsed.output;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw invalid(problems);
  }
}

function invalid(problems: readonly string[]): InvalidDefinition {
  return new InvalidDefinition(`Invalid State Machine Definition: ${problems.join("; ")}`);
}

/** JSONata holds for a whole machine or for single states; every state must have it from somewhere. */
function languageProblems(flow: JsonRecord, path: string, inherited: boolean): readonly string[] {
  const isJsonata = flow["QueryLanguage"] === undefined ? inherited : flow["QueryLanguage"] === "JSONata";
  const states = isRecord(flow["States"]) ? Object.entries(flow["States"]) : [];
  return states.flatMap(([name, state]) => {
    if (!isRecord(state)) {
      return [];
    }
    const place = `${path}/States/${name}`;
    const language = state["QueryLanguage"];
    if (language === undefined ? !isJsonata : language !== "JSONata") {
      return [`${place}: only JSONata is supported; set "QueryLanguage": "JSONata" for the state machine`];
    }
    const branches = Array.isArray(state["Branches"]) ? state["Branches"] : [];
    return [
      ...jsonPathProblems(state, place),
      ...[...branches, state["ItemProcessor"], state["Iterator"]]
        .filter(isRecord)
        .flatMap((part) => languageProblems(part, place, isJsonata)),
    ];
  });
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map((item) =>
    typeof item.key === "number" ? `[${item.key}]` : `/${String(item.key)}`,
  );
  const isUnknownField = issue.type === "strict_object" && issue.expected === "never";
  return `${path.join("") || "/"}: ${isUnknownField ? "no such field" : issue.message}`;
}
