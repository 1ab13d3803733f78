import type { TestProject } from "vitest/node";
import type { Synthesis } from "../infra/cloud/synthesize.ts";
import { startTable } from "../infra/embedded/table/table.ts";
import { assemblyFor } from "../infra/sandbox/assembly.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The product's stacks for us-east-1 and eu-west-1, synthesized once for all tests. */
    readonly assembly: Synthesis;
    /** Where a DynamoDB listens that all tests share; each makes tables of its own. */
    readonly tableEndpoint: string;
  }
}

/** Makes what is dear to make and safe to share before the first test, and removes it after the last. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  provide("assembly", await assemblyFor(["us-east-1", "eu-west-1"]));
  const table = await startTable();
  provide("tableEndpoint", table.endpoint);
  return table.stop;
}
