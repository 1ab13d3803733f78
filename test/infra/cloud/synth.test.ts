import { describe, expect, it } from "vitest";
import { main } from "../../../infra/cloud/synth.ts";

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join(""), err: err.join("") };
}

describe("synth", () => {
  it.each([
    [["--colour"], "Unknown option '--colour'"],
    [["somewhere"], "Unexpected argument 'somewhere'"],
    [["--regions"], "Option '--regions <value>' argument missing"],
    [["--regions", "mars-1"], 'Region "mars-1"'],
  ])("answers %j with one line and exit code 2", async (args, message) => {
    const { code, out, err } = await run(...args);

    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(message);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});
