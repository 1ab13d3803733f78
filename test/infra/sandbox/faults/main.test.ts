import { describe, expect, inject, it } from "vitest";
import { main } from "../../../../infra/sandbox/faults/main.ts";
import type { RowGroup } from "../../../../infra/sandbox/faults/row.ts";

const GROUPS: readonly RowGroup[] = [
  {
    title: "Small",
    rows: [
      { name: "a role that nothing uses is deleted", concerns: ["ivs"], usages: 0, ends: ["deleted"] },
      { name: "a role that is used is left alone", concerns: ["ivs"], ends: ["blocked"] },
    ],
  },
];

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const written = new Map<string, string>();
  const code = await main(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    write: async (file, text) => {
      written.set(file, text);
    },
    rows: GROUPS,
    lanes: 1,
    assembly: inject("assembly"),
  });
  return { code, out: out.join("\n"), err, written };
}

describe("npm run faults", () => {
  it("answers 0 where every row is true, and shows what was done", async () => {
    const { code, out, written } = await run("--only", "nothing uses", "--markdown", "faults.md");

    expect(out).toMatch(
      /^a role that nothing uses is deleted +ivs +deleted +yes +DeleteServiceLinkedRole 1 +\d+ +13 +5$/m,
    );
    expect(out).toMatch(/1 rows, played 1 times: 1 true, 0 not$/);
    expect(written.get("faults.md")).toContain(
      "| a role that nothing uses is deleted | ivs | deleted | yes | DeleteServiceLinkedRole 1 |",
    );
    expect(code).toBe(0);
  });

  it("answers 1 where a row is not true, and says what is not", async () => {
    const { code, out, err } = await run("--only", "left alone");

    expect(out).toContain("a role that is used is left alone (ivs): It ends deleted, not blocked");
    expect(err).toEqual(["faults: not true: a role that is used is left alone (ivs)"]);
    expect(code).toBe(1);
  });

  it("says in one line what is wrong with its arguments", async () => {
    expect(await run("--role", "admin")).toMatchObject({
      code: 2,
      out: "",
      err: ["faults: --role: no row is about admin (npm run faults -- --help tells more)"],
    });
    expect(await run("--only", "dragons")).toMatchObject({ code: 2, out: "" });
  });

  it("explains itself", async () => {
    const { code, out } = await run("--help");

    expect(out).toMatch(/^Usage: npm run faults/);
    expect(code).toBe(0);
  });
});
