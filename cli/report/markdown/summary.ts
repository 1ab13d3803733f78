import type { VerdictKind } from "../../../functions/core/verdict.ts";
import type { Column } from "../../output/format.ts";
import { markdownLines } from "../../output/markdown-lines.ts";
import type { ReportAccount } from "../report-data.ts";

const VERDICTS: Readonly<Record<VerdictKind, string>> = {
  "can-go": "Can go",
  "in-use": "In use",
  "ask-iam": "Only IAM can tell",
  unknown: "Unknown",
  protected: "Protected",
  gone: "Gone",
};

const KINDS: readonly VerdictKind[] = ["can-go", "in-use", "ask-iam", "unknown", "protected", "gone"];

/** Signs of a digest that tell it from others. */
const DIGEST_SIGNS = 12;

const COLUMNS: readonly Column<ReportAccount>[] = [
  { key: "account", title: "Account", value: ({ account }) => account },
  { key: "alias", title: "Alias", value: ({ alias }) => alias },
  { key: "policy", title: "Policy", value: ({ policyDigest }) => policyDigest?.slice(0, DIGEST_SIGNS) },
  { key: "roles", title: "Roles", value: ({ roles }) => roles.length, align: "right" },
  ...KINDS.map(
    (kind): Column<ReportAccount> => ({
      key: kind,
      title: VERDICTS[kind],
      value: ({ roles }) => roles.filter(({ verdict }) => verdict.kind === kind).length,
      align: "right",
    }),
  ),
  {
    key: "openFindings",
    title: "Open findings",
    value: ({ findings }) => findings.filter(({ status }) => status === "open").length,
    align: "right",
  },
];

/** What a verdict is called. */
export function verdictName(kind: VerdictKind): string {
  return VERDICTS[kind];
}

/** How many roles of each verdict there are in each account. */
export function summaryLines(accounts: readonly ReportAccount[]): Iterable<string> {
  return markdownLines(accounts, COLUMNS);
}
