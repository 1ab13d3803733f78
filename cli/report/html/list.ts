import { type Fill, type Markup, markup } from "./markup.ts";

/** Names and what they stand for, line by line. A line without a value is left out. */
export function pairs(lines: readonly (readonly [string, Fill])[]): Markup {
  const said = lines.filter(([, value]) => value !== undefined && value !== "");
  return markup`<dl>${said.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Parts with something between them. */
export function joined(parts: readonly Markup[], between: Markup): Markup {
  return markup`${parts.map((part, index) => (index === 0 ? part : markup`${between}${part}`))}`;
}

/** A list of ARNs. */
export function arnList(arns: readonly string[]): Markup | undefined {
  return arns.length === 0
    ? undefined
    : markup`<ul class="arns">${arns.map((arn) => markup`<li><code>${arn}</code></li>`)}</ul>`;
}
