import {
  type Channel,
  ConfigureLogsCommand,
  CreateChannelCommand,
  type CreateChannelRequest,
  DeleteChannelCommand,
  DescribeChannelCommand,
  ListChannelsCommand,
  ListTagsForResourceCommand,
  paginateListChannels,
  RotateIngestEndpointCredentialsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateChannelCommand,
} from "@aws-sdk/client-mediapackage";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusal, type StartedServices, startServices } from "./started-services.ts";

let services: StartedServices;
beforeEach(async () => {
  services = await startServices();
});
afterEach(() => services.stop());

const create = (Id: string, input: Partial<CreateChannelRequest> = {}) =>
  services
    .mediaPackage()
    .send(new CreateChannelCommand({ Id, Description: "News", Tags: { team: "video" }, ...input }));
const read = async (Id: string) => {
  const { $metadata: _, ...channel } = await services.mediaPackage().send(new DescribeChannelCommand({ Id }));
  return channel;
};
const rotate = (Id: string, IngestEndpointId: string | undefined) =>
  services.mediaPackage().send(new RotateIngestEndpointCredentialsCommand({ Id, IngestEndpointId }));
const endpoints = ({ HlsIngest }: Channel) => HlsIngest?.IngestEndpoints ?? [];
const secretsOf = (channel: Channel) =>
  endpoints(channel).map(({ Username, Password }) => `${Username} ${Password}`);
const identifier = expect.stringMatching(/^[0-9a-f]{32}$/);

