/**
 * Names a role, or another subject of findings, within the page, as its id and after `#` in an address alike: it stays
 * the same from report to report. It consists of signs that neither HTML nor an address changes.
 */
export function anchorOf(account: string, subject: string): string {
  return `${encoded(account)}/${encoded(subject)}`;
}

function encoded(text: string): string {
  // encodeURIComponent leaves the apostrophe as it is, which an attribute would not.
  return encodeURIComponent(text.toWellFormed()).replaceAll("'", "%27");
}
