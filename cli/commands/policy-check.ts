import { digestOf } from "../../functions/runtime/digest.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Column } from "../output/format.ts";
import { visibleText } from "../output/visible-text.ts";
import type { Session } from "../session/session.ts";
import { compilePolicyFile, tellFaults } from "./policy-file.ts";
import { writeJson } from "./policy-json.ts";
import { writeRows } from "./write-rows.ts";

/** What is in a file that is right. */
interface CheckedPolicy {
  readonly file: string;
  readonly rules: number;
  readonly exemptions: number;
  readonly digest: string;
}

/** `rolecall policy check`: says everything that is wrong with a file, or what is in it. */
export async function checkPolicy(session: Session, file: string): Promise<ExitCode> {
  const compilation = await compilePolicyFile(file);
  if (compilation.kind === "wrong") {
    return tellFaults(session, file, compilation.faults);
  }
  const { policy, document } = compilation;
  const checked = {
    file,
    rules: policy.rules.length,
    exemptions: policy.exemptions.length,
    digest: digestOf(document),
  };
  if (writeJson(session, { valid: true, ...checked })) {
    return EXIT.done;
  }
  if ((session.options.output ?? "table") === "table") {
    session.surroundings.out(`${visibleText(inWords(checked))}\n`);
  } else {
    writeRows(session, [checked], columns, (row) => row);
  }
  return EXIT.done;
}

const columns: readonly Column<CheckedPolicy>[] = [
  { key: "file", title: "FILE", value: ({ file }) => file },
  { key: "rules", title: "RULES", align: "right", value: ({ rules }) => rules },
  { key: "exemptions", title: "EXEMPTIONS", align: "right", value: ({ exemptions }) => exemptions },
  { key: "digest", title: "DIGEST", value: ({ digest }) => digest },
];

function inWords({ file, rules, exemptions, digest }: CheckedPolicy): string {
  return `${file}: ${counted(rules, "rule")}, ${counted(exemptions, "exemption")}, digest ${digest}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
