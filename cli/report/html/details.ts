import type { ReportAccount, ReportData } from "../report-data.ts";
import { article, type Subject } from "./article.ts";
import { CHUNK_ROWS, chunksOf } from "./chunks.ts";
import { byNewest } from "./finding-list.ts";
import { markup } from "./markup.ts";

/**
 * Everything about every role, behind the matrix. It stands in `noscript`: a browser without scripts shows it, one with
 * scripts skips over it as a text, which for 20,000 roles saves two thirds of the time to load, and the script builds
 * from that text the one article that somebody asks for (`client/build.ts`).
 */
export function* details({ accounts }: ReportData): Generator<string> {
  yield markup`<section id="details" aria-labelledby="details-heading"><h2 id="details-heading">Details</h2>
<noscript><p>Each role’s usages, findings, evidence, runs and history.</p></noscript>
`.text;
  for (const subjects of chunksOf(accounts.values().flatMap(subjectsOf), CHUNK_ROWS)) {
    yield markup`<noscript><div class="chunk">
${subjects.map(article)}</div></noscript>
`.text;
  }
  yield "</section>\n";
}

/** Roles in the order of the matrix, then what else findings speak of. */
function* subjectsOf({ account, roles, findings }: ReportAccount): Generator<Subject> {
  const bySubject = Map.groupBy(findings, ({ subject }) => subject);
  for (const role of roles) {
    const name = role.record.role.roleName;
    yield { account, name, role, findings: (bySubject.get(name) ?? []).toSorted(byNewest) };
    bySubject.delete(name);
  }
  for (const [name, others] of bySubject) {
    yield { account, name, findings: others.toSorted(byNewest) };
  }
}
