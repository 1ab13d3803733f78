import { describe, expect, it } from "vitest";
import { trueRoles } from "../../infra/sandbox/estate/truth.ts";
import {
  IVS_ROLE,
  liveChannel,
  MEDIATAILOR_ROLE,
  pause,
  REGION,
  roleIdOf,
  type Stack,
  startStack,
} from "./stack.ts";

/** A Region where each service has something, though not all have it everywhere. */
const SERVICES = [
  ["chime-voice", "AWSServiceRoleForAmazonChimeVoiceConnector", "eu-west-1"],
  ["ivs", IVS_ROLE, "eu-west-1"],
  ["mediapackage", "AWSServiceRoleForMediaPackage", "eu-west-1"],
  ["mediatailor", MEDIATAILOR_ROLE, "eu-west-1"],
  ["chime-messaging", "AWSServiceRoleForChimeSDKMessaging", "us-east-1"],
] as const;

const truthOf = (stack: Stack, roleName: string) =>
  trueRoles(stack).find((role) => role.roleName === roleName);

/** Releases and deletes, with the approval that some roles need. */
async function decommission(stack: Stack, roleName: string) {
  const { plan } = await stack.run({ roleName });
  const planDigest = plan?.digest;
  const ended = await stack.run({
    roleName,
    mode: "apply",
    ...(planDigest === undefined ? {} : { planDigest }),
  });
  await stack.clock.advance(60);
  return ended;
}

