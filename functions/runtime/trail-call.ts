import * as v from "valibot";
import { InvalidEventError } from "../core/errors.ts";
import type { TrailCall } from "../core/hint.ts";
import { parse } from "./parse.ts";

const named = v.nullish(v.looseObject({ roleName: v.exactOptional(v.string()) }));

/** IAM documents 16 to 128 letters, digits and underscores (API_Role, read 2026-11-21). */
const Created = v.looseObject({ roleId: v.pipe(v.string(), v.regex(/^\w{16,128}$/)) });

/** Longer than any ARN of a caller; what is longer was not written by CloudTrail. */
const MOST_CHARACTERS = 2048;

/** A CloudTrail call on EventBridge; members that other events lack or shape otherwise are optional. */
const CallEvent = v.looseObject({
  account: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  detail: v.looseObject({
    eventSource: v.string(),
    eventName: v.string(),
    awsRegion: v.string(),
    eventTime: v.pipe(v.string(), v.isoTimestamp()),
    eventID: v.pipe(v.string(), v.maxLength(128)),
    errorCode: v.nullish(v.string()),
    userIdentity: v.nullish(
      v.looseObject({
        arn: v.nullish(v.unknown()),
        invokedBy: v.nullish(v.unknown()),
        sessionContext: v.nullish(
          v.looseObject({ sessionIssuer: v.nullish(v.looseObject({ arn: v.nullish(v.string()) })) }),
        ),
      }),
    ),
    requestParameters: v.nullish(v.looseObject({ roleName: v.exactOptional(v.unknown()) })),
    responseElements: v.nullish(v.looseObject({ role: v.exactOptional(v.nullish(v.unknown())) })),
  }),
});

/**
 * Reads an event as a CloudTrail call, with the id that CloudTrail gave it.
 *
 * @throws {InvalidEventError} if it is none; the message names every member that is missing or wrong.
 */
export function readTrailCall(event: unknown): TrailCall & { readonly eventId: string } {
  const { account, detail } = parse(CallEvent, event, (faults) => new InvalidEventError(faults));
  const inRequest = v.safeParse(named, detail.requestParameters);
  const inResponse = v.safeParse(named, detail.responseElements?.role);
  const made = v.safeParse(Created, detail.responseElements?.role);
  return {
    account,
    eventSource: detail.eventSource,
    eventName: detail.eventName,
    region: detail.awsRegion,
    time: detail.eventTime,
    eventId: detail.eventID,
    errorCode: detail.errorCode ?? undefined,
    issuerArn: detail.userIdentity?.sessionContext?.sessionIssuer?.arn ?? undefined,
    roleName:
      (inRequest.success ? inRequest.output?.roleName : undefined) ??
      (inResponse.success ? inResponse.output?.roleName : undefined),
    roleId: made.success ? made.output.roleId : undefined,
    callerArn: shortText(detail.userIdentity?.arn),
    invokedBy: shortText(detail.userIdentity?.invokedBy),
  };
}

/** What is only told on is left out where it is no text of a sensible length; no event fails for it. */
function shortText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= MOST_CHARACTERS ? value : undefined;
}
