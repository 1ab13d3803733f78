import { type Markup, markup } from "./markup.ts";

/** An instant, to the second, in UTC. What is no instant is shown as it is. */
export function moment(iso: string): Markup {
  return timeElement(iso, (utc) => utc.slice(0, 19).replace("T", " "));
}

/** The day of an instant, in UTC. */
export function day(iso: string): Markup {
  return timeElement(iso, (utc) => utc.slice(0, 10));
}

/** Milliseconds from one instant to another; `undefined` if one of them is none, or if time ran backwards. */
export function spanBetween(from: string, to: string): number | undefined {
  const span = Date.parse(to) - Date.parse(from);
  return span >= 0 ? span : undefined;
}

function timeElement(iso: string, shown: (utc: string) => string): Markup {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) {
    return markup`${iso}`;
  }
  const utc = new Date(milliseconds).toISOString();
  return markup`<time datetime="${utc}">${shown(utc)}</time>`;
}
