import { describe, expect, inject, it } from "vitest";
import { main } from "../../../../infra/sandbox/bench/main.ts";

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    usages: [0, 2],
    sandbox: { regions: ["us-east-1", "eu-west-1"], assembly: inject("assembly") },
    cli: {
      regions: ["us-east-1"],
      latencyMilliseconds: 0,
      ordinaryRoles: 1,
      unusedRoles: 1,
      usedOfEachKind: 1,
      contestRounds: 1,
      scanned: [1, 2, 3],
      kept: [1, 2, 3],
    },
  });
  return { code, out: out.join("\n"), err };
}

describe("npm run bench", () => {
  it("measures decommissions, bundles and cold starts, and tells of each target whether it is met", async () => {
    const { code, out } = await run("--rounds", "1", "--only", "stack");

    expect(out).toMatch(/^ivs +2 +\d+ +[\d.]+ +4 +2 /m);
    expect(out).toMatch(/^record-event +[\d.]+ +[\d.]+ +[\d.]+/m);
    expect(out).toMatch(/^bundled, real +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+ \(/m);
    expect(out).toMatch(/^ivs: transitions, no usages +\d+ +14 +met$/m);
    expect(out).toMatch(/\d+ targets met, \d+ missed$/);
    expect(code).toBe(0);
  });

  it("says in one line what is wrong with its arguments", async () => {
    expect(await run("--rounds", "many")).toEqual({
      code: 2,
      out: "",
      err: ["bench: --rounds must be a whole number from 1 to 999 (npm run bench -- --help tells more)"],
    });
  });

  it("explains itself", async () => {
    const { code, out } = await run("--help");

    expect(out).toMatch(/^Usage: npm run bench/);
    expect(code).toBe(0);
  });
});
