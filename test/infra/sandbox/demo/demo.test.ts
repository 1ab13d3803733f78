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

describe("npm start", () => {
  it("plays the story to the end that it must have", () => {
    expect(text).toContain("The story ended as it must.");
    expect(exitCode).toBe(0);
  });

  it("lets MediaTailor's role go by itself once its logs are off everywhere", () => {
    expect(text).toMatch(
      /AWSServiceRoleForMediaTailor has become unused.*\n.*rolecall starts a run by itself/,
    );
    expect(text).toMatch(/AWSServiceRoleForMediaTailor +apply +deleted/);
  });

  it("plans IVS's role, waits for the live channel, and then releases in the order of the plan", () => {
    const [, applied = ""] = text.split("to apply this plan.");

    expect(text).toMatch(/AWSServiceRoleForIVSRecordToS3 +plan +planned/);
    expect(applied).toMatch(
      /ConflictException to UpdateChannel[\s\S]*camera stops[\s\S]*released channel[\s\S]*released recording-configuration[\s\S]*asks IAM to delete[\s\S]*“deleted”/,
    );
  });

  it("names the index that blocks the third role", () => {
    expect(text).toMatch(
      /AWSServiceRoleForResourceExplorer +apply +blocked .*In the way: index\/\S+ in eu-west-1\./,
    );
  });

  it("leaves a report of all four runs", () => {
    expect(page.match(/<svg class="run wide"/g)).toHaveLength(4);
    expect(page).toContain("The story ended as it must.");
  });
});
