import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Spread, spreadOf } from "../../statistics.ts";
import type { Rolecall } from "./rolecall.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** How long the command takes to say how it is used, in milliseconds, and Node to do nothing. */
export interface Start {
  readonly node: Spread;
  readonly help: Spread;
  /** Of the same round. */
  readonly toNode: Spread;
}

/** Measures `rolecall --help` beside an empty program, in turn, after a round that does not count. */
export async function measureStart({ file }: Rolecall, rounds: number): Promise<Start> {
  await using folder = await temporaryFolder();
  const empty = join(folder.path, "empty.mjs");
  await writeFile(empty, "");
  const played: { readonly node: number; readonly help: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    played.push({ node: await timeOf([empty]), help: await timeOf([file, "--help"]) });
  }
  const counted = played.slice(1);
  return {
    node: spreadOf(counted.map(({ node }) => node)),
    help: spreadOf(counted.map(({ help }) => help)),
    toNode: spreadOf(counted.map(({ node, help }) => help / node)),
  };
}

async function timeOf(args: readonly string[]): Promise<number> {
  const startedAt = process.hrtime.bigint();
  const child = spawn(process.execPath, [...args], { stdio: "ignore" });
  await once(child, "close");
  if (child.exitCode !== 0) {
    throw new Error(`${args.join(" ")} ended with ${child.exitCode ?? child.signalCode}`);
  }
  return Number(process.hrtime.bigint() - startedAt) / 1e6;
}
