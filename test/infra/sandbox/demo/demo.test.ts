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
}, 150_000);
afterAll(() => rm(folder, { recursive: true }));

/** What was told from the heading that begins so to the next one. */
function chapter(number: number): string {
  const [, told = ""] = text.split(new RegExp(`^${number}  `, "m"));
  return told.split(/^\d+ {2}/m)[0] ?? "";
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

    // Who made a role is often told after the role itself: it is recorded once more then.
    expect([...new Set(inBoth.map(([, roleName]) => roleName))].sort()).toEqual([
      "AWSServiceRoleForAmazonChimeVoiceConnector",
      "AWSServiceRoleForChimeSDKMessaging",
      "AWSServiceRoleForIVSRecordToS3",
      "AWSServiceRoleForMediaPackage",
      "AWSServiceRoleForMediaTailor",
    ]);
    expect(new Set(recorded.map(([, roleName]) => roleName)).size).toBe(6);
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

  it("shows the policy as its owner has written it", () => {
    expect(chapter(9)).toContain("┌ rolecall.policy.yaml\n");
    expect(chapter(9)).toContain("│   - name: no-recordings\n");
    expect(chapter(9)).toContain("│     unexpected: approve\n");
    expect(chapter(9)).toContain("│     missing: recreate\n");
    expect(chapter(9)).toMatch(/It is in force \(digest [\da-f]{12}…\)/);
  });

  it("finds the forbidden role, and asks in a message that tells finding, plan and how to answer", () => {
    expect(chapter(10)).toMatch(
      /dora \(developers\)[\s\S]*finding opens, “unexpected”[\s\S]*rule no-recordings forbids it[\s\S]*“planned”[\s\S]*asks for an approval/,
    );
    expect(chapter(10)).toMatch(
      /· Made by dora \(developers\) through Interactive Video Service at \S+ \(CreateServiceLinkedRole\)/,
    );
    expect(chapter(10)).toMatch(/│ Made by arn:aws:sts::\S+\/developers\/dora through ivs\.amazonaws\.com/);
    expect(chapter(10)).toMatch(/│ Plan: [\da-f]{64}\n/);
    expect(chapter(10)).toMatch(/│ +- eu-central-1: arn:aws:ivs:\S+: delete the recording configuration\n/);
    expect(chapter(10)).toContain('│ with "decision": "approve" or "reject".\n');
  });

  it("refuses the approval of the policy's owner, and takes somebody else's for just this plan", () => {
    const digests = [...chapter(10).matchAll(/(?:digest|plan) ([\da-f]{12})…/g)].map(([, digest]) => digest);

    expect(chapter(10)).toMatch(
      /olga \(platform\) tries to approve[\s\S]*refuses \(403\)[^\n]*four eyes[\s\S]*paul \(platform\) approves[\s\S]*takes the approval of paul \(platform\)/,
    );
    expect(digests).toHaveLength(6);
    expect(new Set(digests).size).toBe(1);
  });

  it("waits for the grace period and the maintenance window before it releases and deletes", () => {
    expect(chapter(10)).toMatch(
      /waits for the grace period[\s\S]*waits for the maintenance window, until 10:00:00[\s\S]*10:00:00[^\n]*released recording-configuration[\s\S]*“deleted”[\s\S]*finding “unexpected” closes/,
    );
  });

  it("makes the required role again that somebody has deleted", () => {
    expect(chapter(11)).toMatch(
      /dora \(developers\)[^\n]*deletes[\s\S]*as gone[\s\S]*finding opens, “missing”[\s\S]*has made AWSServiceRoleForResourceExplorer again, with the description and the tags[\s\S]*finding “missing” closes[\s\S]*“restored”/,
    );
  });

  it("says at the end what became of each finding", () => {
    expect(text).toMatch(
      /AWSServiceRoleForIVSRecordToS3 +unexpected +closed +.*paul \(platform\) approved its remedy/,
    );
    expect(text).toMatch(/AWSServiceRoleForResourceExplorer +missing +closed /);
  });

  it("leaves a report of all fourteen runs, and draws restores and remediations as their own kinds", () => {
    expect(page.match(/<svg class="run wide"/g)).toHaveLength(14);
    expect(page.match(/<figure class="restore">/g)).toHaveLength(1);
    expect(page.match(/<figure class="remediation">/g)).toHaveLength(2);
    expect(page.match(/<figure class="document">/g)).toHaveLength(2);
    for (const lane of ["Approval", "Grace", "Window", "Mend"]) {
      expect(page).toContain(`>${lane}</text>`);
    }
    expect(page).toContain("The story ended as it must.");
  });

  it("asks for nothing from anywhere when the report is opened", () => {
    expect(page.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
    expect(page).not.toMatch(/url\((?!#)|@import|<script/);
  });
});
