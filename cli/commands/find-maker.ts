import * as v from "valibot";
import type { Look } from "../../functions/core/record.ts";
import type { Role } from "../../functions/core/role.ts";
import { patience } from "../../functions/runtime/clients/once.ts";
import { readTrailCall } from "../../functions/runtime/trail-call.ts";
import { describeFailure } from "../../functions/services/failures.ts";
import type { Identity } from "../session/identity.ts";

/** Who made a role, as CloudTrail's event history tells; or why it could not be asked. */
export type Maker = Pick<Look, "origin"> & { readonly unread?: string };

/** An event may bear an instant somewhat before or after the one that IAM gives the role. */
const BEFORE_MILLISECONDS = 2 * 60 * 1000;
const AFTER_MILLISECONDS = 15 * 60 * 1000;

/** In so short a time an account makes few roles; more pages would only meet the limit of two calls a second. */
const MOST_PAGES = 3;

/**
 * Asks CloudTrail's event history who made an incarnation: where no event reaches rolecall, it tells for 90 days. IAM's
 * events are in the Region of the hub. Never throws: nothing depends on it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html (read 2026-11-28)
 */
export async function findMaker(
  { account, hubRegion }: Pick<Identity, "account" | "hubRegion">,
  { roleId, createdAt }: Pick<Role, "roleId" | "createdAt">,
): Promise<Maker> {
  const { CloudTrailClient, paginateLookupEvents } = await import("@aws-sdk/client-cloudtrail");
  const client = new CloudTrailClient({ ...patience, region: hubRegion });
  const made = Date.parse(createdAt);
  let pages = 0;
  try {
    const history = paginateLookupEvents(
      { client },
      {
        LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "CreateServiceLinkedRole" }],
        StartTime: new Date(made - BEFORE_MILLISECONDS),
        EndTime: new Date(made + AFTER_MILLISECONDS),
      },
    );
    for await (const { Events = [] } of history) {
      for (const { CloudTrailEvent } of Events) {
        const origin = originIn(account, CloudTrailEvent);
        if (origin?.roleId === roleId) {
          return { origin };
        }
      }
      pages += 1;
      if (pages === MOST_PAGES) {
        break;
      }
    }
    return {};
  } catch (error) {
    return { unread: describeFailure(error) };
  }
}

const Detail = v.pipe(v.string(), v.parseJson());

/** What is no readable event of a role that was made tells nothing. */
function originIn(account: string, text: string | undefined): Look["origin"] {
  const detail = v.safeParse(Detail, text);
  if (!detail.success) {
    return undefined;
  }
  const { eventId, time, eventName, errorCode, roleId, callerArn, invokedBy } = readTrailCall({
    account,
    detail: detail.output,
  });
  return roleId === undefined || errorCode !== undefined
    ? undefined
    : {
        roleId,
        eventId,
        at: time,
        call: eventName,
        ...(callerArn === undefined ? {} : { by: callerArn }),
        ...(invokedBy === undefined ? {} : { via: invokedBy }),
      };
}
