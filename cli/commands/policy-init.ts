import { writeFile } from "node:fs/promises";
import { usageError } from "../errors/command-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { STARTING_POLICY } from "./policy-start.ts";

/** `rolecall policy init`: writes a policy to start from, which only observes. */
export async function initPolicy({ surroundings, say }: Session, file: string): Promise<ExitCode> {
  if (file === "-") {
    surroundings.out(STARTING_POLICY);
    return EXIT.done;
  }
  try {
    await writeFile(file, STARTING_POLICY, { flag: "wx" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      throw usageError(`${file} is there already, and stays as it is`, "Name another file, or move it away");
    }
    throw usageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  say(`${file} is written: it observes, and tells how to ask for more; rolecall policy check ${file}`);
  return EXIT.done;
}
