import { toJsonSchema } from "@valibot/to-json-schema";
import { PolicyFileSchema } from "../../functions/policy/schema.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";

/**
 * The policy file's JSON Schema, by which editors complete and check what an owner writes. Left out is what JSON Schema
 * cannot say: time zones, cron expressions, lengths of durations, and everything between members.
 */
export function policyJsonSchema(): object {
  return toJsonSchema(PolicyFileSchema, { ignoreActions: ["check", "raw_check"] });
}

/** The same as text. */
export function policySchemaText(): string {
  return `${JSON.stringify(policyJsonSchema(), undefined, 2)}\n`;
}

/** `rolecall policy schema`: prints the JSON Schema of policy files. */
export async function printPolicySchema({ surroundings }: Session): Promise<ExitCode> {
  surroundings.out(policySchemaText());
  return EXIT.done;
}
