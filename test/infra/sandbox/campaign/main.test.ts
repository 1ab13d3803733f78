import { describe, expect, it } from "vitest";
import { main } from "../../../../infra/sandbox/campaign/main.ts";

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: () => new Date("2026-11-20T09:00:00Z"),
  });
  return { code, out: out.join("\n"), err };
}

describe("npm run campaign", () => {
  it("explains itself", async () => {
    const { code, out } = await run("--help");

    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: npm run campaign/);
  });

  it.each([
    [["--seed=-1"], "--seed must be a whole number from 0"],
    [["--seed=x"], "--seed must be a whole number from 0"],
    [["--histories", "0"], "--histories must be a whole number from 1 to 1000000"],
    [["--workers", "65"], "--workers must be a whole number from 1 to 64"],
    [["--fast"], "Unknown option '--fast'"],
  ])("says in one line what is wrong with %j", async (args, reason) => {
    const { code, err } = await run(...args);

    expect(code).toBe(2);
    expect(err).toEqual([`campaign: ${reason} (npm run campaign -- --help tells more)`]);
  });
});
