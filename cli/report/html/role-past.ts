import type { Outcome } from "../../../functions/core/request.ts";
import type { ReportEvent, ReportRun } from "../report-data.ts";
import { eventList } from "./event-list.ts";
import { arnList } from "./list.ts";
import { type Markup, markup } from "./markup.ts";
import { moment, spanBetween } from "./moment.ts";
import { runLine } from "./run-line.ts";
import { spanInWords } from "./words.ts";

/** The runs of a role, newest first, each with its time line and what happened in it. */
export function roleRuns(runs: readonly ReportRun[]): Markup | undefined {
  return runs.length === 0 ? undefined : markup`<h3>Runs</h3>${runs.map(runBlock)}`;
}

/** Everything that happened to a role. */
export function roleHistory(history: readonly ReportEvent[]): Markup | undefined {
  return history.length === 0 ? undefined : markup`<h3>History</h3>${eventList(history)}`;
}

function runBlock(run: ReportRun): Markup {
  const { runId, startedAt, endedAt, outcome, events } = run;
  const span = endedAt === undefined ? undefined : spanBetween(startedAt, endedAt);
  const took = span === undefined ? "" : `, took ${spanInWords(span)}`;
  return markup`<div class="block">${ending(outcome)}<p class="facts">run <code>${runId}</code>, began ${moment(startedAt)}${took}</p>${inTheWay(outcome)}${runLine(run)}${events.length === 0 ? undefined : eventList(events, { runId })}</div>`;
}

function inTheWay(outcome: Outcome | undefined): Markup | undefined {
  const list = arnList(outcome?.blockers ?? []);
  return list && markup`<p class="facts">in the way:</p>${list}`;
}

function ending(outcome: Outcome | undefined): Markup {
  return outcome === undefined
    ? markup`<p class="outcome"><b>no outcome yet</b> It is at work, or it has vanished.</p>`
    : markup`<p class="outcome ${outcome.kind}"><b>${outcome.kind}</b> ${outcome.reason}</p>`;
}
