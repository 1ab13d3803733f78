import { readFile } from "node:fs/promises";
import { compilePolicy } from "../../functions/policy/compile.ts";
import { describeFault } from "../../functions/policy/faults.ts";
import { digestOf } from "../../functions/runtime/digest.ts";
import { explain, readSubject } from "./explain.ts";

/** Where the command writes what it has to say. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** What `--help` prints. */
export const HELP = `Usage: npm run policy -- COMMAND

Checks and compiles policy files. Needs no account and changes nothing in AWS.

  check FILE     says everything that is wrong with a policy file, or what is in it, with its digest
  compile FILE   prints the compiled policy, of which the digest is taken
  explain FILE ROLE [--service PRINCIPAL] [--tag KEY=VALUE]... [--account ID] [--ou ID]... [--at INSTANT]
                 says which rule counts for a role, why, and what each other rule lacks
  schema         prints the JSON Schema of policy files, for editors
  docs           writes docs/rolecall.policy.schema.json and the tables and examples of docs/policy.md anew

Exit codes: 0, or 2 if a file or the command line is wrong.
`;

/** The command `policy`. Answers 0, or 2 after saying what is wrong with the file or the command line. */
export async function main(args: readonly string[], output: Output): Promise<0 | 2> {
  const [command, file, ...more] = args;
  if (args.includes("--help")) {
    output.out(HELP);
    return 0;
  }
  if ((command === "check" || command === "compile") && file !== undefined && more.length === 0) {
    return await compileTo(command, file, output);
  }
  if (command === "explain" && file !== undefined) {
    return await explainTo(file, more, output);
  }
  if (command === "schema" && file === undefined) {
    const { jsonSchemaText } = await import("./json-schema.ts");
    output.out(jsonSchemaText());
    return 0;
  }
  if (command === "docs" && file === undefined) {
    const { writeDocs } = await import("./write-docs.ts");
    await writeDocs();
    return 0;
  }
  output.err(`policy: not understood: ${args.join(" ") || "nothing was asked"} (--help tells more)\n`);
  return 2;
}

async function compileTo(command: "check" | "compile", file: string, output: Output): Promise<0 | 2> {
  const compiled = await readPolicy(file, output);
  if (compiled === undefined) {
    return 2;
  }
  const { policy, document } = compiled;
  const parts = [counted(policy.rules.length, "rule"), counted(policy.exemptions.length, "exemption")];
  output.out(
    command === "compile" ? `${document}\n` : `${file}: ${parts.join(", ")}, digest ${digestOf(document)}\n`,
  );
  return 0;
}

async function explainTo(file: string, args: readonly string[], output: Output): Promise<0 | 2> {
  const asked = readSubject(args, new Date().toISOString());
  if ("wrong" in asked) {
    output.err(`policy: ${asked.wrong} (--help tells more)\n`);
    return 2;
  }
  const compiled = await readPolicy(file, output);
  if (compiled === undefined) {
    return 2;
  }
  output.out(explain(compiled.policy, asked.subject, asked.at));
  return 0;
}

/** Reads and compiles a file; `undefined` after saying what is wrong with it. */
async function readPolicy(file: string, { err }: Output) {
  const source = await textOf(file);
  if (source.kind === "unreadable") {
    err(`policy: ${file} cannot be read: ${source.reason}\n`);
    return undefined;
  }
  const compilation = compilePolicy(source.text, file);
  if (compilation.kind === "wrong") {
    err(compilation.faults.map((fault) => `${describeFault(fault)}\n`).join(""));
    return undefined;
  }
  return compilation;
}

type Source =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unreadable"; readonly reason: string };

async function textOf(file: string): Promise<Source> {
  try {
    const bytes = await readFile(file);
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    return { kind: "unreadable", reason: error instanceof Error ? error.message : String(error) };
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/* Composition root. */
if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
