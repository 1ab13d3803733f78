import { describe, expect, it } from "vitest";
import { ACCOUNT, type Desk, openDesk } from "./rolecall.ts";

const IVS = "AWSServiceRoleForIVSRecordToS3";
const APPLY = ["--apply", "--yes-account", ACCOUNT] as const;

const rows = (out: string): readonly Record<string, unknown>[] => JSON.parse(out);

/** A role whose channel is live, so that its run waits for the stream to end. */
async function openBusyDesk(): Promise<Desk> {
  const desk = await openDesk();
  const recording = await desk.owners.ivs.use("eu-west-1", "lectures");
  desk.owners.goLive(await desk.owners.ivs.makeRecordedChannel("live", recording));
  return desk;
}

describe("rolecall --direct, interrupted", () => {
  it("stops between two steps at Ctrl-C, and resume goes on to the end", async () => {
    const desk = await openDesk({ iam: { inProgressSeconds: 8 } });
    await desk.owners.ivs.use("eu-west-1", "lectures");
    const work = desk.start(["--direct", "decommission", IVS, ...APPLY]);
    await work.untilSaid("waiting for IAM");

    process.kill(work.pid, "SIGINT");
    const stopped = await work.ended;
    const listed = await desk.rolecall("--direct", "runs", "--running", "-o", "json");
    const resumed = await desk.rolecall("--direct", "resume", "-o", "json");

    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain("rolecall resume goes on");
    expect(rows(listed.out)).toMatchObject([{ roleName: IVS, state: "running" }]);
    expect(resumed.code).toBe(0);
    expect(rows(resumed.out)).toMatchObject([{ roleName: IVS, outcome: "deleted" }]);
  });

  it("loses nothing that was recorded when it is killed, and releases nothing anew", async () => {
    const desk = await openDesk();
    await desk.owners.ivs.use("eu-west-1", "lectures");
    const releases = () =>
      desk.sandbox.calls().filter(({ operation }) => operation === "DeleteRecordingConfiguration").length;
    const work = desk.start(["--direct", "decommission", IVS, ...APPLY]);
    await work.untilSaid("waiting for IAM");

    process.kill(work.pid, "SIGKILL");
    await work.ended;
    const before = releases();
    const resumed = await desk.rolecall("--direct", "resume", "-o", "json");
    const restored = await desk.rolecall("--direct", "restore", IVS, "-o", "json");

    expect(rows(resumed.out)).toMatchObject([{ roleName: IVS, outcome: "deleted" }]);
    expect(rows(restored.out)).toMatchObject([{ outcome: "planned" }]);
    expect(before).toBeGreaterThan(0);
    expect(releases()).toBe(before);
  });

  it("ends with 5 when the time given is over, and leaves the run to be cancelled", async () => {
    const desk = await openBusyDesk();

    const late = await desk.rolecall("--direct", "decommission", IVS, ...APPLY, "--timeout", "4s");
    const listed = await desk.rolecall("--direct", "runs", "--running", "-o", "json");
    const runId = String(rows(listed.out)[0]?.["runId"]);
    const cancelled = await desk.rolecall("--direct", "cancel", runId);
    const told = await desk.rolecall("--direct", "run", runId, "-o", "json");

    expect(late.code).toBe(5);
    expect(cancelled.code).toBe(0);
    expect(rows(told.out)).toMatchObject([{ status: "ended", outcome: "failed" }]);
    expect(String(rows(told.out)[0]?.["reason"])).toContain("Cancelled");
  });

  it("lets another process look and pause while it is at work, and nothing else", async () => {
    const desk = await openBusyDesk();
    const work = desk.start(["--direct", "decommission", IVS, ...APPLY]);
    await work.untilSaid("is live");

    const listed = await desk.rolecall("--direct", "runs", "-o", "json");
    const runId = String(rows(listed.out)[0]?.["runId"]);
    const told = await desk.rolecall("--direct", "run", runId, "-o", "json");
    const cancelled = await desk.rolecall("--direct", "cancel", runId);
    const scanned = await desk.rolecall("--direct", "scan");
    const paused = await desk.rolecall("--direct", "pause", "--reason", "stop that");
    process.kill(work.pid, "SIGINT");
    await work.ended;
    await desk.owners.makeRole("rds.amazonaws.com");
    const next = await desk.rolecall(
      "--direct",
      "decommission",
      "AWSServiceRoleForRDS",
      ...APPLY,
      "-o",
      "json",
    );

    expect(rows(listed.out)).toMatchObject([{ roleName: IVS, state: "running" }]);
    expect(rows(told.out)).toMatchObject([{ status: "running" }]);
    expect([cancelled.code, scanned.code, paused.code]).toEqual([4, 1, 0]);
    expect(scanned.err).toContain("in use by another rolecall");
    expect(next.code).toBe(4);
    expect(String(rows(next.out)[0]?.["reason"])).toContain("stop that");
  });
});
