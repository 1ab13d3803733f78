import querystring from "node:querystring";
import * as v from "valibot";
import { serviceOfCall } from "../../../functions/services/services.ts";
import type { EventEnvelope } from "../../embedded/events/event-envelope.ts";
import { trustPolicyOf } from "../services/iam-trust-policy.ts";
import { readCreateDate } from "./create-date.ts";

/** What an event says of a role: that it is there, with what is said of it, or that it was deleted. */
export interface ToldRole {
  readonly name: string;
  /** When that happened; the beginning of all times if the event does not say. */
  readonly at: Date;
  readonly isGone: boolean;
  /** What only the answer to a creation or a description tells. */
  readonly details?: RoleDetails;
}

/** What IAM has to know to answer for a role. */
export interface RoleDetails {
  readonly path: string;
  readonly trustPolicy: string;
  readonly id?: string;
  readonly createdAt?: Date;
  readonly description?: string;
}

const text = v.fallback(v.optional(v.string()), undefined);
const parts = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.fallback(v.optional(v.object(entries)), undefined);

const Detail = v.object({
  eventSource: v.string(),
  eventName: v.string(),
  eventTime: text,
  errorCode: text,
  requestParameters: parts({ roleName: text, description: text }),
  responseElements: parts({
    role: parts({
      path: text,
      roleName: text,
      roleId: text,
      createDate: text,
      description: text,
      assumeRolePolicyDocument: text,
    }),
  }),
});
type Detail = v.InferOutput<typeof Detail>;

/** Reads what an event says of a role. A failed call says nothing, nor does one whose role has no name. */
export function toldRole({ detail }: EventEnvelope): ToldRole | undefined {
  const { success, output } = v.safeParse(Detail, detail);
  if (!success || output.errorCode !== undefined) {
    return undefined;
  }
  const { eventSource, eventName, eventTime = "", requestParameters, responseElements } = output;
  const isIam = eventSource === "iam.amazonaws.com";
  const name = isIam
    ? (responseElements?.role?.roleName ?? requestParameters?.roleName)
    : serviceOfCall(eventSource, eventName)?.roles.at(-1)?.roleName;
  if (name === undefined) {
    return undefined;
  }
  const time = Date.parse(eventTime);
  const details = detailsIn(output);
  return {
    name,
    at: new Date(Number.isNaN(time) ? 0 : time),
    isGone: isIam && eventName === "DeleteServiceLinkedRole",
    ...(details === undefined ? {} : { details }),
  };
}

function detailsIn({ eventTime, requestParameters, responseElements }: Detail): RoleDetails | undefined {
  const { path, roleId, createDate, description, assumeRolePolicyDocument } = responseElements?.role ?? {};
  if (path === undefined) {
    return undefined;
  }
  const createdAt = readCreateDate(createDate) ?? readCreateDate(eventTime);
  const about = description ?? requestParameters?.description;
  return {
    path,
    trustPolicy: decoded(assumeRolePolicyDocument) ?? trustPolicyOf(path.split("/")[2] ?? ""),
    ...(roleId === undefined ? {} : { id: roleId }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(about === undefined ? {} : { description: about }),
  };
}

/** CloudTrail has policies percent-encoded. What is broken in one is kept as it is: nothing here reads it. */
function decoded(policy: string | undefined): string | undefined {
  return policy === undefined ? undefined : querystring.unescape(policy).toWellFormed();
}
