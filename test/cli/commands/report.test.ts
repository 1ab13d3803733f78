import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTargets } from "../../../cli/commands/report-targets.ts";
import { openDesk } from "../command/rolecall.ts";
import { rolecall } from "./in-process.ts";

const IVS = "AWSServiceRoleForIVSRecordToS3";

describe("rolecall report", () => {
  it("writes several forms at once, of what is kept, without looking again", async () => {
    const desk = await openDesk();
    await desk.owners.ivs.use("eu-west-1", "demo");
    await desk.owners.makeRole("autoscaling.amazonaws.com");
    const scanned = await desk.rolecall("--direct", "scan");
    const before = desk.sandbox.calls().length;
    const html = join(desk.home, "report.html");
    const asff = join(desk.home, "findings.jsonl");

    const told = await desk.rolecall(
      ...["--direct", "report", "--csv", "-", "--html", html, "--asff", asff, "--history"],
    );

    expect([scanned.code, told.code]).toEqual([0, 0]);
    expect(told.out.split("\r\n").slice(1, 3)).toMatchObject([
      expect.stringContaining("AWSServiceRoleForAutoScaling"),
      expect.stringContaining(`${IVS},ivs.amazonaws.com,in-use`),
    ]);
    expect(readFileSync(html, "utf8")).toContain(IVS);
    expect(statSync(html).mode & 0o777).toBe(0o600);
    expect(told.err).toMatch(/report\.html: html, [\d,]+ kB\n/);
    expect(told.err).toContain("findings.jsonl: asff, ");
    // The stack that is deployed there looks by itself.
    const calls = desk.sandbox
      .calls()
      .slice(before)
      .filter(({ principal }) => principal?.includes("/rolecall-") !== true);
    expect(calls.map(({ operation }) => operation).toSorted()).toEqual([
      "GetCallerIdentity",
      "ListAccountAliases",
    ]);
  });

  it("is of the roles that are meant", async () => {
    const desk = await openDesk();
    await desk.owners.ivs.use("eu-west-1", "demo");
    await desk.owners.makeRole("autoscaling.amazonaws.com");
    await desk.rolecall("--direct", "scan", "-q");

    const some = await desk.rolecall("--direct", "report", "*IVS*", "--csv", "-");
    const none = await desk.rolecall("--direct", "report", "*Nothing*", "--csv", "-");

    expect(some.out.trimEnd().split("\r\n")).toHaveLength(2);
    expect(none.out.trimEnd().split("\r\n")).toHaveLength(1);
    expect(none.err).toContain("Nothing is kept of a role that fits, so the report is empty");
  });

  it("says what to say where no form was asked for, before anybody is asked who calls", async () => {
    const { code, err } = await rolecall("report");

    expect(code).toBe(2);
    expect(err.split("\n").map((line) => line.trim())).toEqual([
      "rolecall: Say in which form, and where to: one or several of these",
      "--html FILE",
      "--csv FILE",
      "--markdown FILE",
      "--asff FILE",
      "--ocsf FILE",
      "- is standard output",
      "",
    ]);
  });
});

describe("readTargets", () => {
  it("lists each form with its file", () => {
    expect(readTargets({ ocsf: "b", html: "-", csv: "a" })).toEqual([
      { form: "html", file: "-" },
      { form: "csv", file: "a" },
      { form: "ocsf", file: "b" },
    ]);
  });

  it.each([
    [{ html: "-", csv: "-" }, "--html and --csv cannot both be written to standard output"],
    [{ markdown: "a/../x", asff: "./x" }, "--markdown and --asff cannot both be written to a/../x"],
  ])("refuses %j", (options, message) => {
    expect(() => readTargets(options)).toThrow(message);
  });
});
