import * as v from "valibot";

/** What the table and the workflow hand back is unknown until one of these has accepted it. */

/** ISO 8601, down to the second at least. */
export const InstantSchema = v.pipe(v.string(), v.isoTimestamp());

/** A usage in a plan, a reading or a state machine's payload. */
export const UsageSchema = v.object({
  kind: v.string(),
  arn: v.string(),
  id: v.exactOptional(v.string()),
  region: v.string(),
  release: v.string(),
  byHand: v.exactOptional(v.literal(true)),
  stage: v.number(),
});

/** One Region's reading. */
export const ReadingSchema = v.variant("kind", [
  v.object({
    kind: v.literal("read"),
    region: v.string(),
    readAt: InstantSchema,
    usages: v.array(UsageSchema),
  }),
  v.object({
    kind: v.literal("unread"),
    region: v.string(),
    readAt: InstantSchema,
    reason: v.string(),
    retryable: v.boolean(),
    lastRead: v.exactOptional(v.object({ at: InstantSchema, inUse: v.boolean() })),
  }),
]);

/** A role as IAM showed it. */
const RoleSchema = v.object({
  roleName: v.string(),
  roleId: v.string(),
  arn: v.string(),
  path: v.string(),
  trusted: v.array(v.string()),
  createdAt: InstantSchema,
  description: v.exactOptional(v.string()),
  tags: v.record(v.string(), v.string()),
  lastUsedAt: v.exactOptional(InstantSchema),
});

/** Who made a role. */
export const OriginSchema = v.object({
  eventId: v.string(),
  at: InstantSchema,
  call: v.string(),
  by: v.exactOptional(v.string()),
  via: v.exactOptional(v.string()),
});

/** The inventory's entry for a role. */
export const RecordSchema = v.object({
  account: v.string(),
  role: RoleSchema,
  principal: v.string(),
  status: v.picklist(["in-use", "unused", "unknown", "unobserved", "gone"]),
  roleReadAt: InstantSchema,
  regions: v.record(v.string(), ReadingSchema),
  statusSince: InstantSchema,
  version: v.number(),
  clearedAt: v.exactOptional(InstantSchema),
  doubtedAt: v.exactOptional(InstantSchema),
  wasUsed: v.exactOptional(v.boolean()),
  reactionDue: v.exactOptional(InstantSchema),
  completeAt: v.exactOptional(InstantSchema),
  origin: v.exactOptional(OriginSchema),
  decommissioned: v.exactOptional(v.object({ runId: v.string(), roleId: v.string(), at: InstantSchema })),
});

/** A plan with its digest. */
export const PlanSchema = v.object({
  account: v.string(),
  roleName: v.string(),
  roleId: v.string(),
  roleArn: v.string(),
  usages: v.array(UsageSchema),
  digest: v.string(),
});

/** How a run ended. */
export const OutcomeSchema = v.object({
  kind: v.picklist([
    "planned",
    "deleted",
    "already-gone",
    "recreated",
    "restored",
    "partly-restored",
    "blocked",
    "refused",
    "timed-out",
    "cancelled",
    "rejected",
    "expired",
    "failed",
  ]),
  reason: v.string(),
  blockers: v.array(v.string()),
  seenGoneAt: v.exactOptional(v.string()),
  retryAt: v.exactOptional(v.string()),
});

/**
 * Which run: its execution's account, start and name. The start is part of the run's key, so that every
 * spelling of the same instant, with milliseconds or without, has to become the same text.
 */
export const RunSchema = v.object({
  account: v.string(),
  startedAt: v.pipe(
    InstantSchema,
    v.transform((text) => new Date(text).toISOString()),
  ),
  runId: v.string(),
});

/** The claim that a run holds. */
const ClaimSchema = v.object({
  account: v.string(),
  roleName: v.string(),
  runId: v.string(),
  fence: v.number(),
});

/** By what right a run changes something that no person has asked for by name. */
const WarrantSchema = v.object({ kind: v.string(), occurrence: v.number(), runId: v.string() });

/** A request that has been checked and completed. */
const RequestSchema = v.object({
  roleName: v.string(),
  mode: v.picklist(["plan", "apply"]),
  roleId: v.exactOptional(v.string()),
  planDigest: v.exactOptional(v.string()),
  release: v.boolean(),
  maxRounds: v.number(),
  releaseOnly: v.exactOptional(v.array(v.string())),
  maxReleases: v.exactOptional(v.number()),
  warrant: v.exactOptional(WarrantSchema),
});

/** What every step of a run is told: what was asked, by which run, under which claim. */
export const stepEntries = { request: RequestSchema, run: RunSchema, claim: ClaimSchema } as const;

/** What one attempt to release a usage came to. */
export const ReleaseReportSchema = v.object({
  arn: v.string(),
  kind: v.picklist(["released", "gone", "held", "busy", "refused", "cancelled", "failed"]),
  reason: v.exactOptional(v.string()),
  by: v.exactOptional(v.array(v.string())),
  retryAt: v.exactOptional(v.string()),
});

/** Why IAM refused a deletion. */
export const RefusedDeletionSchema = v.object({
  reason: v.string(),
  blockers: v.array(v.object({ arn: v.string(), region: v.exactOptional(v.string()) })),
});

/** A request to restore that has been checked and completed. */
export const RestoreRequestSchema = v.object({
  roleName: v.string(),
  runId: v.exactOptional(v.string()),
  mode: v.picklist(["plan", "apply"]),
  force: v.boolean(),
});

/** What every step of a restore is told. */
export const restoreStepEntries = {
  request: RestoreRequestSchema,
  run: RunSchema,
  claim: ClaimSchema,
} as const;

/** What restoring one resource came to. */
export const RestoreReportSchema = v.object({
  arn: v.string(),
  kind: v.picklist([
    "to-restore",
    "restored",
    "already-as-it-was",
    "changed-since",
    "gone",
    "refused",
    "failed",
  ]),
  reason: v.exactOptional(v.string()),
  replacedBy: v.exactOptional(v.string()),
});
