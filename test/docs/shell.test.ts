import { describe, expect, it } from "vitest";
import { commandsIn } from "./read-blocks.ts";
import { differences } from "./shape.ts";
import { openShell } from "./shell.ts";
import { splitWords } from "./split-words.ts";

describe("commandsIn", () => {
  it("joins lines that go on, drops comments, and splits at && and at the end of a line", () => {
    const block = "npm ci && npm start   # both\naws x y \\\n  --z '# no comment'\ncurl -s -d '[\n1]' url\n";

    expect(commandsIn(block)).toEqual([
      "npm ci",
      "npm start",
      "aws x y   --z '# no comment'",
      "curl -s -d '[\n1]' url",
    ]);
  });
});

describe("splitWords", () => {
  it("takes quotes away and fills in variables, but not between single quotes", () => {
    const words = splitWords(`a "b $NAME \\"c\\"" '$NAME' d$NAME`, { NAME: "n" });

    expect(words).toEqual(["a", 'b n "c"', "$NAME", "dn"]);
  });

  it("refuses a variable without a value and a quote that is not closed", () => {
    expect(() => splitWords("a $NONE", {})).toThrow("No value for $NONE");
    expect(() => splitWords("a 'b", {})).toThrow("'b");
  });
});

describe("the shell", () => {
  const here = { AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_DEFAULT_REGION: "us-east-1" };

  it("refuses what the AWS CLI would refuse", async () => {
    const shell = openShell(here);

    await expect(shell.run("aws iam list-rolls")).rejects.toThrow("iam has no operation list-rolls");
    await expect(shell.run("aws iam list-roles --path /")).rejects.toThrow("ListRoles has no --path");
    await expect(openShell({}).run("aws iam list-roles")).rejects.toThrow("You must specify a region");
  });

  it("refuses programs that it does not know, and curl to anywhere but this machine", async () => {
    const shell = openShell(here);

    await expect(shell.run("rm x")).rejects.toThrow("No program rm");
    await expect(shell.run("curl -s http://example.com/")).rejects.toThrow("Not understood");
  });
});

describe("differences", () => {
  it("tells a missing member, another type, a hidden member and an item that is nowhere", () => {
    const sample = { a: 1, b: "text", d: [{ e: 1 }] };

    expect(differences(sample, { b: 2, c: 3, d: [{ e: "x" }] }, true)).toEqual([
      "answer.c is not shown",
      "answer.a is undefined, shown as number",
      "answer.b is number, shown as string",
      "answer.d: no item looks like item 0 of the sample",
    ]);
  });

  it("does not mind other values, nor more items", () => {
    expect(differences([{ a: 1 }], [{ b: 1 }, { a: 2 }], true)).toEqual([]);
  });
});
