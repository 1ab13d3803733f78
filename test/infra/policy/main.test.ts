import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { main } from "../../../infra/policy/main.ts";

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join(""), err: err.join("") };
}

function fileWith(content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "rolecall-policy-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "p.yaml");
  writeFileSync(file, content);
  return file;
}

describe("policy", () => {
  it("check says what is in a file, with the digest of its meaning", async () => {
    const file = fileWith("version: 1\nrules: [{name: a, match: {role: A}}, {name: b}]\n");
    const same = fileWith("# The same.\nversion: 1\nrules:\n- {match: {role: [A]}, name: a}\n- name: b\n");

    const { code, out, err } = await run("check", file);
    const other = await run("check", same);

    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^\S+p\.yaml: 2 rules, 0 exemptions, digest [0-9a-f]{64}\n$/);
    expect(other.out.slice(same.length)).toBe(out.slice(file.length));
  });

  it("check says on standard error everything that is wrong, with exit code 2", async () => {
    const file = fileWith("version: 2\nfoo: 1\n");

    expect(await run("check", file)).toEqual({
      code: 2,
      out: "",
      err: `${file}:1:10: version: must be 1, the only version that there is\n${file}:2:1: foo: is not known; known are version, timeZone, approvers, windows, limits, protectionTag, staleAfter, defaults, rules, exemptions\n`,
    });
  });

  it("compile prints the document", async () => {
    const { code, out } = await run("compile", fileWith("version: 1\nstaleAfter: 2d"));

    expect(code).toBe(0);
    expect(out.endsWith('"rules":[],"staleAfterSeconds":172800}\n')).toBe(true);
  });

  it("schema prints what stands in docs/rolecall.policy.schema.json", async () => {
    const { code, out } = await run("schema");

    expect(code).toBe(0);
    expect(out).toBe(readFileSync("docs/rolecall.policy.schema.json", "utf8"));
  });

  it("--help tells every command", async () => {
    const { code, out } = await run("--help");

    expect(code).toBe(0);
    expect([...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, command]) => command)).toEqual([
      "check",
      "compile",
      "explain",
      "schema",
      "docs",
    ]);
  });

  it.each([
    [[], "policy: not understood: nothing was asked"],
    [["check"], "policy: not understood: check"],
    [["check", "a", "b"], "policy: not understood: check a b"],
    [["schema", "x"], "policy: not understood: schema x"],
    [["check", "/nowhere/p.yaml"], "policy: /nowhere/p.yaml cannot be read: ENOENT"],
  ])("answers %j with one line and exit code 2", async (args, message) => {
    const { code, out, err } = await run(...args);

    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  it("says of a file that is no UTF-8 that it cannot be read", async () => {
    const { code, err } = await run("check", fileWith(new Uint8Array([0xff, 0xfe, 0x41])));

    expect(code).toBe(2);
    expect(err).toContain("cannot be read");
  });
});
