import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runScript } from "../../../docs/started-script.ts";

let folder = "";
let exitCode: number | null = null;
let text = "";
let page = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rolecall-demo-"));
  const reportFile = join(folder, "report.html");
  const { exitCode: code, printed } = await runScript("start", "--out", reportFile);
  exitCode = code;
  text = printed;
  page = await readFile(reportFile, "utf8");
});
afterAll(() => rm(folder, { recursive: true }));

/** What was told from the heading that begins so to the next one. */
function chapter(number: number): string {
  const [, told = ""] = text.split(new RegExp(`^${number}  `, "m"));
  return told.split(/^\d {2}/m)[0] ?? "";
}

describe("npm start", () => {
  it("plays the story to the end that it must have", () => {
    expect(text).toContain("The story ended as it must.");
    expect(exitCode).toBe(0);
  });

  it("shows the roles of all five services in use, in both Regions, and one that is only inventoried", () => {
    const recorded = [...chapter(1).matchAll(/records (\S+) as (in use|inventoried)([^●]*)/g)];
    const inBoth = recorded.filter(([, , , usages = ""]) =>
      /us-east-1[\s\S]*eu-central-1|eu-central-1[\s\S]*us-east-1/.test(usages),
    );

    expect(inBoth.map(([, roleName]) => roleName).sort()).toEqual([
      "AWSServiceRoleForAmazonChimeVoiceConnector",
      "AWSServiceRoleForChimeSDKMessaging",
      "AWSServiceRoleForIVSRecordToS3",
      "AWSServiceRoleForMediaPackage",
      "AWSServiceRoleForMediaTailor",
    ]);
    expect(recorded).toHaveLength(6);
  });

  it("waits for IVS's live channel, and then releases in the order of the plan", () => {
    expect(chapter(2)).toMatch(
      /ConflictException to UpdateChannel[\s\S]*camera stops[\s\S]*released channel[\s\S]*released recording-configuration[\s\S]*asks IAM to delete[\s\S]*“deleted”/,
    );
  });

  it("applies to MediaTailor's role just the plan that was made before", () => {
    const digests = [...chapter(3).matchAll(/(?:digest|just the plan) ([\da-f]{12})/g)].map(
      ([, digest]) => digest,
    );

    expect(chapter(3)).toMatch(/“planned”[\s\S]*to apply just the plan[\s\S]*“deleted”/);
    expect(digests).toHaveLength(3);
    expect(new Set(digests).size).toBe(1);
  });

  it("finds MediaPackage's packaging group, of which no event has told", () => {
    const [before = "", after = ""] = chapter(4).split("starts a run");

    expect(before).not.toContain("arrives");
    expect(after).toMatch(/released packaging-groups\/archive in us-east-1[\s\S]*“deleted”/);
  });

  it("leaves Chime's SIP media application to a person, and starts by itself once nothing is in use", () => {
    expect(chapter(5)).toMatch(
      /“blocked”: Only a person can release.*sma\/[\s\S]*owner deletes[\s\S]*has become unused[\s\S]*rolecall starts a run by itself[\s\S]*“deleted”/,
    );
  });

  it("releases Chime's app instances only after IAM has refused and the plan was approved", () => {
    expect(chapter(6)).toMatch(
      /asks IAM to delete[\s\S]*“blocked”: IAM refused[\s\S]*approves the plan[\s\S]*asks IAM to delete[\s\S]*released app-instance[\s\S]*“deleted”/,
    );
    expect(chapter(6).split("approves the plan")[0]).not.toContain("has released");
  });

  it("names the index that blocks the role that is only inventoried", () => {
    expect(text).toMatch(
      /AWSServiceRoleForResourceExplorer +apply +blocked .*In the way: index\/\S+ in eu-central-1\./,
    );
  });

  it("restores line by line: what is missing, what is as it was, what was changed since", () => {
    const [, lines = ""] = chapter(8).split("“partly-restored”");

    expect(lines).toContain("· role AWSServiceRoleForMediaTailor: restored");
    expect(lines).toContain("· playbackConfiguration/films in us-east-1: restored");
    expect(lines).toContain("· playbackConfiguration/sport in eu-central-1: changed since, left alone");
    expect(lines).toContain("· channel/replay in us-east-1: already as it was");
    expect(text).toMatch(/AWSServiceRoleForMediaTailor +restore +partly-restored/);
  });

  it("leaves a report of all ten runs, and draws the restore as its own kind", () => {
    expect(page.match(/<svg class="run wide"/g)).toHaveLength(10);
    expect(page.match(/<figure class="restore">/g)).toHaveLength(1);
    expect(page).toContain("The story ended as it must.");
  });

  it("asks for nothing from anywhere when the report is opened", () => {
    expect(page.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
    expect(page).not.toMatch(/url\((?!#)|@import|<script/);
  });
});
