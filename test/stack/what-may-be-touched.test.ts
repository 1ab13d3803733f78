import { CreateServiceLinkedRoleCommand, DeleteServiceLinkedRoleCommand } from "@aws-sdk/client-iam";
import { GetChannelCommand, GetRecordingConfigurationCommand } from "@aws-sdk/client-ivs";
import {
  ConfigureLogsForPlaybackConfigurationCommand,
  type ConfigureLogsForPlaybackConfigurationCommandInput,
  GetPlaybackConfigurationCommand,
} from "@aws-sdk/client-mediatailor";
import { describe, expect, it } from "vitest";
import { IVS_ROLE, liveChannel, MEDIATAILOR_ROLE, REGION, roleIdOf, startStack } from "./stack.ts";

describe("invariant 1: plan mode", () => {
  it("changes nothing in AWS and lists what would be released", async () => {
    const stack = await startStack();
    const recording = await stack.record(REGION, "a");
    const channel = await stack.channel(REGION, "c", recording);
    await stack.clock.settle(60);
    const before = stack.calls().length;

    const ended = await stack.run({ roleName: IVS_ROLE });

    expect(ended.outcome).toBe("planned");
    expect(ended.plan?.usages.map(({ arn }) => arn)).toEqual([channel, recording]);
    expect(stack.calledByRolecall("iam", before)).toEqual(["GetRole"]);
    expect(new Set(stack.calledByRolecall("ivs", before))).toEqual(
      new Set(["ListRecordingConfigurations", "ListChannels"]),
    );
  });
});

describe("invariant 2: one incarnation", () => {
  it("leaves a role alone that has another RoleId than was asked for", async () => {
    const stack = await startStack();
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply", roleId: "AROAAAAAAAAAAAAAAAAAA" });

    expect(ended.outcome).toBe("recreated");
    expect(await roleIdOf(stack, IVS_ROLE)).toMatch(/^AROA/);
    expect(stack.calledByRolecall("iam")).not.toContain("DeleteServiceLinkedRole");
  });

  it("leaves a role alone that was recreated while the run waited", async () => {
    const stack = await startStack();
    await stack.record(REGION, "a");
    await stack.clock.settle(60);
    const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
    await stack.clock.settle(10);
    await stack.iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: IVS_ROLE }));
    await stack.clock.settle(10);
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));
    const recreated = await roleIdOf(stack, IVS_ROLE);

    await stack.clock.settle(3600);

    expect((await stack.outcome(execution)).outcome).toBe("recreated");
    expect(await roleIdOf(stack, IVS_ROLE)).toBe(recreated);
    expect(stack.calledByRolecall("iam")).not.toContain("DeleteServiceLinkedRole");
  });
});

describe("invariant 3: only the plan", () => {
  it("ends blocked and names what appeared after the plan, untouched", async () => {
    const stack = await startStack();
    const { end } = await liveChannel(stack);
    const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
    await stack.clock.settle(120);
    const late = await stack.record("us-east-1", "late");
    end();

    await stack.clock.settle(86_400);

    const ended = await stack.outcome(execution);
    expect(ended.outcome).toBe("blocked");
    expect(ended.blockers).toEqual([late]);
    expect(stack.calledByRolecall("iam")).not.toContain("DeleteServiceLinkedRole");
    const { recordingConfiguration } = await stack
      .ivs("us-east-1")
      .send(new GetRecordingConfigurationCommand({ arn: late }));
    expect(recordingConfiguration?.arn).toBe(late);
    expect(await roleIdOf(stack, IVS_ROLE)).toMatch(/^AROA/);
  });
});

describe("invariant 9: nothing beyond AWS's own procedure", () => {
  it("waits for a live stream and never stops it, and keeps the channel", async () => {
    const stack = await startStack();
    const { channel, end } = await liveChannel(stack);
    const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
    await stack.clock.settle(600);
    end();

    await stack.clock.settle(86_400);

    expect((await stack.outcome(execution)).outcome).toBe("deleted");
    const kept = await stack.ivs(REGION).send(new GetChannelCommand({ arn: channel }));
    expect(kept.channel?.recordingConfigurationArn).toBe("");
    expect(new Set(stack.calledByRolecall("ivs"))).toEqual(
      new Set([
        "DeleteRecordingConfiguration",
        "GetChannel",
        "GetRecordingConfiguration",
        "ListChannels",
        "ListRecordingConfigurations",
        "UpdateChannel",
      ]),
    );
  });

  it("switches logs off and leaves every other setting of a playback configuration as it was", async () => {
    const stack = await startStack();
    await stack.logSessions(REGION, "p", 40);
    const others = {
      EnabledLoggingStrategies: ["VENDED_LOGS", "LEGACY_CLOUDWATCH"],
      AdsInteractionLog: { ExcludeEventTypes: ["AD_MARKER_FOUND"] },
      ManifestServiceInteractionLog: { ExcludeEventTypes: ["GENERATED_MANIFEST"] },
    } satisfies Partial<ConfigureLogsForPlaybackConfigurationCommandInput>;
    await stack.mediaTailor(REGION).send(
      new ConfigureLogsForPlaybackConfigurationCommand({
        PlaybackConfigurationName: "p",
        PercentEnabled: 40,
        ...others,
      }),
    );
    await stack.clock.settle(60);

    const ended = await stack.run({ roleName: MEDIATAILOR_ROLE, mode: "apply" });

    expect(ended.outcome).toBe("deleted");
    const { LogConfiguration } = await stack
      .mediaTailor(REGION)
      .send(new GetPlaybackConfigurationCommand({ Name: "p" }));
    expect(LogConfiguration).toMatchObject({ PercentEnabled: 0, ...others });
  });
});
