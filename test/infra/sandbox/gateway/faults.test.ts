import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateRecordingConfigurationCommand,
  GetStreamCommand,
  IvsClient,
  ListChannelsCommand,
  UpdateChannelCommand,
} from "@aws-sdk/client-ivs";
import { describe, expect, it } from "vitest";
import { arrangeGateway, refusalOf } from "./arranged-gateway.ts";
import { smallIam } from "./small-iam.ts";
import { smallIvs } from "./small-ivs.ts";

const channel = "arn:aws:ivs:us-east-1:111122223333:channel/one";

const arrange = () => arrangeGateway(({ world }) => [smallIam(world), smallIvs(world)]);

describe("a fault rule", () => {
  it("fails a call as often as it says, then no more", async () => {
    const { gateway, client } = await arrange();
    const ivs = new IvsClient(client());
    const list = () => ivs.send(new ListChannelsCommand({}));

    gateway.faults.set([
      {
        service: "ivs",
        operation: "ListChannels",
        times: 2,
        error: { code: "ThrottlingException", status: 429 },
      },
    ]);

    expect(await refusalOf(list())).toMatchObject({
      name: "ThrottlingException",
      message: "Injected ThrottlingException",
      $metadata: { httpStatusCode: 429 },
    });
    expect(gateway.faults.list()).toMatchObject([{ times: 1 }]);
    expect(await refusalOf(list())).toMatchObject({ name: "ThrottlingException" });
    expect(await refusalOf(list())).toBeUndefined();
    expect(gateway.faults.list()).toEqual([]);
  });

  it("holds only for its Region and account", async () => {
    const { gateway, client } = await arrange();
    const list = (account: string, region: string) =>
      refusalOf(new IvsClient(client(account, region)).send(new ListChannelsCommand({})));

    gateway.faults.set([
      {
        service: "ivs",
        operation: "*",
        region: "eu-west-1",
        account: "444455556666",
        error: { code: "InternalServerException", status: 500 },
      },
    ]);

    expect(await list("444455556666", "eu-west-1")).toMatchObject({ name: "InternalServerException" });
    expect(await list("444455556666", "us-east-1")).toBeUndefined();
    expect(await list("111122223333", "eu-west-1")).toBeUndefined();
  });

  it("gives a wrong answer without running the operation", async () => {
    const { gateway, client, events } = await arrange();

    gateway.faults.set([
      {
        service: "ivs",
        operation: "GetStream",
        answer: { stream: { state: "OFFLINE", startTime: "2020-01-01T00:00:00Z" } },
      },
      { service: "ivs", operation: "CreateRecordingConfiguration", answer: {} },
    ]);
    const ivs = new IvsClient(client());
    const { stream } = await ivs.send(new GetStreamCommand({ channelArn: channel }));
    await ivs.send(new CreateRecordingConfigurationCommand({ destinationConfiguration: {} }));

    expect(stream).toEqual({ state: "OFFLINE", startTime: new Date("2020-01-01T00:00:00Z") });
    expect(events.map(({ detail }) => detail.eventName)).toEqual(["CreateRecordingConfiguration"]);
  });

  it("takes members away from the true answer and puts others over it", async () => {
    const { gateway, client } = await arrange();

    gateway.faults.set([
      { service: "ivs", operation: "ListChannels", omit: ["nextToken", "channels.latencyMode"] },
      { service: "ivs", operation: "GetStream", merge: { stream: { state: "LIVE", viewerCount: 9 } } },
    ]);
    const ivs = new IvsClient(client());
    const list = await ivs.send(new ListChannelsCommand({}));
    const { stream } = await ivs.send(new GetStreamCommand({ channelArn: channel }));

    expect(list).toEqual({ channels: [{ arn: channel, name: "one" }], $metadata: list.$metadata });
    expect(stream).toEqual({ state: "LIVE", viewerCount: 9 });
  });

  it("makes a call late and answers truly", async () => {
    const { gateway, client } = await arrange();
    gateway.faults.set([{ service: "ivs", operation: "ListChannels", latencyMilliseconds: 60 }]);

    const begin = performance.now();
    const { nextToken } = await new IvsClient(client()).send(new ListChannelsCommand({}));

    expect(nextToken).toBe("more");
    expect(performance.now() - begin).toBeGreaterThanOrEqual(59);
  });

  it("shows in CloudTrail and in the log as the service's own failure", async () => {
    const { gateway, client, events } = await arrange();
    gateway.faults.set([
      {
        service: "ivs",
        operation: "UpdateChannel",
        error: { code: "PendingVerification", status: 403, message: "wait" },
      },
    ]);

    await refusalOf(new IvsClient(client()).send(new UpdateChannelCommand({ arn: channel, name: "new" })));

    expect(events).toMatchObject([
      {
        detail: {
          eventName: "UpdateChannel",
          errorCode: "PendingVerification",
          errorMessage: "wait",
          requestParameters: { arn: channel, name: "new" },
          responseElements: null,
        },
      },
    ]);
    expect(gateway.calls()).toMatchObject([
      { operation: "UpdateChannel", error: { code: "PendingVerification", message: "wait", status: 403 } },
    ]);
    expect(gateway.calls()[0]).not.toHaveProperty("decision");
  });

  it("gives IAM's errors the shape of IAM", async () => {
    const { gateway, client } = await arrange();
    gateway.faults.set([
      { service: "iam", operation: "GetRole", error: { code: "Throttling", status: 400 } },
    ]);

    const error = await refusalOf(new IAMClient(client()).send(new GetRoleCommand({ RoleName: "r" })));

    expect(error).toMatchObject({
      name: "Throttling",
      Code: "Throttling",
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe("fault rules that are wrong", () => {
  const list = { service: "ivs", operation: "ListChannels" };
  const error = { code: "X", status: 500 };

  it.each([
    ["no list", {}, "Fault rules must be a list"],
    ["no object", ["x"], /^rules\[0\]: /],
    ["an unknown field", [{ ...list, error, often: 3 }], "rules[0].often: is not known"],
    ["a missing field", [{ service: "ivs", error }], "rules[0].operation: is missing"],
    ["an unknown service", [{ ...list, service: "ivz", error }], "rules[0].service: no service ivz is here"],
    [
      "an unknown operation",
      [{ ...list, operation: "Lost", error }],
      "rules[0].operation: ivs has no operation Lost",
    ],
    ["times of zero", [{ ...list, error, times: 0 }], "rules[0].times: must be at least 1"],
    ["half a time", [{ ...list, error, times: 1.5 }], "rules[0].times: must be a whole number"],
    ["an account of letters", [{ ...list, error, account: "me" }], "rules[0].account: must be twelve digits"],
    ["an error without status", [{ ...list, error: { code: "X" } }], "rules[0].error.status: is missing"],
    [
      "a status that is none",
      [{ ...list, error: { ...error, status: 200 } }],
      "rules[0].error.status: must be at least 400",
    ],
    ["no effect", [list], /^rules\[0\]\.does nothing/],
    ["two effects", [{ ...list, error, answer: {} }], /^rules\[0\]\.error, answer and merge or omit exclude/],
    [
      "the second rule",
      [
        { ...list, error },
        { ...list, latencyMilliseconds: -1 },
      ],
      "rules[1].latencyMilliseconds: must be at least 1",
    ],
  ])("are refused for %s, naming it, and nothing changes", async (_what, rules, message) => {
    const { gateway } = await arrange();
    gateway.faults.set([{ ...list, omit: ["channels"] }]);

    expect(() => gateway.faults.set(rules)).toThrow(message);

    expect(gateway.faults.list()).toEqual([
      { service: "ivs", operation: "ListChannels", omit: ["channels"] },
    ]);
  });
});
