import * as v from "valibot";
import { PlanFileSchema } from "../../../cli/commands/plan-file.ts";
import {
  InstantSchema,
  OutcomeSchema,
  RestoreReportSchema,
  UsageSchema,
} from "../../../functions/inventory/schemas.ts";
import { listOf, members } from "./members.ts";
import { usage } from "./role-schemas.ts";

const PlanOfRun = v.object({ digest: v.string(), usages: v.array(UsageSchema) });

const planOfRun = members(
  PlanOfRun,
  { digest: "Changes with everything that the plan says.", usages: "What would be, or was, released." },
  { usages: listOf(usage) },
);

const resource = members(RestoreReportSchema, {
  arn: "The resource, or the role.",
  kind: "What became, or would become, of it.",
  reason: "Why, where that is not plain.",
  replacedBy: "Its new ARN, where it had to be made again.",
});

const blockers = "What is known to be in the way: ARNs.";

/** How a run ended. */
export const ending = members(
  v.object({
    kind: v.exactOptional(v.literal("ended")),
    runId: v.string(),
    roleName: v.string(),
    roleId: v.exactOptional(v.string()),
    outcome: OutcomeSchema.entries.kind,
    reason: v.string(),
    blockers: v.array(v.string()),
    retryAt: v.exactOptional(InstantSchema),
    plan: v.exactOptional(PlanOfRun),
    resources: v.exactOptional(v.array(RestoreReportSchema)),
  }),
  {
    kind: "Absent: the execution broke before it could say how it ended.",
    runId: "The run's id.",
    roleName: "The role.",
    roleId: "The incarnation that was planned.",
    outcome: "How the run ended.",
    reason: "Why, for a person.",
    blockers,
    retryAt: "When the same may be tried again, if only the day's limit was in the way.",
    plan: "What would be, or was, released.",
    resources: "Of a restore: what became, or would become, of each resource and of the role.",
  },
  { plan: planOfRun, resources: listOf(resource) },
);

const RunState = v.picklist(["running", ...OutcomeSchema.entries.kind.options]);

const Workflow = v.picklist(["decommission-role", "restore-role", "remediate-role"]);

/** A run in a list. */
export const listedRun = members(
  v.object({
    runId: v.string(),
    roleName: v.string(),
    workflow: v.exactOptional(Workflow),
    startedAt: InstantSchema,
    endedAt: v.exactOptional(InstantSchema),
    state: RunState,
    reason: v.exactOptional(v.string()),
  }),
  {
    runId: "The run's id.",
    roleName: "The role.",
    workflow: "Which workflow; absent: only the inventory knows of the run any more.",
    startedAt: "When it started.",
    endedAt: "When it ended.",
    state: "running, or how it ended.",
    reason: "Why it ended so, for a person.",
  },
);

const Event = v.object({ at: InstantSchema, what: v.string(), detail: v.record(v.string(), v.unknown()) });

/** One run, and everything that happened in it. */
export const toldRun = members(
  v.object({
    runId: v.string(),
    workflow: Workflow,
    roleName: v.string(),
    status: v.picklist(["running", "ended"]),
    startedAt: InstantSchema,
    endedAt: v.exactOptional(InstantSchema),
    outcome: v.exactOptional(OutcomeSchema.entries.kind),
    reason: v.exactOptional(v.string()),
    blockers: v.exactOptional(v.array(v.string())),
    plan: v.exactOptional(PlanOfRun),
    events: v.array(Event),
  }),
  {
    runId: "The run's id.",
    workflow: "Which workflow.",
    roleName: "The role.",
    status: "Whether it has ended.",
    startedAt: "When it started.",
    endedAt: "When it ended.",
    outcome: "How it ended.",
    reason: "Why, for a person.",
    blockers,
    plan: "What would be, or was, released.",
    events: "What happened in it, in order of time, as on rolecall's bus.",
  },
  {
    plan: planOfRun,
    events: listOf(
      members(Event, {
        at: "When it happened.",
        what: "What happened, for example Usage Released.",
        detail: "More of it; which members there are depends on what happened.",
      }),
    ),
  },
);

const { roles } = PlanFileSchema.entries;
const [ListedRoles] = roles.pipe;
const Role = ListedRoles.item;

/** What `plan --out` writes. */
export const planFile = members(
  PlanFileSchema,
  {
    kind: "Which form of file this is.",
    account: "The account, twelve digits.",
    partition: "For example aws.",
    madeAt: "When the plans were made.",
    roles: "A plan for each role.",
  },
  {
    roles: listOf(
      members(
        Role,
        {
          roleName: "The role's name.",
          roleId: "The incarnation that was planned: no other is touched.",
          digest: "Of the plan as the run made it: only if it is the same again is anything changed.",
          usages: "What would be released.",
        },
        {
          usages: listOf(
            members(Role.entries.usages.item, {
              region: "Where the resource is.",
              kind: "The service's own word for it.",
              arn: "Its ARN.",
              release: "What releasing it does.",
            }),
          ),
        },
      ),
    ),
  },
);

/** A usage of a plan that waits for an approval. */
export const askedUsage = members(v.object({ roleName: v.string(), ...UsageSchema.entries }), {
  roleName: "The role.",
  kind: "The service's own word for the resource.",
  arn: "Its ARN.",
  id: "What the service's own calls take for it, where its ARN does not tell.",
  region: "Where it is.",
  release: "What releasing it does.",
  byHand: "Set if only a person can release it.",
  stage: "Usages of a lower stage are released before those of a higher one.",
});
