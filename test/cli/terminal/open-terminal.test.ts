import { describe, expect, it } from "vitest";
import { openTerminal } from "./open-terminal.ts";

const node = (script: string) => ["-e", script];

describe("a terminal of these tests", () => {
  it("shows what a command writes as a person sees it, and keeps what it wrote", async () => {
    await using terminal = openTerminal(
      process.execPath,
      node(`process.stdout.write("one\\rtwo\\x1b[31m!\\n")`),
    );

    const end = await terminal.ended;

    expect(end).toEqual({ code: 0 });
    expect(terminal.screen()).toEqual(["two!"]);
    expect(terminal.raw()).toBe("one\rtwo\u001b[31m!\r\n");
  });

  it("is a terminal of the size that it was given, and tells the command of another one", async () => {
    const script = `
      const say = () => console.log(process.stdout.isTTY, process.stdout.columns, process.stdout.rows);
      process.stdout.on("resize", say);
      process.stdin.resume();
      say();`;
    await using terminal = openTerminal(process.execPath, node(script), { columns: 90, rows: 30 });
    await terminal.untilScreen((lines) => lines.includes("true 90 30"));

    terminal.resize(60, 20);

    await terminal.untilScreen((lines) => lines.includes("true 60 20"));
  });

  it("hands on what a person types, and Ctrl-C as the signal that it is", async () => {
    const script = `
      process.on("SIGINT", () => { console.log("interrupted"); process.exit(7); });
      process.stdin.on("data", (text) => console.log("heard " + String(text).trim()));
      console.log("ready");`;
    await using terminal = openTerminal(process.execPath, node(script));
    await terminal.untilScreen((lines) => lines.includes("ready"));

    terminal.type("hello");
    terminal.press("enter");
    await terminal.untilScreen((lines) => lines.includes("heard hello"));
    terminal.press("ctrl-c");

    expect(await terminal.ended).toEqual({ code: 7 });
    expect(terminal.screen().at(-1)).toBe("^Cinterrupted");
  });

  it("names the signal that ended a command", async () => {
    await using terminal = openTerminal(process.execPath, node(`process.kill(process.pid, "SIGTERM")`));

    expect(await terminal.ended).toEqual({ code: 0, signal: "SIGTERM" });
  });

  it("keeps what has scrolled off the screen", async () => {
    const script = `for (let line = 1; line <= 30; line += 1) console.log("line " + line)`;
    await using terminal = openTerminal(process.execPath, node(script), { rows: 10 });

    await terminal.ended;

    expect(terminal.screen()[0]).toBe("line 22");
    expect(terminal.scrollback()).toHaveLength(30);
  });

  it("tells whether the cursor shows, and where it is", async () => {
    const script = `process.stdout.write("\\x1b[?25lab"); process.stdin.resume();`;
    await using terminal = openTerminal(process.execPath, node(script));

    await terminal.untilScreen((lines) => lines[0] === "ab");

    expect(terminal.cursor()).toEqual({ visible: false, row: 0, column: 2 });
  });

  it("shows no drawing before it is whole, and answers what a command asks of it", async () => {
    const script = `
      process.stdin.setRawMode(true).once("data", () => { process.stdout.write(" and half\\x1b[?2026l"); process.exit(); });
      process.stdout.write("\\x1b[?2026hhalf\\x1b[6n");`;
    await using terminal = openTerminal(process.execPath, node(script));
    const seen: string[] = [];

    const whole = await terminal.untilScreen((lines) => {
      seen.push(...lines);
      return lines.length > 0;
    });

    expect(whole).toEqual(["half and half"]);
    expect(seen).toEqual(["half and half"]);
  });

  it("does not wait for what cannot come any more, and shows what is there instead", async () => {
    await using terminal = openTerminal(process.execPath, node(`console.log("only this")`));

    await expect(terminal.untilScreen((lines) => lines.includes("that"))).rejects.toThrow(
      /has ended and shows:\nonly this/,
    );
  });

  it("does not wait longer than it was told", async () => {
    await using terminal = openTerminal(process.execPath, node(`process.stdin.resume()`));

    await expect(terminal.untilScreen((lines) => lines.includes("that"), 1)).rejects.toThrow("After 1 ms");
  });

  it("ends what it started when it is disposed of, even if that ignores every signal that it can", async () => {
    const script = `for (const signal of ["SIGHUP", "SIGTERM", "SIGINT"]) process.on(signal, () => {});
      process.stdin.resume(); console.log("here to stay");`;
    const terminal = openTerminal(process.execPath, node(script));
    await terminal.untilScreen((lines) => lines.includes("here to stay"));

    await terminal[Symbol.asyncDispose]();

    expect(await terminal.ended).toMatchObject({ signal: "SIGKILL" });
    expect(() => process.kill(terminal.pid, 0)).toThrow("ESRCH");
  });
});
