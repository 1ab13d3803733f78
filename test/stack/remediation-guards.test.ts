import { describe, expect, it } from "vitest";
import { type Drift, endings, findingOf, moveTo, rule, startDrift, stateOf } from "./drifting.ts";
import { IVS_ROLE, liveChannel, MEDIATAILOR_ROLE, pause, REGION, roleIdOf } from "./stack.ts";
import { loseEvents } from "./sweeping.ts";

const DAY_SECONDS = 86_400;
const FORBID = `{name: no-ivs, match: {role: ${IVS_ROLE}}, state: forbidden, unexpected: decommission, grace: 1d}`;
const TIDY = `{name: tidy, match: {role: ${MEDIATAILOR_ROLE}}, unused: decommission, idle: 0d, minimumAge: 0d, grace: 1d}`;
const TAG = "protectionTag: {key: keep-until, cap: 3d}";
const EXEMPT = `exemptions: [{name: migration, match: {role: ${IVS_ROLE}}, owner: video, reason: moving, expires: "2027-06-30"}]`;
const EXEMPTED = `cancelled: Nothing is to be mended any more: exemption migration of video leaves ${IVS_ROLE} alone until 2027-07-01T00:00:00.000Z`;

/** Lets a run wait for the end of its grace period, which is a day later. */
async function runThatWaits(): Promise<Drift> {
  const drift = await startDrift();
  await moveTo(drift, 9);
  await drift.owners.makeRole("ivs.amazonaws.com");
  await drift.owners.makeRole("mediatailor.amazonaws.com");
  await drift.clock.settle(60);
  await rule(drift, [FORBID, TIDY], TAG);
  await drift.clock.settle(600);
  return drift;
}

