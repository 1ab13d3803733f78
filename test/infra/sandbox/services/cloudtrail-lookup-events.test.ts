import { CloudTrailClient, LookupEventsCommand, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";
import { CreateServiceLinkedRoleCommand, IAMClient, UpdateRoleCommand } from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { openDesk } from "../../../cli/command/rolecall.ts";

/** An account in which three roles were made and one was described anew. */
async function arrange() {
  const { sandbox } = await openDesk({ eventDelaySeconds: 0, pace: "still" });
  const config = {
    endpoint: sandbox.url,
    region: "us-east-1",
    credentials: { accessKeyId: "111122223333", secretAccessKey: "x" },
  };
  const iam = new IAMClient(config);
  for (const service of ["rds", "autoscaling", "support"]) {
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: `${service}.amazonaws.com` }));
    await sandbox.clock.advance(60);
  }
  await iam.send(new UpdateRoleCommand({ RoleName: "AWSServiceRoleForRDS", Description: "databases" }));
  await sandbox.clock.settle(60);
  return { client: new CloudTrailClient(config), sandbox };
}

const made = {
  LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "CreateServiceLinkedRole" }],
} as const;

const servicesIn = (events: readonly { readonly CloudTrailEvent?: string | undefined }[] = []) =>
  events.map(({ CloudTrailEvent = "{}" }) => JSON.parse(CloudTrailEvent).requestParameters?.aWSServiceName);

describe("LookupEvents", () => {
  it("answers the events of one name, newest first", async () => {
    const { client } = await arrange();

    const { Events } = await client.send(
      new LookupEventsCommand({ LookupAttributes: [...made.LookupAttributes] }),
    );

    expect(servicesIn(Events)).toEqual([
      "support.amazonaws.com",
      "autoscaling.amazonaws.com",
      "rds.amazonaws.com",
    ]);
  });

  it("answers them page by page, and only those of a time", async () => {
    const { client, sandbox } = await arrange();
    const StartTime = new Date(sandbox.clock.now().getTime() - 150_000);

    const pages = paginateLookupEvents(
      { client, pageSize: 1 },
      { LookupAttributes: [...made.LookupAttributes], StartTime },
    );
    const found = await Array.fromAsync(pages, ({ Events }) => servicesIn(Events));

    expect(found.flat()).toEqual(["support.amazonaws.com", "autoscaling.amazonaws.com"]);
  });

  it("takes one attribute, and refuses what it does not know", async () => {
    const { client } = await arrange();
    const two = [...made.LookupAttributes, ...made.LookupAttributes];
    const unknown = [{ AttributeKey: "Username", AttributeValue: "somebody" } as const];

    const asked = [two, unknown].map((LookupAttributes) =>
      client.send(new LookupEventsCommand({ LookupAttributes })).catch((error: unknown) => String(error)),
    );

    await expect(Promise.all(asked)).resolves.toEqual([
      "InvalidLookupAttributesException: There may be one attribute only",
      "InvalidLookupAttributesException: Username is not known here",
    ]);
  });
});
