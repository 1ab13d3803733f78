import * as v from "valibot";
import { DeployError } from "../deploy-error.ts";

/** Members that are understood and do nothing here, each with the reason why not. */
export type Meaningless = Readonly<Record<string, string>>;

/**
 * Reads an object of a template strictly: what the schema does not know is an error, unless it is listed as meaningless.
 *
 * @param what for messages, for example `AWS::SQS::Queue "Orders"`
 * @throws {DeployError} that names every member that is unknown or wrong.
 */
export function read<Schema extends v.GenericSchema<unknown, unknown>>(
  schema: Schema,
  value: unknown,
  what: string,
  meaningless: Meaningless = {},
): v.InferOutput<Schema> {
  const { success, output, issues } = v.safeParse(schema, without(value, meaningless));
  if (success) {
    return output;
  }
  throw new DeployError(`${what}: ${issues.map(describe).join("; ")}`);
}

function without(value: unknown, meaningless: Meaningless): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).filter(([name]) => !Object.hasOwn(meaningless, name)));
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? "it";
  return issue.type === "strict_object" && issue.expected === "never"
    ? `property ${path} is not known here`
    : `property ${path}: ${issue.message}`;
}
