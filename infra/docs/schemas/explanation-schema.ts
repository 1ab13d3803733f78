import * as v from "valibot";
import { RecordSchema } from "../../../functions/inventory/schemas.ts";
import { judged } from "./finding-schemas.ts";
import { listOf, members } from "./members.ts";
import { record, VerdictSchema, verdict } from "./role-schemas.ts";

const Policy = v.object({
  name: v.string(),
  arn: v.exactOptional(v.string()),
  document: v.exactOptional(v.unknown()),
  unread: v.exactOptional(v.string()),
});

const Rule = v.object({ name: v.string(), why: v.string() });

/** What `explain` tells of a role. */
export const explanation = members(
  v.object({
    record: RecordSchema,
    verdict: VerdictSchema,
    trustPolicy: v.exactOptional(v.unknown()),
    policies: v.array(Policy),
    editable: v.array(v.string()),
    advice: v.exactOptional(v.string()),
    unused: v.string(),
    rule: Rule,
    findings: v.array(v.unknown()),
    next: v.array(v.string()),
  }),
  {
    record: "What is kept of the role.",
    verdict: "Whether it can go, and why.",
    trustPolicy: "Its trust policy as it is; absent: the role is gone.",
    policies: "Its managed and inline policies as they are.",
    editable: "What can be edited.",
    advice: "What AWS says of deleting it.",
    unused: "Why it would, or would not, be called unused now.",
    rule: "The rule of the policy in force that counts, and why.",
    findings: "Differences between the policy in force and what is there.",
    next: "What happens next, if nobody does anything.",
  },
  {
    record,
    verdict,
    policies: listOf(
      members(Policy, {
        name: "Its name.",
        arn: "Its ARN; absent: it is inline.",
        document: "What it says.",
        unread: "Why it could not be read.",
      }),
    ),
    rule: members(Rule, { name: "Its name.", why: "Why it counts." }),
    findings: listOf(judged),
  },
);
