import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type Synthesis, synthesize } from "../infra/cloud/synthesize.ts";
import { startTable } from "../infra/embedded/table/table.ts";

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
  const directory = await mkdtemp(join(tmpdir(), "rolecall-test-"));
  provide("assembly", await synthesize(directory, "us-east-1,eu-west-1"));
  const table = await startTable();
  provide("tableEndpoint", table.endpoint);
  return async () => {
    await table.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
