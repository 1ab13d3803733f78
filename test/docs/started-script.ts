import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** A script of package.json that runs as a process of its own. */
export interface StartedScript {
  /** Answers the first group of this pattern, as soon as it is printed. */
  printed(pattern: RegExp): Promise<string>;
  /** What Ctrl+C does. */
  interrupt(): void;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly printed: string }>;
}

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync("package.json", "utf8"),
);

/** Starts a script the way npm does, without npm's own half second; only for those that are `node …`. */
export function startScript(name: string, ...args: readonly string[]): StartedScript {
  const [program, ...words] = (scripts[name] ?? "").split(" ");
  if (program !== "node") {
    throw new Error(`The script ${name} is not run by node: ${scripts[name]}`);
  }
  const child = spawn(process.execPath, [...words, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const ended = once(child, "close").then(() => ({ exitCode: child.exitCode, printed }));
  return {
    ended,
    interrupt() {
      child.kill("SIGINT");
    },
    async printed(pattern) {
      for (;;) {
        const [, found] = pattern.exec(printed) ?? [];
        if (found !== undefined) {
          return found;
        }
        if (child.exitCode !== null) {
          throw new Error(`${name} ended with ${child.exitCode}: ${printed}`);
        }
        await Promise.race([once(child.stdout, "data"), ended]);
      }
    },
  };
}

/** Runs a script to its end. */
export function runScript(name: string, ...args: readonly string[]): StartedScript["ended"] {
  return startScript(name, ...args).ended;
}
