import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Check, CheckResult } from "../check.ts";
import { HUB_PREFIX } from "../stack-names.ts";
import { counted } from "../statement.ts";

const PREFIX = `${HUB_PREFIX}DeadLetters`;

/** What a letter in a queue means, by what the template calls the queue. */
const MEANINGS = {
  Failed: "A function failed on each of them three times. The body says on which event, and why.",
  Undelivered:
    "EventBridge could not hand them to a function. The attributes ERROR_CODE and ERROR_MESSAGE say why.",
} as const;

/** Do events wait that nobody could work on? */
export const deadLetters: Check = {
  id: "dead-letters",
  title: "Dead letters",
  stackOnly: "no queue takes what could not be worked on",
  needs: "signed",

  async run({ clients, hubRegion }) {
    const client = await clients.sqs(hubRegion);
    const urls = await listQueues(client);
    if (urls.length === 0) {
      return [
        {
          status: "fail",
          region: hubRegion,
          summary: `No queue in ${hubRegion} begins with ${PREFIX}`,
          detail: "The stack has two; without them what fails is lost.",
          fix: "Deploy RolecallHub again.",
        },
      ];
    }
    const results = await Promise.all(urls.map((url) => lookAt(client, url, hubRegion)));
    const found = results.flat();
    return found.length > 0
      ? found
      : [{ status: "ok", summary: `${counted(urls.length, "queue")}, all empty` }];
  },
};

async function listQueues(client: SQSClient): Promise<readonly string[]> {
  const { paginateListQueues } = await import("@aws-sdk/client-sqs");
  const urls: string[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues({ client }, { QueueNamePrefix: PREFIX })) {
    urls.push(...QueueUrls);
  }
  return urls;
}

async function lookAt(client: SQSClient, QueueUrl: string, region: string): Promise<readonly CheckResult[]> {
  const { GetQueueAttributesCommand } = await import("@aws-sdk/client-sqs");
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      // Those that somebody is looking at are there all the same.
      AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
    }),
  );
  const count = Object.values(Attributes).reduce((sum, value) => sum + Number(value), 0);
  if (count === 0) {
    return [];
  }
  const name = QueueUrl.split("/").at(-1) ?? QueueUrl;
  const meaning = name.startsWith(`${PREFIX}Undelivered`) ? MEANINGS.Undelivered : MEANINGS.Failed;
  return [
    {
      status: "fail",
      region,
      summary: `Waiting in ${name}: ${counted(count, "event")}`,
      detail: `${meaning} They are kept for 14 days.`,
      fix: `aws sqs receive-message --region ${region} --queue-url ${QueueUrl} --message-attribute-names All --visibility-timeout 0; mend the cause, rolecall scan, and delete the messages: they need not be delivered again.`,
    },
  ];
}
