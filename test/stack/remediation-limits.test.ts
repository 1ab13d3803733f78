import { describe, expect, it } from "vitest";
import { trueRoles } from "../../infra/sandbox/estate/truth.ts";
import { answer, endings, findingOf, moveTo, remediationOf, rule, startDrift } from "./drifting.ts";
import { IVS_ROLE, REGION, roleIdOf } from "./stack.ts";
import { sweep } from "./sweeping.ts";

const DAY_SECONDS = 86_400;
const forbid = (members: string) =>
  `{name: no-ivs, match: {role: ${IVS_ROLE}}, state: forbidden, ${members}}`;

describe("the day's limit", () => {
  it("holds over runs at the same time: what was approved goes one a day, and nobody is asked again or given up", async () => {
    const drift = await startDrift();
    await moveTo(drift, 9);
    const roleNames = ["a", "b", "c"].map((suffix) => `AWSServiceRoleForAutoScaling_${suffix}`);
    for (const suffix of ["a", "b", "c"]) {
      await drift.owners.makeRole("autoscaling.amazonaws.com", suffix);
    }
    await drift.clock.settle(60);
    await rule(
      drift,
      [
        "{name: none, match: {service: autoscaling.amazonaws.com}, state: forbidden, unexpected: approve, approvers: platform}",
      ],
      "limits: {perDay: {roles: 1}}",
    );
    await drift.clock.settle(600);

    const statuses = await Promise.all(
      roleNames.map((roleName) => answer(drift, drift.approver, roleName, "approve")),
    );
    const left: number[] = [];
    for (let day = 0; day < 3; day += 1) {
      await drift.clock.settle(3600);
      left.push(trueRoles(drift).length);
      await drift.clock.advance(DAY_SECONDS);
      await sweep(drift);
    }

    expect(statuses).toEqual([200, 200, 200]);
    expect(left).toEqual([2, 1, 0]);
    for (const roleName of roleNames) {
      expect(endings(drift, roleName)).toEqual([expect.stringMatching(/^deleted: /)]);
      expect(await remediationOf(drift, roleName)).toMatchObject({ runs: 1, failures: 0 });
    }
    const told = drift.told.map(({ what }) => what);
    expect(told.filter((what) => what === "Approval Requested")).toHaveLength(3);
    expect(told).not.toContain("Remediation Given Up");
  });
});

describe("what a run may release", () => {
  it.each<[string, string, string, boolean]>([
    ["nothing, where the rule says never", "unexpected: decommission, release: never", "blocked: ", true],
    [
      "what is listed",
      'unexpected: decommission, release: listed, releases: "arn:aws:ivs:*:recording-configuration/*"',
      "deleted: ",
      false,
    ],
    [
      "not what is not listed",
      'unexpected: decommission, release: listed, releases: "arn:aws:ivs:*:channel/*"',
      "blocked: ",
      true,
    ],
  ])("is %s", async (_what, members, ending, stays) => {
    const drift = await startDrift();
    const recording = await drift.record(REGION, "a");
    await drift.clock.settle(60);

    await rule(drift, [forbid(members)]);
    await drift.clock.settle(3600);

    expect(endings(drift, IVS_ROLE)).toEqual([expect.stringContaining(ending)]);
    expect((await roleIdOf(drift, IVS_ROLE)) !== undefined).toBe(stays);
    expect((await drift.owners.ivs.settings(recording)) !== undefined).toBe(stays);
  });

  it.each<[string, string, string, boolean]>([
    ["what was approved, where the rule says approved", "release: approved", "deleted: ", false],
    ["nothing, whatever was approved, where it says never", "release: never", "blocked: ", true],
  ])("is %s", async (_what, members, ending, stays) => {
    const drift = await startDrift();
    const recording = await drift.record(REGION, "a");
    await drift.clock.settle(60);
    await rule(drift, [forbid(`unexpected: approve, approvers: platform, ${members}`)]);
    await drift.clock.settle(600);

    const { run } = await remediationOf(drift, IVS_ROLE);
    if (run?.asked !== undefined) {
      await answer(drift, drift.approver, IVS_ROLE, "approve");
    }
    await drift.clock.settle(3600);

    expect(endings(drift, IVS_ROLE)).toEqual([expect.stringContaining(ending)]);
    expect((await roleIdOf(drift, IVS_ROLE)) !== undefined).toBe(stays);
    expect((await drift.owners.ivs.settings(recording)) !== undefined).toBe(stays);
  });

  it("is not more usages than the policy's limit for a run: then none is released", async () => {
    const drift = await startDrift();
    const recording = await drift.record(REGION, "a");
    const channel = await drift.channel(REGION, "c", recording);
    await drift.clock.settle(60);

    await rule(
      drift,
      [forbid('unexpected: decommission, release: listed, releases: "arn:aws:ivs:*"')],
      "limits: {perRun: {releases: 1}}",
    );
    await drift.clock.settle(3600);

    expect(endings(drift, IVS_ROLE)).toEqual([
      "refused: 2 usages are to be released, and this run may release 1",
    ]);
    expect(await drift.owners.ivs.settings(channel)).toEqual({ recordingConfigurationArn: recording });
  });
});

describe("a protected role", () => {
  it("is only reported where a rule forbids it, and the finding says why", async () => {
    const drift = await startDrift();
    await drift.owners.makeRole("guardduty.amazonaws.com");
    await drift.clock.settle(60);

    await rule(drift, [
      "{name: none, match: {service: guardduty.*}, state: forbidden, unexpected: decommission}",
    ]);
    await drift.clock.settle(3600);

    const finding = await findingOf(drift, "unexpected", "AWSServiceRoleForAmazonGuardDuty");
    expect(finding).toMatchObject({ status: "open" });
    expect(finding).not.toHaveProperty("remedy");
    expect(finding?.why).toContain("It is only reported: the role is protected.");
    expect(await roleIdOf(drift, "AWSServiceRoleForAmazonGuardDuty")).toMatch(/^AROA/);
  });
});

describe("rolecall, where runs of a role fail", () => {
  it("tries again after 6 and 12 hours, stops after three, says so once, and goes on when a person asks", async () => {
    const drift = await startDrift();
    const recording = await drift.record(REGION, "a");
    await drift.clock.settle(60);
    await rule(drift, [forbid("unexpected: decommission")]);
    const runs: number[] = [];
    for (const hours of [1, 6, 6, 7, 24, 48]) {
      await drift.clock.advance(hours * 3600);
      await sweep(drift);
      await drift.clock.settle(1800);
      runs.push((await remediationOf(drift, IVS_ROLE)).runs);
    }

    expect(runs).toEqual([1, 2, 2, 3, 3, 3]);
    expect(drift.told.filter(({ what }) => what === "Remediation Given Up")).toHaveLength(1);
    expect((await findingOf(drift, "unexpected", IVS_ROLE))?.why).toContain(
      "rolecall has stopped trying until somebody asks for another try",
    );

    await drift.owners.ivs.remove(recording);
    await drift.clock.settle(600);
    const stopped = await remediationOf(drift, IVS_ROLE);
    const { status } = await drift.approver.answer({ decision: "retry", roleName: IVS_ROLE });
    await drift.clock.settle(3600);

    expect(stopped.runs).toBe(3);
    expect(status).toBe(202);
    expect(endings(drift, IVS_ROLE).at(-1)).toMatch(/^deleted: /);
    expect(await remediationOf(drift, IVS_ROLE)).toMatchObject({ runs: 4, failures: 0 });
    expect(await roleIdOf(drift, IVS_ROLE)).toBeUndefined();
  });
});
