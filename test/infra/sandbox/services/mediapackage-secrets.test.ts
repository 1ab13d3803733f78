import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Channel,
  ConfigureLogsCommand,
  CreateChannelCommand,
  DeleteChannelCommand,
  DescribeChannelCommand,
  RotateIngestEndpointCredentialsCommand,
  UpdateChannelCommand,
} from "@aws-sdk/client-mediapackage";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type StartedServices, startServices } from "./started-services.ts";

const Id = "live";

let services: StartedServices;
let directory: string;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "rolecall-mediapackage-"));
  services = await startServices({ directory });
});
afterEach(async () => {
  await services.stop();
  rmSync(directory, { recursive: true });
});

const create = () =>
  services
    .mediaPackage()
    .send(new CreateChannelCommand({ Id, Description: "News", Tags: { team: "video" } }));
const read = async () => {
  const { $metadata: _, ...channel } = await services.mediaPackage().send(new DescribeChannelCommand({ Id }));
  return channel;
};
const rotate = (IngestEndpointId: string | undefined) =>
  services.mediaPackage().send(new RotateIngestEndpointCredentialsCommand({ Id, IngestEndpointId }));
const endpoints = ({ HlsIngest }: Channel) => HlsIngest?.IngestEndpoints ?? [];
const secretsOf = (channel: Channel) =>
  endpoints(channel).map(({ Username, Password }) => `${Username} ${Password}`);

describe("CloudTrail events of MediaPackage", () => {
  it("show asterisks for user names and passwords", async () => {
    const { Arn } = await create();
    const channel = await read();

    expect(services.events.at(-1)?.detail).toMatchObject({
      eventSource: "mediapackage.amazonaws.com",
      eventName: "CreateChannel",
      requestParameters: { id: "live", description: "News", tags: { team: "video" } },
      responseElements: {
        id: "live",
        arn: Arn,
        hlsIngest: {
          ingestEndpoints: endpoints(channel).map((endpoint) => ({
            id: endpoint.Id,
            url: endpoint.Url,
            username: "***",
            password: "***",
          })),
        },
      },
    });
  });

  it("tell no secret whatever is called", async () => {
    await create();
    const secrets = secretsOf(await read());
    const [first] = endpoints(await read());
    await services.mediaPackage().send(new UpdateChannelCommand({ Id, Description: "Sports" }));
    await services.mediaPackage().send(new ConfigureLogsCommand({ Id, EgressAccessLogs: {} }));
    await rotate(first?.Id);
    secrets.push(...secretsOf(await read()));
    await services.mediaPackage().send(new DeleteChannelCommand({ Id }));

    const told = JSON.stringify(services.events);
    const asterisks = services.events.map(({ detail }) => [
      detail.eventName,
      JSON.stringify(detail).split('"***"').length - 1,
    ]);
    expect(asterisks).toEqual([
      ["CreateChannel", 4],
      ["UpdateChannel", 4],
      ["CreateServiceLinkedRole", 0],
      ["ConfigureLogs", 4],
      ["RotateIngestEndpointCredentials", 4],
      ["DeleteChannel", 0],
    ]);
    expect(secrets.flatMap((pair) => pair.split(" ")).filter((secret) => told.includes(secret))).toEqual([]);
  });
});

describe("MediaPackage channels over a restart", () => {
  it("keep their secrets and their logs", async () => {
    await create();
    await services.mediaPackage().send(new ConfigureLogsCommand({ Id, EgressAccessLogs: {} }));
    const before = await read();
    await services.stop();

    services = await startServices({ directory });

    expect(await read()).toEqual(before);
  });
});
