import * as v from "valibot";
import {
  OriginSchema,
  ReadingSchema,
  RecordSchema,
  UsageSchema,
} from "../../../functions/inventory/schemas.ts";
import { listOf, mapOf, members } from "./members.ts";

const Verdict = v.object({
  kind: v.picklist(["can-go", "in-use", "ask-iam", "unknown", "protected", "gone"]),
  why: v.string(),
});

/** A resource that uses a role. */
export const usage = members(UsageSchema, {
  kind: "The service's own word for the resource, for example recording-configuration.",
  arn: "Its ARN.",
  id: "What the service's own calls take for it, where its ARN does not tell.",
  region: "Its Region.",
  release: "What releasing it does.",
  byHand: "Set if only a person can release it.",
  stage: "Usages of a lower stage are released before those of a higher one.",
});

const [Read, Unread] = ReadingSchema.options;

const reading = {
  anyOf: [
    members(
      Read,
      {
        kind: "The Region was read.",
        region: "Its name.",
        readAt: "When it was read, taken before the first call.",
        usages: "Everything that uses the role there.",
      },
      { usages: listOf(usage) },
    ),
    members(
      Unread,
      {
        kind: "The Region could not be read.",
        region: "Its name.",
        readAt: "When that was tried.",
        reason: "Why it could not be read.",
        retryable: "True if the next look may succeed.",
        lastRead: "What the Region said when it was read last; absent: it never was.",
      },
      {
        lastRead: members(Unread.entries.lastRead.wrapped, {
          at: "When that was.",
          inUse: "Whether something used the role there.",
        }),
      },
    ),
  ],
};

const role = members(RecordSchema.entries.role, {
  roleName: "The role's name.",
  roleId: "IAM's own id: a role that is deleted and made again has another one.",
  arn: "Its ARN.",
  path: "Its path, which names the service.",
  trusted: "Principals that its trust policy lets assume it.",
  createdAt: "When it was made.",
  description: "Its description, if it has one.",
  tags: "Its tags.",
  lastUsedAt: "Absent: IAM shows no use within its tracking window, which is not the same as never.",
});

/** Who made a role. */
export const origin = members(OriginSchema, {
  eventId: "Id of the CloudTrail event.",
  at: "When it happened.",
  call: "The call that made the role appear.",
  by: "ARN of who made the call, or on whose behalf a service made it.",
  via: "The service that made the call.",
});

const decommissioned = members(RecordSchema.entries.decommissioned.wrapped, {
  runId: "The run that deleted it.",
  roleId: "Which incarnation it deleted.",
  at: "When.",
});

const recordHelp = {
  account: "The account, twelve digits.",
  role: "The role as IAM showed it last.",
  principal: "The service that owns the role.",
  status: "What is known of its use; unobserved: only IAM's own check can tell.",
  roleReadAt: "When the role itself was read last.",
  regions: "The latest reading of each Region of the service, by name.",
  statusSince: "Since when the status is what it is.",
  version: "Grows with each write.",
  clearedAt: "When the latest pass began that read every Region and found no usage.",
  doubtedAt: "When a Region was read last that had a usage, or that could not be read.",
  wasUsed: "Set while it is unknown whether a role is used that was.",
  reactionDue: "Set when the role has become unused and nothing has reacted to it yet.",
  completeAt: "When the latest pass began that read every expected Region.",
  origin: "Who made this incarnation; absent: no event told.",
  decommissioned: "The last incarnation that a run deleted, and that no restore has brought back.",
} as const;

const recordInside = { role, regions: mapOf(reading), origin, decommissioned };

/** What is kept of a role. */
export const record = members(RecordSchema, recordHelp, recordInside);

/** Whether a role can go. */
export const verdict = members(Verdict, {
  kind: "Whether the role can go; can-go only if one complete pass found no usage.",
  why: "Why, for a person.",
});

/** A role as `scan` and `inventory` tell of it. */
export const listedRole = members(
  v.object({ ...RecordSchema.entries, verdict: Verdict }),
  { ...recordHelp, verdict: "Whether the role can go, and why." },
  { ...recordInside, verdict },
);

/** The same as a schema of the code. */
export { Verdict as VerdictSchema };
