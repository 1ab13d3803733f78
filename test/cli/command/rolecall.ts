import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { hireOwners, type Owners } from "../../../infra/sandbox/estate/owners.ts";
import type { SandboxOptions } from "../../../infra/sandbox/sandbox-options.ts";
import { type Sandbox, startSandbox } from "../../../infra/sandbox/start-sandbox.ts";

/** The account that the command is used in. */
export const ACCOUNT = "111122223333";

/** What the command has come to. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that is at work. */
export interface AtWork {
  readonly pid: number;
  /** Resolves once standard error has said this; what it had said before counts. */
  untilSaid(text: string): Promise<void>;
  readonly ended: Promise<Said>;
}

/** The real command in a process of its own, against a sandbox of its own, with a home of its own. */
export interface Desk {
  readonly sandbox: Sandbox;
  readonly owners: Owners;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs the command to its end. */
  rolecall(...args: readonly string[]): Promise<Said>;
  /** Starts the command, and answers while it is at work; `env` adds to what it is told. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): AtWork;
}

/** The entry of the command, from the sources. */
export const BIN = join(import.meta.dirname, "../../../cli/bin.ts");

/** Opens a desk; it is cleared away when the test is finished. */
export async function openDesk(options: SandboxOptions = {}): Promise<Desk> {
  const sandbox = await startSandbox({
    regions: ["us-east-1", "eu-west-1"],
    assembly: inject("assembly"),
    pace: "flowing",
    ...options,
  });
  const home = await mkdtemp(join(tmpdir(), "rolecall-desk-"));
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: "x",
    NO_COLOR: "1",
  };
  const atWork = new Set<AtWork>();
  const start: Desk["start"] = (args, more = {}) => {
    const work = startCommand(args, { ...env, ...more });
    atWork.add(work);
    return work;
  };
  onTestFinished(async () => {
    for (const { pid, ended } of atWork) {
      kill(pid);
      await ended;
    }
    await sandbox.stop();
    await rm(home, { recursive: true, force: true });
  });
  return {
    sandbox,
    owners: hireOwners(sandbox),
    home,
    env,
    rolecall: (...args) => start(args).ended,
    start,
  };
}

function startCommand(args: readonly string[], env: Readonly<Record<string, string>>): AtWork {
  const child = spawn(process.execPath, [BIN, ...args], {
    env,
    cwd: env["HOME"],
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  const listeners = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
    for (const listen of listeners) {
      listen();
    }
  });
  const ended = new Promise<Said>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...said }));
  });
  return {
    pid: child.pid ?? 0,
    untilSaid: (text) =>
      new Promise((resolve, reject) => {
        const listen = () => {
          if (said.err.includes(text)) {
            listeners.delete(listen);
            resolve();
          }
        };
        listeners.add(listen);
        listen();
        void ended.then(({ err }) => reject(new Error(`It ended without saying ${text}; it said: ${err}`)));
      }),
    ended,
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) {
      throw error;
    }
  }
}
