import type { JsonSchema } from "@valibot/to-json-schema";
import { created, described } from "./change-schemas.ts";
import { diagnosis } from "./diagnosis-schema.ts";
import { explanation } from "./explanation-schema.ts";
import { finding } from "./finding-schemas.ts";
import { listedRole } from "./role-schemas.ts";
import { askedUsage, ending, listedRun, planFile, toldRun } from "./run-schemas.ts";
import { catalogueRole, checkedPolicy, policyExplanation } from "./tool-schemas.ts";

/** A schema that programs can rely on. */
export interface PublishedSchema {
  /** Its file, without what all have: `docs/schemas/<name>.schema.json`. */
  readonly name: string;
  readonly title: string;
  /** The commands that write it with `-o json`, by their words. */
  readonly commands: readonly string[];
  /** Of one row; of the whole file where no command prints it. */
  readonly schema: JsonSchema;
}

/** Every schema, in the order in which the documentation lists them. */
export const publishedSchemas: readonly PublishedSchema[] = [
  { name: "roles", title: "Roles", commands: ["scan", "inventory"], schema: listedRole },
  { name: "explanation", title: "A role, explained", commands: ["explain"], schema: explanation },
  {
    name: "endings",
    title: "How runs ended",
    commands: ["plan", "decommission", "restore", "resume"],
    schema: ending,
  },
  { name: "findings", title: "Findings", commands: ["drift"], schema: finding },
  { name: "diagnosis", title: "What doctor found", commands: ["doctor"], schema: diagnosis },
  { name: "runs", title: "Runs", commands: ["runs"], schema: listedRun },
  { name: "run", title: "A run and what happened in it", commands: ["run"], schema: toldRun },
  { name: "asked-usages", title: "Usages of a plan", commands: ["approve"], schema: askedUsage },
  { name: "created", title: "A role that is made", commands: ["create"], schema: created },
  { name: "described", title: "A role's description", commands: ["describe"], schema: described },
  { name: "policy-check", title: "A policy file", commands: ["policy check"], schema: checkedPolicy },
  {
    name: "policy-explanation",
    title: "A policy, explained for a role",
    commands: ["policy explain"],
    schema: policyExplanation,
  },
  { name: "catalogue", title: "Known roles", commands: ["catalogue"], schema: catalogueRole },
  { name: "plan-file", title: "File of plans", commands: [], schema: planFile },
];

/** The text of a schema's file. */
export function schemaText({ title, commands, schema }: PublishedSchema): string {
  const isFile = commands.length === 0;
  const head = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `rolecall: ${title}`,
    description: isFile
      ? "What `rolecall plan --out` writes and `rolecall decommission --plan` reads."
      : `What ${commands.map((command) => `\`rolecall ${command} -o json\``).join(", ")} prints; with \`-o jsonl\` each line is an item of it.`,
  };
  const whole = isFile ? { ...head, ...schema } : { ...head, type: "array", items: schema };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
