import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { main } from "../../../../infra/sandbox/replay/main.ts";

const hostile = fileURLToPath(new URL("fixtures/hostile", import.meta.url));

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rolecall-replay-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: () => new Date("2026-11-20T09:00:00Z"),
    assembly: inject("assembly"),
  });
  return { code, out, err };
}

describe("npm run replay", () => {
  it("tells what became of each event, and hides none behind one that is broken", async () => {
    const folder = await emptyFolder();
    await cp(hostile, folder, { recursive: true });
    await writeFile(join(folder, "11-no-json.json"), '{"eventName": ');
    await mkdir(join(folder, "16-folder.json"));

    const { code, out, err } = await run(folder);

    expect(out).toEqual([
      "The stack is in account 111122223333, the time is 2024-03-01T12:09:00.000Z",
      "ignored   01-failed-call.json: CreateServiceLinkedRole: the call failed with AccessDenied",
      "ignored   02-other-account.json: CreateServiceLinkedRole: it happened in account 444455556666, not in 111122223333",
      expect.stringMatching(/^refused {3}03-missing-fields\.json: CreateServiceLinkedRole: .*eventID/),
      "ignored   04-unknown-source.json: CreateThing: no rule in us-east-1 matches it",
      "refused   05-detail-is-text.json: EventBridge would not carry it: detail must be an object",
      "recorded  06-duplicate.json #1: CreateServiceLinkedRole: AWSServiceRoleForFIS is unobserved",
      "recorded  06-duplicate.json #2: CreateServiceLinkedRole: AWSServiceRoleForFIS is unobserved, as the inventory had it",
      "ignored   07-deletion-before-creation.json #1: DeleteServiceLinkedRole: AWSServiceRoleForSupport is no service-linked role of this account",
      "ignored   07-deletion-before-creation.json #2: CreateServiceLinkedRole: AWSServiceRoleForSupport is no service-linked role of this account",
      "ignored   08-own-call.json: TagRole: rolecall made the call itself, as arn:aws:iam::111122223333:role/rolecall/record-event",
      "recorded  09-deletion.json #1: DeleteServiceLinkedRole: AWSServiceRoleForFIS is gone",
      "recorded  10-usage.json: CreateRecordingConfiguration: AWSServiceRoleForIVSRecordToS3 is unused",
      "refused   11-no-json.json: it is no JSON",
      "refused   12-no-event.json: it is neither an EventBridge envelope nor a CloudTrail record",
      "refused   13-no-region.json: EventBridge would not carry it: region is missing",
      "ignored   14-escape-sequences.json: \ufffd[2J recorded: no rule in us-east-1 matches it",
      "ignored   15-read-only.json: GetRole: no rule in us-east-1 matches it",
      "refused   16-folder.json: the file cannot be read (EISDIR)",
      "4 recorded, 8 ignored, 6 refused",
    ]);
    expect(err).toEqual([]);
    expect(code).toBe(1);
  });

  it("ends well when every event was recorded or ignored", async () => {
    const folder = await emptyFolder();
    await cp(join(hostile, "01-failed-call.json"), join(folder, "failed.json"));
    await cp(join(hostile, "06-duplicate.json"), join(folder, "twice.json"));

    const { code, out } = await run(folder, "--account", "111122223333");

    expect(out.at(-1)).toBe("2 recorded, 1 ignored, 0 refused");
    expect(code).toBe(0);
  });

  it("says in one line that there is no such folder", async () => {
    expect(await run("/nowhere/at/all")).toEqual({
      code: 2,
      out: [],
      err: ["replay: /nowhere/at/all is no folder that can be read (ENOENT)"],
    });
  });

  it("says in one line that a folder holds no events", async () => {
    const folder = await emptyFolder();

    expect(await run(folder)).toEqual({
      code: 2,
      out: [],
      err: [`replay: there is no *.json file in ${folder}`],
    });
  });

  it("says in one line what is wrong with its arguments", async () => {
    expect(await run()).toEqual({
      code: 2,
      out: [],
      err: ["replay: name one folder with recorded events (npm run replay -- --help tells more)"],
    });
  });

  it("explains itself", async () => {
    const { code, out } = await run("--help");

    expect(out[0]).toMatch(/^Usage: npm run replay -- DIR/);
    expect(code).toBe(0);
  });
});
