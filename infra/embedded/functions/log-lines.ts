/** What a function wrote, line by line, as far as it is kept. */
export interface LogLines {
  /** Adds text that may end in the middle of a line. */
  add(text: string): void;
  lines(): readonly string[];
}

/** Keeps the last lines, at most so many. */
export function createLogLines(mostLines: number): LogLines {
  const lines: string[] = [];
  let unfinished = "";
  return {
    add(text) {
      const parts = (unfinished + text).split("\n");
      unfinished = parts.pop() ?? "";
      lines.push(...parts);
      lines.splice(0, lines.length - mostLines);
    },
    lines: () => (unfinished === "" ? [...lines] : [...lines, unfinished]),
  };
}
