import type { AccountClient } from "@aws-sdk/client-account";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { IvsClient } from "@aws-sdk/client-ivs";
import type { MediaTailorClient } from "@aws-sdk/client-mediatailor";
import type { SFNClient } from "@aws-sdk/client-sfn";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/**
 * A Region that does not answer must not hold up the others: after these times a call counts as failed
 * and the SDK tries again, three attempts in all.
 */
const patience = { requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 }, maxAttempts: 3 };

/** Makes a client on first use and keeps it for as long as the function lives. */
function once<Client>(make: () => Promise<Client>): () => Promise<Client> {
  let made: Promise<Client> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The same, for clients that speak to one Region each. */
function oncePerRegion<Client>(
  make: (region: string) => Promise<Client>,
): (region: string) => Promise<Client> {
  const made = new Map<string, Promise<Client>>();
  return (region) => {
    const client = made.get(region) ?? make(region);
    made.set(region, client);
    return client;
  };
}

/** IAM, a global service. */
export const iamClient: () => Promise<IAMClient> = once(async () => {
  const { IAMClient } = await import("../services/sdk/iam.ts");
  return new IAMClient(patience);
});

/** Account management, which knows the enabled Regions. */
export const accountClient: () => Promise<AccountClient> = once(async () => {
  const { AccountClient } = await import("../services/sdk/account.ts");
  return new AccountClient(patience);
});

/** EventBridge in the function's own Region. */
export const eventBridgeClient: () => Promise<EventBridgeClient> = once(async () => {
  const { EventBridgeClient } = await import("./sdk/eventbridge.ts");
  return new EventBridgeClient(patience);
});

/** Step Functions in the function's own Region. */
export const sfnClient: () => Promise<SFNClient> = once(async () => {
  const { SFNClient } = await import("./sdk/sfn.ts");
  return new SFNClient(patience);
});

/** DynamoDB in the function's own Region, with plain JavaScript values. */
export const tableClient: () => Promise<DynamoDBDocumentClient> = once(async () => {
  const { DynamoDBClient, DynamoDBDocumentClient } = await import("../inventory/sdk/dynamodb.ts");
  return DynamoDBDocumentClient.from(new DynamoDBClient(patience), {
    marshallOptions: { removeUndefinedValues: true },
  });
});

/** The clients of the services that own roles, one per Region. */
export const serviceClients = {
  ivs: oncePerRegion<IvsClient>(async (region) => {
    const { IvsClient } = await import("../services/sdk/ivs.ts");
    return new IvsClient({ ...patience, region });
  }),
  mediatailor: oncePerRegion<MediaTailorClient>(async (region) => {
    const { MediaTailorClient } = await import("../services/sdk/mediatailor.ts");
    return new MediaTailorClient({ ...patience, region });
  }),
} as const;
