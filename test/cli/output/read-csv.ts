/** Reads CSV as RFC 4180 writes it, sign by sign: another way than the one that wrote it. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let at = 0;
  while (at < text.length) {
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        if (at >= text.length) {
          throw new Error("a quote is not closed");
        }
        field += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    }
    while (at < text.length && text[at] !== "," && !text.startsWith("\r\n", at)) {
      if ('"\r\n'.includes(text[at] ?? "")) {
        throw new Error(`a quote or half a line break outside quotes, at ${at}`);
      }
      field += text[at];
      at += 1;
    }
    row.push(field);
    field = "";
    if (text[at] === ",") {
      at += 1;
      if (at === text.length) {
        throw new Error("the last line does not end");
      }
      continue;
    }
    if (at >= text.length) {
      throw new Error("the last line does not end");
    }
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}
