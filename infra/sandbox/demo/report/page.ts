import { createHash } from "node:crypto";
import type { CallCounts } from "../call-counts.ts";
import type { Chronicle } from "../chronicle.ts";
import type { RunTrack } from "../run/run-track.ts";
import { outcomeRows, runHeadings } from "../screen/closing-table.ts";
import { findingHeadings, findingRows } from "../screen/finding-rows.ts";
import { countOf, spanInWords } from "../words.ts";
import { chapterSection } from "./chapter-section.ts";
import { glossary } from "./glossary.ts";
import { inventoryTable } from "./inventory-table.ts";
import { Markup, markup } from "./markup.ts";
import { outcomeTable } from "./outcome-table.ts";
import { style } from "./style.ts";

/** What the page tells. */
export interface Report {
  readonly chronicle: Chronicle;
  readonly differences: readonly string[];
  readonly regions: readonly string[];
  readonly calls: CallCounts;
  /** When virtual time began. */
  readonly beganAt: Date;
  /** What it took in real time. */
  readonly realSeconds: number;
}

/** Makes the page: one file that needs nothing else, no script and no network, and allows itself none. */
export function reportPage(report: Report): string {
  const { chronicle, regions } = report;
  const { before, after, runs, chapters, findings, remediations } = chronicle;
  // A run that mends a finding counts as well: a role that it has made again is held by nothing that IAM named before.
  const blockers = new Map(
    runs
      .filter(({ workflow }) => workflow !== "restore")
      .map(({ roleName, ending }) => [roleName, ending?.blockers ?? []]),
  );
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>rolecall: ${titleOf(report)}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
${heading(report)}
<main>
<section aria-labelledby="outcomes"><h2 id="outcomes">How it ended</h2>
${outcomeTable("Roles and outcomes", runHeadings, outcomeRows(runs))}</section>
<section aria-labelledby="findings"><h2 id="findings">Findings and approvals</h2>
<p class="lede">A finding is a difference between what the policy says and what is there. It opens and closes by itself; what mends it happens only as far as the policy allows.</p>
${outcomeTable("Roles and findings", findingHeadings, findingRows(findings, remediations))}</section>
<section aria-labelledby="inventory"><h2 id="inventory">The inventory: role × Region</h2>
<p class="lede">A dot is a usage: a resource that keeps a role in use. rolecall reads them from the services themselves; an event is only the hint to look.</p>
<div class="pair">
<div>${inventoryTable({ caption: "Before: everything is switched on", records: before, regions, blockers: new Map() })}</div>
<div>${inventoryTable({ caption: "After: runs have ended, findings are closed", records: after, regions, blockers })}</div>
</div></section>
<section aria-labelledby="story"><h2 id="story">What happened</h2>
<p class="lede">All times are virtual: the sandbox jumps over its waits.</p>
${legend()}
${chapters.map(chapterSection)}</section>
<section aria-labelledby="words"><h2 id="words">Words</h2>
${glossary()}</section>
</main>
${footer(report)}
</body>
</html>
`.text;
}

function heading(report: Report): Markup {
  const { chronicle, calls, beganAt, realSeconds, differences } = report;
  const span = spanInWords(chronicle.endedAt.getTime() - beganAt.getTime());
  const total = calls.owners + calls.services + calls.rolecall;
  const verdict =
    differences.length === 0
      ? markup`<p class="verdict good">The story ended as it must.</p>`
      : markup`<div class="verdict bad"><p>The story did not end as it must:</p><ul>${differences.map((difference) => markup`<li>${difference}</li>`)}</ul></div>`;
  return markup`<header>
<p class="brand"><svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true"><circle class="ring" cx="12" cy="12" r="10"/><path class="tick-mark" d="M7 12.5l3.4 3.4L17 9"/></svg> rolecall</p>
<h1>${titleOf(report)}</h1>
<p class="lede">AWS services make service-linked roles in an account, often without anybody asking, and leave them behind. rolecall keeps an inventory of these roles, tells what uses each of them, and decommissions those that nobody needs: it releases what uses the role, waits where it must, lets IAM delete, and says truthfully how it ended. Once an owner has written down what should be, it finds what differs, asks where the policy demands that, and mends it.</p>
${verdict}
<dl class="tiles">
${tile("roles deleted", String(countOutcomes(chronicle.runs, "decommission", "deleted")))}
${tile("runs blocked", String(countOutcomes(chronicle.runs, "decommission", "blocked")))}
${tile("restored, whole or in part", String(countOutcomes(chronicle.runs, "restore", "restored", "partly-restored")))}
${tile("findings, closed again", `${chronicle.findings.filter(({ status }) => status === "closed").length} of ${chronicle.findings.length}`)}
${tile("approved by somebody else", String(countApprovals(chronicle)))}
${tile("of virtual time", span)}
${tile(`API calls, ${calls.rolecall} by rolecall`, String(total))}
${tile("of real time", `${realSeconds.toFixed(1)} s`)}
</dl>
</header>`;
}

function tile(name: string, value: string): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function titleOf({ chronicle: { after, runs } }: Report): string {
  return `${countOf(after.length, "service-linked role")}, ${countOf(runs.length, "run")}`;
}

function countOutcomes(
  runs: readonly RunTrack[],
  workflow: RunTrack["workflow"],
  ...outcomes: readonly string[]
): number {
  return runs.filter((run) => run.workflow === workflow && outcomes.includes(run.ending?.outcome ?? ""))
    .length;
}

/** Of what one person wanted and another approved. */
function countApprovals({ remediations }: Chronicle): number {
  return remediations.filter(
    ({ run }) => run?.answer?.decision === "approve" && run.answer.by !== run.requestedBy,
  ).length;
}

function legend(): Markup {
  const sign = (shape: Markup, meaning: string) =>
    markup`<span class="sign"><svg viewBox="0 0 22 16" width="22" height="16" aria-hidden="true">${shape}</svg> ${meaning}</span>`;
  const bar = (lane: string) =>
    markup`<rect class="wait ${lane}" x="1" y="2" width="20" height="12" rx="3"/>`;
  return markup`<p class="legend">In the time lines: ${sign(markup`<circle class="work" cx="11" cy="8" r="5"/>`, "work")} ${sign(markup`<g class="failed"><circle cx="11" cy="8" r="7"/><path d="M8 5l6 6m0 -6l-6 6"/></g>`, "a try that failed")} ${sign(markup`<rect class="hatch-ground" x="1" y="2" width="20" height="12" rx="3"/><path class="hatch-stroke" d="M4 14l6 -12M11 14l6 -12"/>`, "waits to try again")} ${sign(bar("settle"), "lets the service settle, or the grace period pass")} ${sign(bar("delete"), "waits for IAM, or for its window")} ${sign(bar("approval"), "waits for an approval")} ${sign(bar("mend"), "a run of its own works")}</p>`;
}

function footer({ beganAt, calls }: Report): Markup {
  return markup`<footer><p>Everything on this page really happened, in a sandbox on one machine: AWS is played on loopback, and rolecall’s functions, workflow, event rules and permissions are the ones that are deployed to AWS. Virtual time began at ${beganAt.toISOString().slice(0, 16).replace("T", " ")} UTC. The owners made ${calls.owners} API calls, services ${calls.services} in their name, rolecall ${calls.rolecall}.</p></footer>`;
}
