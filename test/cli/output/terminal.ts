import xterm from "@xterm/headless";

/** What a terminal shows, and whether any of it did not fit on its line. */
export interface Shown {
  /** Without blanks at the end. */
  readonly lines: readonly string[];
  readonly wrapped: number;
}

/** Writes a text to a terminal that somebody else has built. */
export async function show(text: string, width: number): Promise<Shown> {
  const rows = text.split("\n").length + 5;
  const terminal = new xterm.Terminal({ cols: Math.max(2, width), rows, allowProposedApi: true });
  await new Promise<void>((written) => terminal.write(text.replaceAll("\n", "\r\n"), written));
  const buffer = terminal.buffer.active;
  const all = Array.from({ length: buffer.length }, (_, row) => buffer.getLine(row));
  const lines = all.map((line) => line?.translateToString(true) ?? "");
  const wrapped = all.filter((line) => line?.isWrapped === true).length;
  terminal.dispose();
  return { lines: lines.slice(0, lines.findLastIndex((line) => line !== "") + 1), wrapped };
}
