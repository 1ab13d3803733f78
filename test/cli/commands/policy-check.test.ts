import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderForTest } from "./folder.ts";
import { rolecall } from "./in-process.ts";

const UNKNOWN =
  "is not known; known are version, timeZone, approvers, windows, limits, protectionTag, staleAfter, defaults, rules, exemptions";

function fileWith(content: string | Uint8Array): string {
  const file = join(folderForTest(), "p.yaml");
  writeFileSync(file, content);
  return file;
}

describe("rolecall policy check", () => {
  it("says what is in a file, with the digest of its meaning", async () => {
    const file = fileWith("version: 1\nrules: [{name: a, match: {role: A}}, {name: b}]\n");
    const same = fileWith("# The same.\nversion: 1\nrules:\n- {match: {role: [A]}, name: a}\n- name: b\n");

    const { code, out, err } = await rolecall("policy", "check", file);
    const other = await rolecall("policy", "check", same);

    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^\S+p\.yaml: 2 rules, 0 exemptions, digest [0-9a-f]{64}\n$/);
    expect(other.out.slice(same.length)).toBe(out.slice(file.length));
  });

  it("says on standard error everything that is wrong, with exit code 2", async () => {
    const file = fileWith("version: 2\nfoo: 1\n");

    expect(await rolecall("policy", "check", file)).toEqual({
      code: 2,
      out: "",
      err: `${file}:1:10: version: must be 1, the only version that there is\n${file}:2:1: foo: ${UNKNOWN}\n`,
    });
  });

  it("gives what is wrong as data where a format is asked for", async () => {
    const file = fileWith("version: 1\nfoo: 1\n");
    const fault = { file, line: 2, column: 1, path: "foo", message: UNKNOWN };

    const json = await rolecall("policy", "check", file, "-o", "json");
    const lines = await rolecall("policy", "check", file, "-o", "jsonl");
    const csv = await rolecall("policy", "check", file, "-o", "csv");

    expect([json.code, lines.code, csv.code, json.err]).toEqual([2, 2, 2, ""]);
    expect(JSON.parse(json.out)).toEqual([{ file, valid: false, faults: [fault] }]);
    expect(JSON.parse(lines.out)).toEqual({ file, valid: false, faults: [fault] });
    expect(csv.out).toBe(`file,line,column,path,message\r\n${file},2,1,foo,"${UNKNOWN}"\r\n`);
  });

  it("gives what is in a file as data, too", async () => {
    const file = fileWith("version: 1\n");

    const { code, out } = await rolecall("policy", "check", file, "-o", "json");

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      { valid: true, file, rules: 0, exemptions: 0, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it("shows hidden signs of a file as what they are", async () => {
    const file = fileWith('version: 1\n"a\u202eb": 1\n');

    const { err } = await rolecall("policy", "check", file);

    expect(err).toContain('["a\\u{202e}b"]: is not known');
  });

  it("compiles to the document", async () => {
    const { code, out } = await rolecall("policy", "compile", fileWith("version: 1\nstaleAfter: 2d"));

    expect(code).toBe(0);
    expect(out.endsWith('"rules":[],"staleAfterSeconds":172800}\n')).toBe(true);
    expect(JSON.parse(out)).toMatchObject({ staleAfterSeconds: 172_800 });
  });

  it("compiles nothing that is wrong", async () => {
    const { code, out, err } = await rolecall("policy", "compile", fileWith("version: 2\n"));

    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("must be 1");
  });

  it.each([
    [["policy", "check"], "missing required argument 'file'"],
    [["policy", "check", "a", "b"], "too many arguments"],
    [["policy", "chekc", "a"], "unknown command 'chekc'"],
    [["policy", "check", "/nowhere/p.yaml"], "rolecall: /nowhere/p.yaml cannot be read: ENOENT"],
  ])("answers %j with exit code 2, and says why", async (args, message) => {
    const { code, out, err } = await rolecall(...args);

    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
  });

  it("says of a file that is no UTF-8 that it cannot be read", async () => {
    const { code, err } = await rolecall("policy", "check", fileWith(new Uint8Array([0xff, 0xfe, 0x41])));

    expect(code).toBe(2);
    expect(err).toContain("cannot be read");
  });
});
