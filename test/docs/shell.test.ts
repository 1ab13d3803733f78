import { once } from "node:events";
import { createServer } from "node:http";
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
    await expect(shell.run("aws lambda invoke --function-name f --payload '{}' /dev/stdout")).rejects.toThrow(
      "Invalid base64",
    );
    await expect(shell.run("aws lambda invoke --function-name f")).rejects.toThrow("wants /dev/stdout");
  });

  it("runs scripts of package.json, which have to succeed", async () => {
    const shell = openShell(here);

    const printed = await shell.run("npm run rolecall -- policy check docs/policies/limits.yaml");

    expect(printed).toContain("docs/policies/limits.yaml: 1 rule, 0 exemptions, digest ");
    await expect(shell.run("npm run rolecall -- policy check none.yaml")).rejects.toThrow("ends with 2");
    await expect(shell.run("npm start")).rejects.toThrow("Not understood");
  });

  it("signs what curl is told to sign, and refuses a header without a value", async ({ onTestFinished }) => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      const { method, headers } = request;
      seen.push([method, headers["authorization"], headers["content-type"], headers["x-amz-security-token"]]);
      request.resume().on("end", () => response.end("{}"));
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const shell = openShell({ URL: `http://127.0.0.1:${port}/` });

    await shell.run(
      'curl -s --aws-sigv4 aws:amz:us-east-1:lambda --user "KEY:x" -H "x-amz-security-token: token" -X PUT -d text "$URL"',
    );

    expect(seen).toEqual([
      [
        "PUT",
        "AWS4-HMAC-SHA256 Credential=KEY/20261120/us-east-1/lambda/aws4_request, SignedHeaders=host;x-amz-date, Signature=00",
        "application/x-www-form-urlencoded",
        "token",
      ],
    ]);
    await expect(shell.run('curl -s -H "x-amz-security-token: " "$URL"')).rejects.toThrow("has no value");
  });

  it("refuses programs that it does not know, and curl to anywhere but this machine", async () => {
    const shell = openShell(here);

    await expect(shell.run("rm x")).rejects.toThrow("No program rm");
    await expect(shell.run("curl -s http://example.com/")).rejects.toThrow("Not understood");
    await expect(shell.run("curl -s --fail http://127.0.0.1:9/")).rejects.toThrow("Not understood");
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
