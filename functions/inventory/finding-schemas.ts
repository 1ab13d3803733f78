import * as v from "valibot";
import { InstantSchema, OriginSchema, OutcomeSchema, UsageSchema } from "./schemas.ts";

const kind = v.picklist([
  "unexpected",
  "missing",
  "unused",
  "description-drift",
  "tag-drift",
  "recreated-after-decommission",
  "usage-in-unexpected-region",
  "unknown",
  "stale",
  "exemption-expired",
]);

const action = v.picklist(["decommission", "recreate", "put-back"]);

const response = v.picklist(["approve", "act"]);

/** A finding, as the table hands it back. */
export const FindingSchema = v.object({
  kind,
  subject: v.string(),
  roleId: v.exactOptional(v.string()),
  summary: v.string(),
  rule: v.string(),
  policyDigest: v.exactOptional(v.string()),
  remedy: v.exactOptional(v.object({ action, response })),
  why: v.string(),
  evidence: v.object({
    status: v.string(),
    roleArn: v.exactOptional(v.string()),
    createdAt: v.exactOptional(InstantSchema),
    lastUsedAt: v.exactOptional(InstantSchema),
    roleReadAt: v.exactOptional(InstantSchema),
    completeAt: v.exactOptional(InstantSchema),
    regionsRead: v.array(v.string()),
    regionsUnread: v.array(v.string()),
    usages: v.array(v.string()),
    origin: v.exactOptional(OriginSchema),
  }),
  account: v.string(),
  status: v.picklist(["open", "closed"]),
  occurrence: v.number(),
  openedAt: InstantSchema,
  updatedAt: InstantSchema,
  closedAt: v.exactOptional(InstantSchema),
  closedBecause: v.exactOptional(v.string()),
  version: v.number(),
  unpublished: v.exactOptional(v.picklist(["opened", "updated", "closed"])),
});

const run = v.object({
  runId: v.string(),
  kind,
  occurrence: v.number(),
  action,
  response,
  roleId: v.exactOptional(v.string()),
  rule: v.string(),
  policyDigest: v.string(),
  requestedBy: v.string(),
  retriedBy: v.exactOptional(v.string()),
  beganAt: InstantSchema,
  lookedAt: v.exactOptional(InstantSchema),
  waiting: v.exactOptional(v.string()),
  plan: v.exactOptional(v.object({ digest: v.string(), usages: v.array(UsageSchema) })),
  asked: v.exactOptional(v.object({ at: InstantSchema, expiresAt: InstantSchema })),
  answer: v.exactOptional(
    v.object({ decision: v.picklist(["approve", "reject"]), by: v.string(), at: InstantSchema }),
  ),
  changingAt: v.exactOptional(InstantSchema),
  outcome: v.exactOptional(OutcomeSchema),
  endedAt: v.exactOptional(InstantSchema),
});

/** A role's remediation, as the table hands it back. The token of a waiting run is not read with it. */
export const RemediationSchema = v.object({
  account: v.string(),
  roleName: v.string(),
  runs: v.number(),
  failures: v.number(),
  retryAfter: v.exactOptional(InstantSchema),
  askedAgainBy: v.exactOptional(v.string()),
  rejected: v.exactOptional(v.object({ kind, occurrence: v.number() })),
  run: v.exactOptional(run),
  version: v.number(),
});