describe("a run that waits for the end of the grace period", () => {
  it("decommissions the role then, if nothing has happened meanwhile", async () => {
    const drift = await runThatWaits();
    await drift.clock.advance(DAY_SECONDS / 2);
    const before = [await roleIdOf(drift, IVS_ROLE), await roleIdOf(drift, MEDIATAILOR_ROLE)];
    await drift.clock.advance(DAY_SECONDS);

    expect(before).toEqual([expect.stringMatching(/^AROA/), expect.stringMatching(/^AROA/)]);
    expect(endings(drift, IVS_ROLE)).toEqual([
      expect.stringMatching(/^deleted: IAM has deleted AWSServiceRoleForIVSRecordToS3 \(AROA/),
    ]);
    expect(endings(drift, MEDIATAILOR_ROLE)).toEqual([
      expect.stringMatching(/^deleted: IAM has deleted AWSServiceRoleForMediaTailor \(AROA/),
    ]);
    expect(await roleIdOf(drift, IVS_ROLE)).toBeUndefined();
  });

  it.each<[string, (drift: Drift) => Promise<unknown>, string]>([
    ["the role is exempted", (drift) => rule(drift, [FORBID, TIDY], `${TAG}\n${EXEMPT}`), EXEMPTED],
    [
      "the policy is removed",
      (drift) => drift.owner.removePolicy(),
      "cancelled: Nothing is to be mended any more: the difference is not there any more (unexpected)",
    ],
    [
      "the rule is written otherwise",
      (drift) => rule(drift, [FORBID.replace("1d", "60d"), TIDY], TAG),
      "cancelled: Nothing is to be mended any more: the policy has changed: rule no-ivs counts now, as it is written now",
    ],
    [
      "another rule counts",
      (drift) => rule(drift, [`{name: mine, match: {service: ivs.amazonaws.com}}`, FORBID, TIDY], TAG),
      "cancelled: Nothing is to be mended any more: the difference is not there any more (unexpected)",
    ],
    [
      "its owner deletes the role",
      (drift) => drift.owners.deleteRole(IVS_ROLE),
      `cancelled: Nothing is to be mended any more: ${IVS_ROLE} is gone`,
    ],
  ])(
    "ends cancelled at once when %s, and the role stays as its owner left it",
    async (_what, move, ending) => {
      const drift = await runThatWaits();

      await move(drift);
      await drift.clock.settle(600);
      const endedAtOnce = endings(drift, IVS_ROLE);
      const left = await roleIdOf(drift, IVS_ROLE);
      await drift.clock.advance(2 * DAY_SECONDS);

      expect(endedAtOnce).toEqual([ending]);
      expect(await roleIdOf(drift, IVS_ROLE)).toBe(left);
      expect(endings(drift, IVS_ROLE)).toEqual([ending]);
    },
  );

  it("ends cancelled when the role was made again, though no event told", async () => {
    const drift = await runThatWaits();
    const letThrough = loseEvents(drift);
    await drift.owners.deleteRole(IVS_ROLE);
    await drift.clock.settle(10);
    const roleId = await drift.owners.makeRole("ivs.amazonaws.com");
    await drift.clock.settle(10);
    letThrough();

    await drift.clock.advance(2 * DAY_SECONDS);

    expect(endings(drift, IVS_ROLE)).toEqual([
      expect.stringMatching(
        /^cancelled: Nothing is to be mended any more: AWSServiceRoleForIVSRecordToS3 was made again as AROA\w+; the finding was about AROA\w+$/,
      ),
    ]);
    expect(await roleIdOf(drift, IVS_ROLE)).toBe(roleId);
  });

  it("ends cancelled when the role is used again, and the finding is closed", async () => {
    const drift = await runThatWaits();

    await drift.logSessions(REGION, "p", 10);
    await drift.clock.settle(600);

    expect(endings(drift, MEDIATAILOR_ROLE)).toEqual([
      "cancelled: Nothing is to be mended any more: AWSServiceRoleForMediaTailor is not unused any more but in-use",
    ]);
    expect(await findingOf(drift, "unused", MEDIATAILOR_ROLE)).toMatchObject({ status: "closed" });
    await drift.clock.advance(2 * DAY_SECONDS);
    expect(await roleIdOf(drift, MEDIATAILOR_ROLE)).toMatch(/^AROA/);
  });

  it("waits on while rolecall is paused, and goes on afterwards", async () => {
    const drift = await runThatWaits();
    await pause(drift);
    await drift.clock.advance(1.25 * DAY_SECONDS);

    expect(endings(drift, IVS_ROLE)).toEqual([]);
    expect(await stateOf(drift, IVS_ROLE)).toBe(
      "rolecall is paused in this account (audit); nothing is changed until somebody unpauses it",
    );
    await pause(drift, false);
    await drift.clock.advance(5 * 3600);
    expect(endings(drift, IVS_ROLE)).toEqual([expect.stringMatching(/^deleted/)]);
  });

  it("waits on as long as a tag on the role says, and no longer than the cap", async () => {
    const drift = await runThatWaits();
    await drift.owners.tagRole(IVS_ROLE, { "keep-until": "2099-01-01" });
    await drift.clock.advance(2.5 * DAY_SECONDS);
    const waiting = await stateOf(drift, IVS_ROLE);
    const before = await roleIdOf(drift, IVS_ROLE);
    await drift.clock.advance(DAY_SECONDS);

    expect(waiting).toMatch(/^Waiting for the end of what a tag on the role protects, until /);
    expect(before).toMatch(/^AROA/);
    expect(await roleIdOf(drift, IVS_ROLE)).toBeUndefined();
  });
});

describe("a run that is about to release what is live", () => {
  const LISTED = 'release: listed, releases: ["arn:aws:ivs:*"]';
  const NOW = `{name: no-ivs, match: {role: ${IVS_ROLE}}, state: forbidden, unexpected: decommission, ${LISTED}}`;
  const EVENING = NOW.replace(LISTED, `${LISTED}, window: {cron: "0 9 * * *", duration: 2h}`);

  it.each<[string, string, (drift: Drift) => Promise<unknown>, string]>([
    [
      "rolecall is paused",
      NOW,
      (drift) => pause(drift),
      "refused: rolecall is paused in this account (audit)",
    ],
    ["the role is exempted", NOW, (drift) => rule(drift, [NOW], EXEMPT), EXEMPTED],
    [
      "the policy is removed",
      NOW,
      (drift) => drift.owner.removePolicy(),
      "cancelled: Nothing is to be mended any more: the difference is not there any more (unexpected)",
    ],
    [
      "a tag protects the role",
      NOW,
      (drift) => drift.owners.tagRole(IVS_ROLE, { "keep-until": "2099-01-01" }),
      `cancelled: A tag on ${IVS_ROLE} has it left alone until`,
    ],
    [
      "the window has closed",
      EVENING,
      (drift) => drift.clock.advance(3 * 3600),
      "cancelled: The maintenance window has closed",
    ],
  ])("touches nothing and says why when %s meanwhile", async (_what, text, move, ending) => {
    const drift = await startDrift();
    await moveTo(drift, 9);
    const { recording, channel, end } = await liveChannel(drift);
    await rule(drift, [text], TAG);
    await drift.clock.settle(600);

    await move(drift);
    end();
    await drift.clock.settle(DAY_SECONDS / 2);

    expect(endings(drift, IVS_ROLE)).toEqual([expect.stringContaining(ending)]);
    expect(await drift.owners.ivs.settings(channel)).toEqual({ recordingConfigurationArn: recording });
    expect(await drift.owners.ivs.settings(recording)).toBeDefined();
    expect(await roleIdOf(drift, IVS_ROLE)).toMatch(/^AROA/);
  });
});
