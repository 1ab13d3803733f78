/** How one service is called from state machines. */
export interface SdkService {
  /** Namespace of the client package. */
  readonly load: () => Promise<Readonly<Record<string, unknown>>>;
  readonly clientClass: string;
  /** As in the names of its errors. */
  readonly prefix: string;
  /** True if its API writes members in camelCase; state machines write PascalCase all the same. */
  readonly camelCase: boolean;
}

/**
 * Services by the name that resource ARNs have for them.
 *
 * The prefixes follow the rule that the service's name is in Pascal case, `acmpca` being `AcmPca`; that
 * `dynamodb` is `DynamoDb` and `mediatailor` is `MediaTailor` is taken from the names of the Java SDK's classes.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html (read 2026-11-20)
 */
const SERVICES: Readonly<Record<string, SdkService>> = {
  account: pascal(() => import("@aws-sdk/client-account"), "AccountClient", "Account"),
  dynamodb: pascal(() => import("@aws-sdk/client-dynamodb"), "DynamoDBClient", "DynamoDb"),
  eventbridge: pascal(() => import("@aws-sdk/client-eventbridge"), "EventBridgeClient", "EventBridge"),
  iam: pascal(() => import("@aws-sdk/client-iam"), "IAMClient", "Iam"),
  ivs: camel(() => import("@aws-sdk/client-ivs"), "IvsClient", "Ivs"),
  lambda: pascal(() => import("@aws-sdk/client-lambda"), "LambdaClient", "Lambda"),
  mediatailor: pascal(() => import("@aws-sdk/client-mediatailor"), "MediaTailorClient", "MediaTailor"),
  sfn: camel(() => import("@aws-sdk/client-sfn"), "SFNClient", "Sfn"),
  sqs: pascal(() => import("@aws-sdk/client-sqs"), "SQSClient", "Sqs"),
  sts: pascal(() => import("@aws-sdk/client-sts"), "STSClient", "Sts"),
};

/** The service of that name, or undefined where no client is at hand for it. */
export function sdkService(name: string): SdkService | undefined {
  return Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;
}

/** Names of the services that can be called. */
export const sdkServiceNames: readonly string[] = Object.keys(SERVICES);

function pascal(load: SdkService["load"], clientClass: string, prefix: string): SdkService {
  return { load, clientClass, prefix, camelCase: false };
}

function camel(load: SdkService["load"], clientClass: string, prefix: string): SdkService {
  return { load, clientClass, prefix, camelCase: true };
}
