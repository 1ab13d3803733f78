import { readFileSync } from "node:fs";
import { policySchemaText } from "../../cli/commands/policy-schema.ts";
import { cliPage } from "./cli-page.ts";
import { tellProgram } from "./cli-program.ts";
import { fillPage } from "./policy/fill-page.ts";
import { policyReference } from "./policy/reference.ts";
import { publishedSchemas, schemaText } from "./schemas/published.ts";

/** A document that is generated, or parts of which are. */
export interface GeneratedDocument {
  /** From the project's root. */
  readonly path: string;
  /** What it should be, made from what it is. */
  readonly text: (before: string) => string;
}

/** Everything that `npm run docs` writes. Paths count from the project's root. */
export const generatedDocuments: readonly GeneratedDocument[] = [
  { path: "docs/rolecall.policy.schema.json", text: policySchemaText },
  {
    path: "docs/policy.md",
    text: (page) => fillPage(page, policyReference(), (path) => readFileSync(path, "utf8")),
  },
  { path: "docs/cli.md", text: () => cliPage(tellProgram(), publishedSchemas) },
  ...publishedSchemas.map((schema) => ({
    path: `docs/schemas/${schema.name}.schema.json`,
    text: () => schemaText(schema),
  })),
];
