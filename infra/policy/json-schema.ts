import { toJsonSchema } from "@valibot/to-json-schema";
import { PolicyFileSchema } from "../../functions/policy/schema.ts";

/**
 * The policy file's JSON Schema, by which editors complete and check what an owner writes. Left out is what JSON Schema
 * cannot say: time zones, cron expressions, lengths of durations, and everything between members.
 */
export function policyJsonSchema(): object {
  return toJsonSchema(PolicyFileSchema, { ignoreActions: ["check", "raw_check"] });
}

/** The same as text, as it stands in docs/rolecall.policy.schema.json. */
export function jsonSchemaText(): string {
  return `${JSON.stringify(policyJsonSchema(), undefined, 2)}\n`;
}
