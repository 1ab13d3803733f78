import { readFile } from "node:fs/promises";
import type { SealedPolicy } from "../../functions/core/policy.ts";
import { compilePolicy } from "../../functions/policy/compile.ts";
import { describeFault } from "../../functions/policy/faults.ts";
import { digestOf } from "../../functions/runtime/digest.ts";
import { usageError } from "../errors/command-error.ts";

/** A policy as it was written, and what it means. */
export interface PolicyFile {
  readonly text: string;
  readonly policy: SealedPolicy;
}

/**
 * Reads and compiles a policy file, as if it were put in force now.
 *
 * @throws {CommandError} that names everything that is wrong with it.
 */
export async function readPolicyFile(path: string, at: Date): Promise<PolicyFile> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw usageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const compiled = compilePolicy(text, path);
  if (compiled.kind === "wrong") {
    throw usageError(`${path} is no policy`, ...compiled.faults.map(describeFault));
  }
  const digest = digestOf(compiled.document);
  return { text, policy: { ...compiled.policy, digest, putBy: path, putAt: at.toISOString() } };
}