describe("restoring", () => {
  it.each(SERVICES)(
    "%s brings back the role with its tags and every setting",
    async (key, roleName, region) => {
      const stack = await startStack();
      const owner = stack.owners.ofService(key);
      const arns = [await owner.use(region, "one"), await owner.use(region, "two")];
      const settings = await Promise.all(arns.map((arn) => owner.settings(arn)));
      await stack.owners.tagRole(roleName, { team: "streaming" });
      await stack.owners.describeRole(roleName, "Made by the media team");
      await stack.clock.settle(60);
      const count = truthOf(stack, roleName)?.usedBy.length;
      expect((await decommission(stack, roleName)).outcome).toBe("deleted");

      const restored = await stack.restore({ roleName, mode: "apply" });

      expect(restored).toMatchObject({ outcome: "restored", blockers: [] });
      expect(truthOf(stack, roleName)).toMatchObject({
        description: "Made by the media team",
        tags: { team: "streaming" },
      });
      expect(truthOf(stack, roleName)?.usedBy).toHaveLength(count ?? -1);
      const replaced = new Map(restored.resources.map(({ arn, replacedBy }) => [arn, replacedBy ?? arn]));
      const now = await Promise.all(arns.map((arn) => owner.settings(replaced.get(arn) ?? arn)));
      expect(now).toEqual(settings);
      const record = await stack.inventory.records.read("111122223333", roleName);
      expect(record?.status).toBe("in-use");
      expect(record?.role.tags).toEqual({ team: "streaming" });
    },
  );

  it("restores a second time without changing anything", async () => {
    const stack = await startStack();
    await stack.owners.byService.ivs.use(REGION, "one");
    await stack.clock.settle(60);
    await decommission(stack, IVS_ROLE);
    await stack.restore({ roleName: IVS_ROLE, mode: "apply" });
    const before = truthOf(stack, IVS_ROLE);

    const again = await stack.restore({ roleName: IVS_ROLE, mode: "apply" });

    expect(again.outcome).toBe("restored");
    expect(new Set(again.resources.map(({ kind }) => kind))).toEqual(new Set(["already-as-it-was"]));
    expect(truthOf(stack, IVS_ROLE)).toEqual(before);
  });

  it("only tells what it would restore unless it is asked to apply", async () => {
    const stack = await startStack();
    await stack.logSessions(REGION, "news", 10);
    await stack.clock.settle(60);
    await decommission(stack, MEDIATAILOR_ROLE);
    const before = stack.calls().length;

    const planned = await stack.restore({ roleName: MEDIATAILOR_ROLE });

    expect(planned.outcome).toBe("planned");
    expect(planned.resources.map(({ kind }) => kind)).toEqual(["to-restore", "to-restore"]);
    expect(truthOf(stack, MEDIATAILOR_ROLE)).toBeUndefined();
    const made = [...stack.calledByRolecall("mediatailor", before), ...stack.calledByRolecall("iam", before)];
    expect(made.filter((name) => !/^(Get|List|Describe)/.test(name))).toEqual([]);
  });

  it("leaves alone what somebody has changed since, says so, and overwrites it only when forced", async () => {
    const stack = await startStack();
    await stack.logSessions(REGION, "news", 10);
    await stack.clock.settle(60);
    await decommission(stack, MEDIATAILOR_ROLE);
    await stack.logSessions(REGION, "news", 77);
    await stack.clock.settle(60);
    const arn = "arn:aws:mediatailor:eu-west-1:111122223333:playbackConfiguration/news";
    const percent = async () => await stack.owners.mediaTailor.settings(arn);

    const first = await stack.restore({ roleName: MEDIATAILOR_ROLE, mode: "apply" });
    const left = await percent();
    const forced = await stack.restore({ roleName: MEDIATAILOR_ROLE, mode: "apply", force: true });

    expect(first).toMatchObject({ outcome: "partly-restored", blockers: [arn] });
    expect(first.reason).toContain("1 changed since and left alone");
    expect(left).toMatchObject({ PercentEnabled: 77 });
    expect(forced.outcome).toBe("restored");
    expect(await percent()).toMatchObject({ PercentEnabled: 10 });
  });

  it("says gone of a resource that somebody has deleted, and restores the others", async () => {
    const stack = await startStack();
    await stack.logSessions(REGION, "news", 10);
    await stack.logSessions(REGION, "films", 20);
    await stack.clock.settle(60);
    await decommission(stack, MEDIATAILOR_ROLE);
    const gone = "arn:aws:mediatailor:eu-west-1:111122223333:playbackConfiguration/news";
    await stack.owners.mediaTailor.remove(gone);

    const restored = await stack.restore({ roleName: MEDIATAILOR_ROLE, mode: "apply" });

    expect(restored).toMatchObject({ outcome: "partly-restored", blockers: [gone] });
    expect(truthOf(stack, MEDIATAILOR_ROLE)?.usedBy).toHaveLength(1);
  });

  it("puts back what a run released that was stopped in the middle", async () => {
    const stack = await startStack();
    const { recording, channel, end } = await liveChannel(stack);
    const other = await stack.channel(REGION, "idle", recording);
    await stack.clock.settle(60);
    const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
    await stack.clock.settle(300);
    stack.engines.states.stopExecution({ executionArn: execution });
    end();
    await stack.clock.settle(3600);

    const restored = await stack.restore({ roleName: IVS_ROLE, mode: "apply" });

    expect(restored.outcome).toBe("restored");
    expect(new Map(restored.resources.map(({ arn, kind }) => [arn, kind]))).toEqual(
      new Map([
        [other, "restored"],
        [channel, "already-as-it-was"],
      ]),
    );
    expect(await stack.owners.ivs.settings(other)).toEqual({ recordingConfigurationArn: recording });
  });

  it("refuses without receipts, while rolecall is paused, and while a run has the role", async () => {
    const stack = await startStack();
    const nothing = await stack.restore({ roleName: IVS_ROLE, mode: "apply" });
    await stack.logSessions(REGION, "news", 10);
    await stack.clock.settle(60);
    await decommission(stack, MEDIATAILOR_ROLE);
    await pause(stack);

    const paused = await stack.restore({ roleName: MEDIATAILOR_ROLE, mode: "apply" });
    const wrong = await stack.restore({ roleNam: MEDIATAILOR_ROLE });

    expect(nothing).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("nothing to restore"),
    });
    expect(paused).toMatchObject({ outcome: "refused", reason: expect.stringContaining("paused") });
    expect(wrong).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("roleNam: is not known"),
    });
    expect(await roleIdOf(stack, MEDIATAILOR_ROLE)).toBeUndefined();
  });

  it("records the role that it made again though IAM still shows what was", async () => {
    const stack = await startStack({ iam: { staleSeconds: 20 } });
    await stack.logSessions(REGION, "news", 10);
    await stack.clock.advance(3600);
    await decommission(stack, MEDIATAILOR_ROLE);
    await stack.clock.advance(3600);

    const restored = await stack.restore({ roleName: MEDIATAILOR_ROLE, mode: "apply" });

    const record = await stack.inventory.records.read("111122223333", MEDIATAILOR_ROLE);
    expect(restored.outcome).toBe("restored");
    expect(record?.status).toBe("in-use");
  });
});
