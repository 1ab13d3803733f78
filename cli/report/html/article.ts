import type { Finding } from "../../../functions/core/drift/finding.ts";
import type { ReportRole } from "../report-data.ts";
import { anchorOf } from "./anchor.ts";
import { type Markup, markup } from "./markup.ts";
import { roleEvidence } from "./role-evidence.ts";
import { roleFacts } from "./role-facts.ts";
import { roleHistory, roleRuns } from "./role-past.ts";
import { verdictWords } from "./role-row.ts";
import { roleUsages } from "./role-usages.ts";
import { subjectFindings } from "./subject-findings.ts";

/** Something that can be told of in full: a role, or what findings speak of though no role is there. */
export interface Subject {
  readonly account: string;
  /** The role's name, or as the findings say. */
  readonly name: string;
  readonly role?: ReportRole;
  readonly findings: readonly Finding[];
}

/**
 * Everything about one subject, folded. What is in `told` is long and full of words that fit anything: the page's search
 * leaves it out.
 */
export function article({ account, name, role, findings }: Subject): Markup {
  return markup`<details><summary>${name} in ${account}</summary><article id="${anchorOf(account, name)}">${role && aboutRole(role)}${subjectFindings(findings)}${role && past(role)}</article></details>
`;
}

function aboutRole({ record, verdict }: ReportRole): Markup {
  return markup`<p class="${verdict.kind}">${verdictWords(verdict)}</p>${roleFacts(record)}${roleUsages(record)}`;
}

function past({ record, runs, history }: ReportRole): Markup | undefined {
  const parts = [roleEvidence(record), roleRuns(runs), roleHistory(history)].flatMap((part) => part ?? []);
  return parts.length === 0 ? undefined : markup`<section class="told">${parts}</section>`;
}
