import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { employ } from "../../../infra/sandbox/estate/people.ts";
import { ACCOUNT, BIN, openDesk } from "./rolecall.ts";

describe("rolecall, when something is wrong", () => {
  it("names the action that AWS denies, and shows the statement to add", async () => {
    const desk = await openDesk();
    const { credentials } = await employ(desk.sandbox, "readers", "somebody", []);
    const env = {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
    };

    const denied = await desk.start(["--direct", "scan"], env).ended;

    expect(denied.code).toBe(1);
    expect(denied.err).toContain("AWS denies iam:ListRoles");
    expect(denied.err).toContain('{"Effect":"Allow","Action":"iam:ListRoles","Resource":');
  });

  it("says that there are no credentials, and what to do", async () => {
    const desk = await openDesk();
    const env = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_EC2_METADATA_DISABLED: "true" };

    const nobody = await desk.start(["scan"], env).ended;

    expect(nobody.code).toBe(1);
    expect(nobody.err).toContain("There are no credentials");
    expect(nobody.err).toContain("aws sso login");
  });

  it("says that AWS cannot be reached, and where it was looked for", async () => {
    const desk = await openDesk();

    const lost = await desk.start(["scan"], { AWS_ENDPOINT_URL: "http://127.0.0.1:9" }).ended;

    expect(lost.code).toBe(1);
    expect(lost.err).toContain("AWS cannot be reached");
    expect(lost.err).toContain("127.0.0.1:9");
  });

  it.each([
    [["scna"], "unknown command 'scna'"],
    [["scan", "--frobnicate"], "unknown option '--frobnicate'"],
    [["decommission"], "Name either roles, or a file of plans"],
    [["decommission", "*", "--max", "none"], "must be a whole number from 1"],
    [["decommission", "*", "--timeout", "soon"], "must be a duration"],
    [["plan", "no role"], "is no role"],
    [
      ["plan", "arn:aws:iam::444455556666:role/aws-service-role/ivs.amazonaws.com/X"],
      "is in account 444455556666",
    ],
    [["run", "none-of-these"], "There is no run"],
    [["decommission", "--plan", "missing.json"], "cannot be read"],
    [["scan", "--direct", "--stack"], "exclude each other"],
    [["drift", "--apply"], "name its file with --policy"],
  ])("ends with 2 at %j, and says why", async (args, why) => {
    const desk = await openDesk();

    const wrong = await desk.rolecall(...args);

    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain(why);
    expect(wrong.out).toBe("");
  });

  it("says that there is no stack where one is asked for", async () => {
    const desk = await openDesk();

    const absent = await desk.start(["--stack", "scan"], { AWS_ACCESS_KEY_ID: "444455556666" }).ended;

    expect(absent.code).toBe(1);
    expect(absent.err).toContain("No stack is deployed in us-east-1 of 444455556666");
  });

  it("works without a stack where none is deployed, and through it where one is", async () => {
    const desk = await openDesk();

    const without = await desk.start(["scan"], { AWS_ACCESS_KEY_ID: "444455556666" }).ended;
    const through = await desk.rolecall("scan");

    expect(without.err).toContain("of 444455556666 (direct)");
    expect(through.err).toContain(`of ${ACCOUNT} (stack)`);
  });

  it("goes on where IAM is throttled, and reads each role all the same", async () => {
    const desk = await openDesk();
    await desk.owners.makeRole("rds.amazonaws.com");
    await desk.owners.makeRole("autoscaling.amazonaws.com");
    desk.sandbox.faults.set([
      {
        service: "iam",
        operation: "GetRole",
        error: { code: "Throttling", status: 400, message: "Rate exceeded" },
        times: 2,
      },
    ]);

    const scanned = await desk.rolecall("--direct", "scan", "-o", "jsonl");

    expect(scanned.code).toBe(0);
    expect(scanned.out.trim().split("\n")).toHaveLength(2);
  });

  it("is no error when its reader has had enough", async () => {
    const desk = await openDesk();
    const child = spawn(process.execPath, [BIN, "-q", "catalogue", "-o", "jsonl"], {
      env: desk.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said: string[] = [];
    child.stderr.on("data", (text) => said.push(String(text)));
    child.stdout.once("data", () => child.stdout.destroy());

    const code = await new Promise((resolve) => child.on("close", resolve));

    expect(code).toBe(0);
    expect(said.join("")).toBe("");
  });
});
