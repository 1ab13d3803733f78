import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { fillPage } from "./fill-page.ts";
import { jsonSchemaText } from "./json-schema.ts";
import { policyReference } from "./reference.ts";

const SCHEMA = "docs/rolecall.policy.schema.json";
const PAGE = "docs/policy.md";

/** Writes what is generated of the documentation: the JSON Schema, and parts of the page about policies. */
export async function writeDocs(): Promise<void> {
  const page = await readFile(PAGE, "utf8");
  await writeFile(SCHEMA, jsonSchemaText());
  await writeFile(PAGE, filledPage(page));
}

/** A page with its generated parts as they should be. Paths count from the project's root. */
export function filledPage(page: string): string {
  return fillPage(page, policyReference(), (path) => readFileSync(path, "utf8"));
}
