import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type OpenTerminal, openTerminal, type TerminalOptions } from "./open-terminal.ts";

const SCRIPT = join(import.meta.dirname, "fixtures/show-runs.ts");

/** Opens a terminal with so many runs in it. */
function showRuns(count: number, options: TerminalOptions = {}, ...more: readonly string[]): OpenTerminal {
  return openTerminal(process.execPath, [SCRIPT, String(count), ...more], {
    ...options,
    env: { NO_COLOR: "1", ...options.env },
  });
}

/** Lets the next thing happen and waits until it shows. */
async function step(terminal: OpenTerminal, key: string, shows: string): Promise<readonly string[]> {
  terminal.type(key);
  return terminal.untilScreen((lines) => lines.some((line) => line.includes(shows)));
}

const shows = (text: string) => (lines: readonly string[]) => lines.some((line) => line.includes(text));

describe("runs on a terminal", () => {
  it("are drawn again in place, below what was there before, and leave nothing else", async () => {
    await using terminal = showRuns(2);
    await terminal.untilScreen(shows("releasing 0 of 500"));
    await step(terminal, "n", "releasing 1 of 500");

    const lines = await step(terminal, "n", "releasing 2 of 500");

    expect(lines).toEqual([
      "before",
      "Decommissioning 2 roles · 1 deleted · 1 running · 0:02",
      "✔ AWSServiceRoleForService000  deleted                                     0:02",
      "• AWSServiceRoleForService001  releasing 2 of 500                          0:02",
    ]);
    expect(terminal.scrollback()).toEqual(lines);
    expect(terminal.cursor()).toEqual({ visible: false, row: 4, column: 0 });
  });

  it("stay as they were last when the view stops, and the next line comes below", async () => {
    await using terminal = showRuns(2);
    await terminal.untilScreen(shows("releasing 0 of 500"));
    await step(terminal, "n", "releasing 1 of 500");

    terminal.type("q");
    await terminal.ended;

    expect(terminal.scrollback()).toEqual([
      "before",
      "Decommissioning 2 roles · 2 running · 0:02",
      "• AWSServiceRoleForService000  releasing 1 of 500                          0:02",
      "• AWSServiceRoleForService001  releasing 1 of 500                          0:02",
      "after",
    ]);
  });

  it("are summed up where they are more than the terminal has lines, and never make it scroll", async () => {
    await using terminal = showRuns(50, { columns: 40, rows: 10 });
    await terminal.untilScreen(shows("releasing 0 of 500"));
    await step(terminal, "n", "releasing 1 of 500");

    const lines = await step(terminal, "n", "releasing 2 of 500");

    expect(lines).toEqual([
      "50 roles · 17 deleted · 33 running · 0…",
      "• …Service001  releasing 2 of 500",
      "• …Service002  releasing 2 of 500",
      "• …Service004  releasing 2 of 500",
      "• …Service005  releasing 2 of 500",
      "• …Service007  releasing 2 of 500",
      "• …Service008  releasing 2 of 500",
      "• …Service010  releasing 2 of 500",
      "… and 43 more: 17 deleted, 26 releasing",
    ]);
    expect(terminal.scrollback()).toEqual(["before", ...lines]);
  });

  it.each([
    [40, 10],
    [60, 24],
    [200, 50],
    [21, 4],
  ])("are drawn anew without a trace of before when the terminal becomes %d by %d", async (columns, rows) => {
    await using terminal = showRuns(2, { columns: 80, rows: 24 });
    await terminal.untilScreen(shows("releasing 0 of 500"));

    terminal.resize(columns, rows);
    await terminal.untilScreen((lines) => lines.some((line) => line.startsWith("◦")));
    const lines = await step(terminal, "n", "•");

    const rolesAt = lines.findIndex((line) => line.includes("2 roles"));
    expect(lines.filter((line) => line.includes("2 roles"))).toHaveLength(1);
    expect(lines.slice(rolesAt + 1).every((line) => /^[•✔…] /.test(line))).toBe(true);
    expect(terminal.scrollback().filter((line) => line === "before")).toHaveLength(1);
    expect(terminal.scrollback().filter((line) => line.includes("roles"))).toHaveLength(1);
  });

  it("come back to the same picture when the terminal becomes narrow and wide again", async () => {
    await using terminal = showRuns(3);
    await terminal.untilScreen(shows("releasing 0 of 500"));

    terminal.resize(50, 24);
    await terminal.untilScreen((lines) => lines.some((line) => line.startsWith("◦")));
    terminal.resize(80, 24);
    const lines = await terminal.untilScreen((screen) => screen.some((line) => line.startsWith("•")));

    expect(lines).toEqual([
      "before",
      "Decommissioning 3 roles · 3 running · 0:02",
      "• AWSServiceRoleForService000  releasing 0 of 500                          0:02",
      "• AWSServiceRoleForService001  releasing 0 of 500                          0:02",
      "• AWSServiceRoleForService002  releasing 0 of 500                          0:02",
    ]);
  });
});

describe("the terminal's cursor", () => {
  it("is there again when the view has stopped", async () => {
    await using terminal = showRuns(2);
    await terminal.untilScreen(shows("releasing 0 of 500"));
    const before = terminal.cursor().visible;

    terminal.type("q");
    const end = await terminal.ended;

    expect(before).toBe(false);
    expect(end).toEqual({ code: 0 });
    expect(terminal.cursor().visible).toBe(true);
    expect(terminal.wraps()).toBe(true);
  });

  it("is there again after Ctrl-C, and what the terminal made of it is gone", async () => {
    await using terminal = showRuns(2, {}, "cooked");
    await terminal.untilScreen(shows("releasing 0 of 500"));

    terminal.press("ctrl-c");
    const end = await terminal.ended;

    expect(end).toEqual({ code: 130 });
    expect(terminal.cursor().visible).toBe(true);
    expect(terminal.wraps()).toBe(true);
    expect(terminal.screen().filter((line) => line.includes("^C"))).toEqual([]);
    expect(terminal.screen()[1]).toMatch(/^Decommissioning 2 roles/);
  });

  it("is there again after an error that nobody caught, and the error is below the runs", async () => {
    await using terminal = showRuns(2);
    await terminal.untilScreen(shows("releasing 0 of 500"));

    terminal.type("x");
    const end = await terminal.ended;

    expect(end).toEqual({ code: 1 });
    expect(terminal.cursor().visible).toBe(true);
    expect(terminal.wraps()).toBe(true);
    expect(terminal.scrollback().slice(0, 5)).toEqual([
      "before",
      "Decommissioning 2 roles · 2 running · 0:01",
      "◦ AWSServiceRoleForService000  releasing 0 of 500                          0:01",
      "◦ AWSServiceRoleForService001  releasing 0 of 500                          0:01",
      expect.stringContaining("show-runs.ts"),
    ]);
    expect(terminal.scrollback()).toContain("Error: something went wrong");
  });
});

describe("runs on a pipe", () => {
  it("are lines without a single control character", async () => {
    const command = `"${process.execPath}" "${SCRIPT}" 2 2>&1 < /dev/null | cat`;
    await using terminal = openTerminal("/bin/sh", ["-c", command]);

    await terminal.ended;

    expect(terminal.raw().replaceAll("\r\n", "\n")).toMatch(
      /^before\n\d\d:\d\d:\d\d AWSServiceRoleForService000 releasing 0 of 500\n\d\d:\d\d:\d\d AWSServiceRoleForService001 releasing 0 of 500\n$/,
    );
  });
});
