import type { Call, FakeService } from "./operation.ts";
import { type UserIdentity, userIdentity, wholeSeconds } from "./user-identity.ts";

/** A CloudTrail record of a management event. */
export interface TrailRecord {
  readonly eventVersion: "1.11";
  readonly userIdentity: UserIdentity;
  readonly eventTime: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly awsRegion: string;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly requestParameters: Readonly<Record<string, unknown>> | null;
  readonly responseElements: Readonly<Record<string, unknown>> | null;
  readonly requestID: string;
  readonly eventID: string;
  readonly readOnly: false;
  readonly eventType: "AwsApiCall";
  readonly managementEvent: true;
  readonly recipientAccountId: string;
  readonly eventCategory: "Management";
}

/** A CloudTrail record as EventBridge hands it to rules. */
export interface TrailEnvelope {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": "AWS API Call via CloudTrail";
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: TrailRecord;
}

/** What is to be told about one call. */
export interface TrailFacts {
  readonly service: FakeService;
  readonly operation: string;
  /** Its Region is where the event occurs: us-east-1 for global services. */
  readonly call: Call;
  readonly requestParameters: Readonly<Record<string, unknown>> | null;
  readonly responseElements: Readonly<Record<string, unknown>> | null;
  readonly error?: { readonly code: string; readonly message: string };
  readonly uuid: () => string;
}

/**
 * The event that CloudTrail makes of a call, in the form EventBridge delivers it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html where the fields are described; names and order follow a recorded event of October 2025
 */
export function trailEvent(facts: TrailFacts): TrailEnvelope {
  const { service, operation, call, requestParameters, responseElements, error, uuid } = facts;
  const { principal, region } = call;
  const time = wholeSeconds(call.time);
  return {
    version: "0",
    id: uuid(),
    "detail-type": "AWS API Call via CloudTrail",
    source: `aws.${service.eventSource.split(".")[0]}`,
    account: call.account,
    time,
    region,
    resources: [],
    detail: {
      eventVersion: "1.11",
      userIdentity: userIdentity(principal, call.time),
      eventTime: time,
      eventSource: service.eventSource,
      eventName: operation,
      awsRegion: region,
      sourceIPAddress: principal.invokedBy ?? "127.0.0.1",
      userAgent: principal.invokedBy ?? call.userAgent,
      ...(error === undefined ? {} : { errorCode: error.code, errorMessage: error.message }),
      requestParameters,
      responseElements: error === undefined ? responseElements : null,
      requestID: call.requestId,
      eventID: uuid(),
      readOnly: false,
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: call.account,
      eventCategory: "Management",
    },
  };
}
