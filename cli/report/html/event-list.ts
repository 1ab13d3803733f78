import type { ReportEvent } from "../report-data.ts";
import { type Markup, markup } from "./markup.ts";
import { moment } from "./moment.ts";

/**
 * What happened, in order of time.
 *
 * @param known members of the details that the reader knows already, each with what it has to say for that
 */
export function eventList(
  events: readonly ReportEvent[],
  known: Readonly<Record<string, unknown>> = {},
): Markup {
  return markup`<ol class="events">${events.map(
    ({ at, what, detail }) =>
      markup`<li>${moment(at)} <b>${what}</b>${detailLine(Object.entries(detail).filter(([key, value]) => !Object.hasOwn(known, key) || known[key] !== value))}</li>`,
  )}</ol>`;
}

function detailLine(members: readonly (readonly [string, unknown])[]): Markup | undefined {
  const said = members.filter(([, value]) => value !== undefined);
  return said.length === 0
    ? undefined
    : markup`<p>${said.map(([key, value], index) => markup`${index === 0 ? "" : markup`, `}${key} <code>${inWords(value)}</code>`)}</p>`;
}

function inWords(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
