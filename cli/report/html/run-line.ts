import type { ReportRun } from "../report-data.ts";
import { type Markup, markup } from "./markup.ts";
import { spanBetween } from "./moment.ts";
import { countOf, spanInWords } from "./words.ts";

const WIDTH = 480;
const LEFT = 10;
const RIGHT = WIDTH - 10;
const LINE_Y = 12;

/** Draws a run over time: a dot for each thing that happened, a mark where it ended. */
export function runLine(run: ReportRun): Markup | undefined {
  const { startedAt, endedAt, events, outcome } = run;
  const last = endedAt ?? events.at(-1)?.at;
  const span = last === undefined ? undefined : spanBetween(startedAt, last);
  if (span === undefined) {
    return undefined;
  }
  const x = (at: string) => placeOf(spanBetween(startedAt, at), span);
  const end = endedAt === undefined ? "at work" : (outcome?.kind ?? "ended");
  return markup`<svg class="run-line" viewBox="0 0 ${WIDTH} 36" role="img" aria-label="${countOf(events.length, "event")} in ${spanInWords(span)}, then ${end}"><line x1="${LEFT}" y1="${LINE_Y}" x2="${RIGHT}" y2="${LINE_Y}"></line>${events.map(
    ({ at, what }) =>
      markup`<circle cx="${x(at)}" cy="${LINE_Y}" r="4"><title>${what}, after ${spanInWords(spanBetween(startedAt, at) ?? 0)}</title></circle>`,
  )}${endedAt === undefined ? undefined : markup`<rect class="${outcome?.kind ?? "ended"}" x="${RIGHT - 6}" y="${LINE_Y - 6}" width="12" height="12"><title>${end}</title></rect>`}<text x="${LEFT - 4}" y="33">start</text><text x="${RIGHT + 6}" y="33" text-anchor="end">${end} after ${spanInWords(span)}</text></svg>`;
}

/** What lies outside the run is put at its ends. */
function placeOf(since: number | undefined, span: number): number {
  const share = span === 0 ? 0 : Math.min((since ?? 0) / span, 1);
  return Math.round((LEFT + share * (RIGHT - LEFT)) * 10) / 10;
}