describe("MediaPackage channels", () => {
  it("are made with two ingest endpoints and no logs", async () => {
    await create("live");

    expect(await read("live")).toEqual({
      Id: "live",
      Arn: expect.stringMatching(/^arn:aws:mediapackage:us-east-1:111122223333:channels\/[0-9a-f]{32}$/),
      Description: "News",
      CreatedAt: "2026-11-20T09:00:00.000Z",
      HlsIngest: {
        IngestEndpoints: [0, 1].map(() => ({
          Id: identifier,
          Username: identifier,
          Password: identifier,
          Url: expect.stringMatching(
            /^https:\/\/mediapackage\.us-east-1\.amazonaws\.com\/in\/v2\/[0-9a-f]{32}\/[0-9a-f]{32}\/channel$/,
          ),
        })),
      },
      Tags: { team: "video" },
    });
  });

  it("have no identifier, user name or password twice", async () => {
    await create("a");
    await create("b");

    const drawn = [await read("a"), await read("b")]
      .flatMap(endpoints)
      .flatMap(({ Id, Username, Password }) => [Id, Username, Password]);

    expect(new Set(drawn).size).toBe(12);
  });

  it("are listed page by page, with logs and secrets", async () => {
    for (const id of ["c", "a", "b"]) {
      await create(id);
    }
    await services.mediaPackage().send(new ConfigureLogsCommand({ Id: "b", EgressAccessLogs: {} }));

    const pages = [];
    for await (const { Channels = [] } of paginateListChannels({ client: services.mediaPackage() }, {})) {
      pages.push(Channels);
    }

    expect(pages).toEqual([[await read("a"), await read("b")], [await read("c")]]);
  });

  it("are given another description, and keep it when none is given", async () => {
    await create("live");

    await services.mediaPackage().send(new UpdateChannelCommand({ Id: "live", Description: "Sports" }));
    await services.mediaPackage().send(new UpdateChannelCommand({ Id: "live" }));

    expect((await read("live")).Description).toBe("Sports");
  });

  it("keep their logs when they are updated or given other credentials", async () => {
    await create("live");
    await services.mediaPackage().send(new ConfigureLogsCommand({ Id: "live", IngressAccessLogs: {} }));
    const [first] = endpoints(await read("live"));

    await services.mediaPackage().send(new UpdateChannelCommand({ Id: "live", Description: "Sports" }));
    await rotate("live", first?.Id);

    expect((await read("live")).IngressAccessLogs).toEqual({
      LogGroupName: "/aws/MediaPackage/IngressAccessLogs",
    });
  });

  it("have the credentials of one ingest endpoint replaced, and nothing else", async () => {
    await create("live");
    const before = await read("live");
    const [first, second] = endpoints(before);

    const { $metadata: _, ...answer } = await rotate("live", second?.Id);

    const after = await read("live");
    expect(answer).toEqual(after);
    expect(after).toEqual({
      ...before,
      HlsIngest: { IngestEndpoints: [first, { ...second, Username: identifier, Password: identifier }] },
    });
    expect(new Set([...secretsOf(before), ...secretsOf(after)]).size).toBe(3);
  });

  it("are deleted, which is answered with 202", async () => {
    await create("live");

    const { $metadata } = await services.mediaPackage().send(new DeleteChannelCommand({ Id: "live" }));

    expect($metadata.httpStatusCode).toBe(202);
    await expect(read("live")).rejects.toEqual(refusal("NotFoundException", 404, "live"));
  });

  it("belong to one Region", async () => {
    await create("live");

    await expect(
      services.mediaPackage("eu-west-1").send(new DescribeChannelCommand({ Id: "live" })),
    ).rejects.toEqual(refusal("NotFoundException", 404, "live"));
  });

  it("are not made twice", async () => {
    await create("live");

    await expect(create("live")).rejects.toEqual(refusal("UnprocessableEntityException", 422, "exists"));
  });

  it.each(["with space", "a".repeat(257), "dots.in.it"])("are not made with the Id %j", async (id) => {
    await expect(create(id)).rejects.toEqual(refusal("UnprocessableEntityException", 422, "Id"));
  });

  it.each([{ MaxResults: 0 }, { MaxResults: 1001 }, { NextToken: "nonsense" }])(
    "are not listed with %j",
    async (input) => {
      await expect(services.mediaPackage().send(new ListChannelsCommand(input))).rejects.toEqual(
        refusal("UnprocessableEntityException", 422),
      );
    },
  );

  it.each([
    ["updated", () => services.mediaPackage().send(new UpdateChannelCommand({ Id: "nobody" }))],
    ["given other credentials", () => rotate("nobody", "a")],
    ["deleted", () => services.mediaPackage().send(new DeleteChannelCommand({ Id: "nobody" }))],
  ])("are not %s where there are none", async (_what, change) => {
    await expect(change()).rejects.toEqual(refusal("NotFoundException", 404, "nobody"));
  });

  it("do not have ingest endpoints of others", async () => {
    await create("live");

    await expect(rotate("live", "foreign")).rejects.toEqual(refusal("NotFoundException", 404, "foreign"));
  });
});

describe("tags of MediaPackage channels", () => {
  it("are added, listed and removed", async () => {
    const { Arn: ResourceArn } = await create("live");

    await services.mediaPackage().send(new TagResourceCommand({ ResourceArn, Tags: { keep: "yes" } }));
    await services.mediaPackage().send(new UntagResourceCommand({ ResourceArn, TagKeys: ["team"] }));
    const { Tags } = await services.mediaPackage().send(new ListTagsForResourceCommand({ ResourceArn }));

    expect(Tags).toEqual({ keep: "yes" });
    expect((await read("live")).Tags).toEqual({ keep: "yes" });
  });

  it.each([
    ["arn:aws:mediapackage:us-east-1:111122223333:channels/nobody", "NotFoundException", 404],
    [
      "arn:aws:mediapackage-vod:us-east-1:111122223333:packaging-groups/a",
      "UnprocessableEntityException",
      422,
    ],
  ])("are not those of %s", async (ResourceArn, name, status) => {
    await expect(
      services.mediaPackage().send(new ListTagsForResourceCommand({ ResourceArn })),
    ).rejects.toEqual(refusal(name, status, ResourceArn));
  });
});
