import { readFile } from "node:fs/promises";
import { type Compilation, compilePolicy } from "../../functions/policy/compile.ts";
import { describeFault, type PolicyFault } from "../../functions/policy/faults.ts";
import { usageError } from "../errors/command-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Column } from "../output/format.ts";
import { visibleText } from "../output/visible-text.ts";
import type { Session } from "../session/session.ts";
import { writeJson } from "./policy-json.ts";
import { writeRows } from "./write-rows.ts";

/**
 * Reads and compiles a policy file.
 *
 * @throws {CommandError} if the file cannot be read.
 */
export async function compilePolicyFile(file: string): Promise<Compilation> {
  return compilePolicy(await textOf(file), file);
}

/** Says everything that is wrong with a file: a line each on standard error, or as data where a format was asked for. */
export function tellFaults(session: Session, file: string, faults: readonly PolicyFault[]): ExitCode {
  const { options, surroundings } = session;
  if (writeJson(session, { file, valid: false, faults })) {
    return EXIT.usage;
  }
  if ((options.output ?? "table") === "table") {
    surroundings.err(faults.map((fault) => `${visibleText(describeFault(fault))}\n`).join(""));
  } else {
    writeRows(session, faults, faultColumns, (fault) => fault);
  }
  return EXIT.usage;
}

const faultColumns: readonly Column<PolicyFault>[] = [
  { key: "file", title: "FILE", value: ({ file }) => file },
  { key: "line", title: "LINE", align: "right", value: ({ line }) => line },
  { key: "column", title: "COLUMN", align: "right", value: ({ column }) => column },
  { key: "path", title: "MEMBER", value: ({ path }) => path },
  { key: "message", title: "WHAT IS WRONG", value: ({ message }) => message },
];

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`${file} cannot be read: ${reason}`);
  }
}
