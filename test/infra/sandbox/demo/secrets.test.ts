import { describe, expect, it, onTestFinished } from "vitest";
import { createChronicler } from "../../../../infra/sandbox/demo/chronicle.ts";
import { secretsOf, tokensOf } from "../../../../infra/sandbox/demo/read-ending.ts";
import { reportPage } from "../../../../infra/sandbox/demo/report/page.ts";
import { putPolicyInForce, removeForbidden } from "../../../../infra/sandbox/demo/story/drift.ts";
import { hirePeople } from "../../../../infra/sandbox/demo/story/people.ts";
import { REGIONS, type Setting } from "../../../../infra/sandbox/demo/story/setting.ts";
import { openStage } from "../../../../infra/sandbox/demo/story/stage.ts";
import { runStarter } from "../../../../infra/sandbox/demo/story/start-run.ts";
import { endAccessLogs } from "../../../../infra/sandbox/demo/story/switch-off.ts";
import { switchOn } from "../../../../infra/sandbox/demo/story/switch-on.ts";
import { openTable } from "../../../../infra/sandbox/demo/watch/look-at-table.ts";
import { createWatcher } from "../../../../infra/sandbox/demo/watch/watcher.ts";
import { hireOwners } from "../../../../infra/sandbox/estate/owners.ts";
import { startSandbox } from "../../../../infra/sandbox/start-sandbox.ts";
import { secondsIn } from "./samples.ts";

/** Plays parts of the story in a sandbox of its own; answers what was told, and the report. */
async function tell(play: (setting: Setting, begin: (title: string) => void) => Promise<void>) {
  const sandbox = await startSandbox({ regions: REGIONS, start: secondsIn(0), eventDelaySeconds: 20 });
  onTestFinished(() => sandbox.stop());
  const { account, clock, url } = sandbox;
  const chronicler = createChronicler(clock.now());
  const stage = openStage(clock, createWatcher(sandbox, await openTable(url, account)), chronicler);
  const setting = {
    stage,
    owners: hireOwners(sandbox),
    startRun: runStarter(sandbox),
    people: await hirePeople(sandbox),
  };
  await play(setting, (title) => chronicler.begin({ number: 1, title, sentence: "" }));
  const chronicle = chronicler.chronicle();
  const page = reportPage({
    chronicle,
    differences: [],
    regions: REGIONS,
    calls: { owners: 0, services: 0, rolecall: 0 },
    beganAt: secondsIn(0),
    realSeconds: 1,
  });
  return { sandbox, chronicle, page, told: `${page}${JSON.stringify(chronicle)}` };
}

describe("the story of MediaPackage", () => {
  it("holds no user name and no password of an encoder: neither as it is told, nor in the report", async () => {
    const { sandbox, chronicle, page, told } = await tell(async (setting, begin) => {
      begin("On");
      await switchOn(setting);
      begin("Off");
      await endAccessLogs(setting);
    });

    const secrets = secretsOf(sandbox);
    expect(secrets).toHaveLength(8);
    expect(secrets.filter((secret) => secret.length < 8)).toEqual([]);
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    expect(chronicle.runs.map(({ ending }) => ending?.outcome)).toEqual(["deleted"]);
    expect(page).toContain("switch access logs off");
  });
});

describe("the story of the forbidden role", () => {
  it("holds no token with which its run could be woken, though its plan and the whole message are told", async () => {
    const { sandbox, chronicle, page, told } = await tell(async (setting, begin) => {
      begin("Policy");
      await setting.owners.makeRole("resource-explorer-2.amazonaws.com");
      await putPolicyInForce(setting);
      begin("Forbidden");
      await removeForbidden(setting);
    });

    const tokens = tokensOf(sandbox);
    expect(tokens).toHaveLength(3);
    expect(tokens.filter((token) => token.length < 20)).toEqual([]);
    expect(tokens.filter((token) => told.includes(token))).toEqual([]);
    expect(told).not.toMatch(/taskToken/i);
    expect(chronicle.runs.map(({ ending }) => ending?.outcome)).toEqual(["deleted", "planned", "deleted"]);
    expect(page).toContain(`Plan: ${chronicle.remediations[0]?.run?.plan?.digest}`);
  });
});
