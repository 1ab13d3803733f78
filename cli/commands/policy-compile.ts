import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { compilePolicyFile, tellFaults } from "./policy-file.ts";

/** `rolecall policy compile`: prints the canonical policy, of which the digest is taken. */
export async function printCompiledPolicy(session: Session, file: string): Promise<ExitCode> {
  const compilation = await compilePolicyFile(file);
  if (compilation.kind === "wrong") {
    return tellFaults(session, file, compilation.faults);
  }
  session.surroundings.out(`${compilation.document}\n`);
  return EXIT.done;
}
