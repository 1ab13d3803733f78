import type { Output } from "../../../../../infra/sandbox/demo/screen/screen.ts";

/** A terminal as far as the demo uses one: it shows which lines are on it. */
export interface FakeTerminal extends Output {
  lines(): readonly string[];
  /** Everything that was written, control sequences included. */
  written(): string;
}

/** Obeys line feeds, cursor up and clearing to the end; colours and the cursor's visibility leave no trace. */
export function fakeTerminal(columns: number): FakeTerminal {
  let text = "";
  return {
    isTTY: true,
    columns,
    write(part: string) {
      text += part;
    },
    written: () => text,
    lines() {
      let lines = [""];
      let row = 0;
      for (const [token] of text.matchAll(/\p{Cc}\[[?\d;]*[A-Za-z]|./gsu)) {
        if (/^\p{Cc}\[\d+A$/u.test(token)) {
          row -= Number(token.slice(2, -1));
        } else if (token === "\u001b[0J") {
          lines = [...lines.slice(0, row), ""];
        } else if (token === "\n") {
          row += 1;
          lines[row] ??= "";
        } else if (!/^\p{Cc}/u.test(token)) {
          lines[row] += token;
        }
      }
      return lines;
    },
  };
}
