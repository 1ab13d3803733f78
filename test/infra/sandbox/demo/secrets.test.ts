import { describe, expect, it, onTestFinished } from "vitest";
import { createChronicler } from "../../../../infra/sandbox/demo/chronicle.ts";
import { secretsOf } from "../../../../infra/sandbox/demo/read-ending.ts";
import { reportPage } from "../../../../infra/sandbox/demo/report/page.ts";
import { REGIONS } from "../../../../infra/sandbox/demo/story/setting.ts";
import { openStage } from "../../../../infra/sandbox/demo/story/stage.ts";
import { runStarter } from "../../../../infra/sandbox/demo/story/start-run.ts";
import { endAccessLogs } from "../../../../infra/sandbox/demo/story/switch-off.ts";
import { switchOn } from "../../../../infra/sandbox/demo/story/switch-on.ts";
import { openTable } from "../../../../infra/sandbox/demo/watch/look-at-table.ts";
import { createWatcher } from "../../../../infra/sandbox/demo/watch/watcher.ts";
import { hireOwners } from "../../../../infra/sandbox/estate/owners.ts";
import { startSandbox } from "../../../../infra/sandbox/start-sandbox.ts";
import { secondsIn } from "./samples.ts";

describe("the story of MediaPackage", () => {
  it("holds no user name and no password of an encoder: neither as it is told, nor in the report", async () => {
    const sandbox = await startSandbox({ regions: REGIONS, start: secondsIn(0), eventDelaySeconds: 20 });
    onTestFinished(() => sandbox.stop());
    const { account, clock, url } = sandbox;
    const chronicler = createChronicler(clock.now());
    const stage = openStage(clock, createWatcher(sandbox, await openTable(url, account)), chronicler);
    const setting = { stage, owners: hireOwners(sandbox), startRun: runStarter(sandbox) };
    chronicler.begin({ number: 1, title: "On", sentence: "" });
    await switchOn(setting);
    chronicler.begin({ number: 2, title: "Off", sentence: "" });
    await endAccessLogs(setting);
    const chronicle = chronicler.chronicle();

    const page = reportPage({
      chronicle,
      differences: [],
      regions: REGIONS,
      calls: { owners: 0, services: 0, rolecall: 0 },
      beganAt: secondsIn(0),
      realSeconds: 1,
    });

    const secrets = secretsOf(sandbox);
    const told = `${page}${JSON.stringify(chronicle)}`;
    expect(secrets).toHaveLength(8);
    expect(secrets.filter((secret) => secret.length < 8)).toEqual([]);
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    expect(chronicle.runs.map(({ ending }) => ending?.outcome)).toEqual(["deleted"]);
    expect(page).toContain("switch access logs off");
  });
});
