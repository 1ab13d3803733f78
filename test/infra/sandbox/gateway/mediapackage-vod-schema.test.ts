import * as sdk from "@aws-sdk/client-mediapackage-vod";
import { describe, expect, it } from "vitest";
import * as client from "../../../../infra/sandbox/gateway/mediapackage-vod-schema.ts";
import { ServiceError } from "../../../../infra/sandbox/gateway/operation.ts";
import { schemasOf } from "../../../../infra/sandbox/gateway/schemas.ts";
import { arrangeGateway, refusalOf } from "./arranged-gateway.ts";

const noAnswer = new ServiceError("NotFoundException", "No answer today", 404);

/** Answers each operation with what the test says, or fails with it, and remembers what it was asked. */
async function arrange(answers: Readonly<Record<string, unknown>>) {
  const asked: { readonly operation: string; readonly input: unknown }[] = [];
  const names = [...schemasOf(client).operations.keys()];
  const operations = names.map((operation) => [
    operation,
    {
      mutates: false,
      authorization: () => [],
      answer(input: unknown) {
        asked.push({ operation, input });
        const answer = operation in answers ? answers[operation] : noAnswer;
        if (answer instanceof ServiceError) {
          throw answer;
        }
        return answer;
      },
    },
  ]);
  const arranged = await arrangeGateway(() => [
    {
      signingName: "mediapackage-vod",
      eventSource: "mediapackage-vod.amazonaws.com",
      global: false,
      client,
      operations: Object.fromEntries(operations),
    },
  ]);
  return { asked, vod: new sdk.MediaPackageVodClient(arranged.client()) };
}

const settings = {
  Id: "films",
  Authorization: {
    CdnIdentifierSecret: "arn:aws:secretsmanager:us-east-1:111122223333:secret:cdn",
    SecretsRoleArn: "arn:aws:iam::111122223333:role/cdn",
  },
  EgressAccessLogs: { LogGroupName: "/aws/MediaPackage/films" },
  Tags: { team: "video" },
};

const changed = {
  ...settings,
  Arn: "arn:aws:mediapackage-vod:us-east-1:111122223333:packaging-groups/films",
  CreatedAt: "2026-11-20T09:00:00.000Z",
  DomainName: "example.egress.mediapackage-vod.us-east-1.amazonaws.com",
};

const group = { ...changed, ApproximateAssetCount: 7 };

/** What the real client makes of an answer, without its own remarks. */
const plain = ({ $metadata: _metadata, ...answer }: { readonly $metadata: unknown }) => answer;

describe("the schema of MediaPackage VOD", () => {
  it("reads and writes packaging groups as the client does", async () => {
    const { asked, vod } = await arrange({
      CreatePackagingGroup: changed,
      DescribePackagingGroup: group,
      ListPackagingGroups: { PackagingGroups: [group], NextToken: "more" },
      DeletePackagingGroup: {},
    });

    const made = await vod.send(new sdk.CreatePackagingGroupCommand(settings));
    const described = await vod.send(new sdk.DescribePackagingGroupCommand({ Id: "films" }));
    const listed = await vod.send(new sdk.ListPackagingGroupsCommand({ MaxResults: 5, NextToken: "here" }));
    const deleted = await vod.send(new sdk.DeletePackagingGroupCommand({ Id: "films" }));

    expect(asked).toEqual([
      { operation: "CreatePackagingGroup", input: settings },
      { operation: "DescribePackagingGroup", input: { Id: "films" } },
      { operation: "ListPackagingGroups", input: { MaxResults: 5, NextToken: "here" } },
      { operation: "DeletePackagingGroup", input: { Id: "films" } },
    ]);
    expect(plain(made)).toEqual(changed);
    expect(plain(described)).toEqual(group);
    expect(plain(listed)).toEqual({ PackagingGroups: [group], NextToken: "more" });
    expect([plain(deleted), deleted.$metadata.httpStatusCode]).toEqual([{}, 202]);
  });

  it.each([{ EgressAccessLogs: { LogGroupName: "/aws/MediaPackage/films" } }, { EgressAccessLogs: {} }, {}])(
    "tells access logs that are declared from those that are not: %j",
    async (logs) => {
      const { asked, vod } = await arrange({ ConfigureLogs: { Id: "films", ...logs } });

      const configured = await vod.send(new sdk.ConfigureLogsCommand({ Id: "films", ...logs }));

      expect(asked).toEqual([{ operation: "ConfigureLogs", input: { Id: "films", ...logs } }]);
      expect(plain(configured)).toEqual({ Id: "films", ...logs });
    },
  );

  it("reads and writes tags as the client does", async () => {
    const { asked, vod } = await arrange({
      TagResource: undefined,
      UntagResource: undefined,
      ListTagsForResource: { Tags: { team: "video" } },
    });
    const ResourceArn = changed.Arn;

    await vod.send(new sdk.TagResourceCommand({ ResourceArn, Tags: { team: "video" } }));
    await vod.send(new sdk.UntagResourceCommand({ ResourceArn, TagKeys: ["a", "b"] }));
    const listed = await vod.send(new sdk.ListTagsForResourceCommand({ ResourceArn }));

    expect(asked).toEqual([
      { operation: "TagResource", input: { ResourceArn, Tags: { team: "video" } } },
      { operation: "UntagResource", input: { ResourceArn, TagKeys: ["a", "b"] } },
      { operation: "ListTagsForResource", input: { ResourceArn } },
    ]);
    expect(plain(listed)).toEqual({ Tags: { team: "video" } });
  });

  it.each([
    [sdk.ForbiddenException, "ForbiddenException", 403],
    [sdk.NotFoundException, "NotFoundException", 404],
    [sdk.UnprocessableEntityException, "UnprocessableEntityException", 422],
    [sdk.TooManyRequestsException, "TooManyRequestsException", 429],
    [sdk.InternalServerErrorException, "InternalServerErrorException", 500],
    [sdk.ServiceUnavailableException, "ServiceUnavailableException", 503],
  ])("writes %o as the client reads it", async (kind, name, status) => {
    const { vod } = await arrange({ ListPackagingGroups: new ServiceError(name, "Not today", status) });

    const error = await refusalOf(vod.send(new sdk.ListPackagingGroupsCommand({})));

    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ name, message: "Not today", $metadata: { httpStatusCode: status } });
  });

  it("knows these six errors and no other", () => {
    expect([...schemasOf(client).errors.values()].map(({ name, members }) => [name, members]).sort()).toEqual(
      [
        ["ForbiddenException", ["Message"]],
        ["InternalServerErrorException", ["Message"]],
        ["NotFoundException", ["Message"]],
        ["ServiceUnavailableException", ["Message"]],
        ["TooManyRequestsException", ["Message"]],
        ["UnprocessableEntityException", ["Message"]],
      ],
    );
  });
});
