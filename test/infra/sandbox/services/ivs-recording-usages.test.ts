import {
  CreateChannelCommand,
  CreateRecordingConfigurationCommand,
  type CreateRecordingConfigurationRequest,
  DeleteRecordingConfigurationCommand,
  GetRecordingConfigurationCommand,
  UpdateChannelCommand,
} from "@aws-sdk/client-ivs";
import { afterEach, describe, expect, it } from "vitest";
import {
  account,
  ivsRefusal,
  type ServicesOptions,
  type StartedServices,
  startServices,
} from "./started-services.ts";

const roleName = "AWSServiceRoleForIVSRecordToS3";

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (ivs: ServicesOptions["ivs"] = {}) => {
  services = await startServices({ ivs });
};
const create = async (region = "eu-west-1", input: Partial<CreateRecordingConfigurationRequest> = {}) => {
  const { recordingConfiguration } = await services.ivs(region).send(
    new CreateRecordingConfigurationCommand({
      destinationConfiguration: { s3: { bucketName: "recordings" } },
      ...input,
    }),
  );
  return recordingConfiguration?.arn ?? "";
};
const read = async (arn: string, region = "eu-west-1") => {
  const { recordingConfiguration } = await services
    .ivs(region)
    .send(new GetRecordingConfigurationCommand({ arn }));
  return recordingConfiguration;
};
const remove = (arn: string) =>
  services.ivs("eu-west-1").send(new DeleteRecordingConfigurationCommand({ arn }));

describe("DeleteRecordingConfiguration", () => {
  it("is refused while a channel refers to it", async () => {
    await begin();
    const recordingConfigurationArn = await create();
    const { channel } = await services
      .ivs("eu-west-1")
      .send(new CreateChannelCommand({ recordingConfigurationArn }));

    await expect(remove(recordingConfigurationArn)).rejects.toEqual(
      ivsRefusal("ConflictException", 409, channel?.arn ?? "the ARN"),
    );
    await services
      .ivs("eu-west-1")
      .send(new UpdateChannelCommand({ arn: channel?.arn, recordingConfigurationArn: "" }));

    await expect(remove(recordingConfigurationArn)).resolves.toBeDefined();
  });

  it("takes some seconds, in which it uses the role and can be repeated", async () => {
    await begin();
    const arn = await create();

    await remove(arn);
    await services.clock.advance(1);
    await remove(arn);
    const during = services.world.usagesOf(account, roleName);
    await expect(read(arn)).resolves.toBeDefined();
    await services.clock.advance(1);

    expect(during).toEqual([{ region: "eu-west-1", resources: [arn] }]);
    expect(services.world.usagesOf(account, roleName)).toEqual([]);
    await expect(read(arn)).rejects.toEqual(ivsRefusal("ResourceNotFoundException", 404, arn));
    await expect(remove(arn)).rejects.toEqual(ivsRefusal("ResourceNotFoundException", 404, arn));
  });

  it("keeps new channels from referring to it", async () => {
    await begin();
    const recordingConfigurationArn = await create();
    await remove(recordingConfigurationArn);

    await expect(
      services.ivs("eu-west-1").send(new CreateChannelCommand({ recordingConfigurationArn })),
    ).rejects.toEqual(ivsRefusal("ResourceNotFoundException", 404, recordingConfigurationArn));
  });
});

describe("usages of the IVS role", () => {
  it("are the recording configurations of all Regions in any state", async () => {
    await begin({ bucketRegion: () => "eu-west-1" });
    const failed = await create("us-east-1");
    await services.clock.advance(3);
    const creating = await create("eu-west-1");

    expect(services.world.usagesOf(account, roleName)).toEqual([
      { region: "us-east-1", resources: [failed] },
      { region: "eu-west-1", resources: [creating] },
    ]);
    expect(services.world.usagesOf("444455556666", roleName)).toEqual([]);
  });
});
