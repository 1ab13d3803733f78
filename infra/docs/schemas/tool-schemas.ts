import * as v from "valibot";
import { InstantSchema } from "../../../functions/inventory/schemas.ts";
import { listOf, members } from "./members.ts";

const texts = v.array(v.string());

/** Of `catalogue`: IAM actions of a service. */
const Actions = v.object({ read: texts, release: texts, restore: texts });

const Service = v.object({
  key: v.string(),
  regions: texts,
  actions: Actions,
  notMadeAgain: v.exactOptional(v.string()),
});

/** A role of the catalogue. */
export const CatalogueRoleSchema = v.object({
  roleName: v.string(),
  principal: v.string(),
  customSuffix: v.boolean(),
  cleanUp: v.picklist(["full", "iam"]),
  protected: v.boolean(),
  deletion: v.picklist(["iam", "service", "never", "unknown"]),
  advice: v.exactOptional(v.string()),
  service: v.exactOptional(Service),
  sources: texts,
});

/** What `catalogue` tells of a role. */
export const catalogueRole = members(
  CatalogueRoleSchema,
  {
    roleName: "The role's name, without a custom suffix.",
    principal: "The service that owns the role.",
    customSuffix: "True if the service allows a suffix: the name, an underscore and more.",
    cleanUp:
      "full: rolecall finds, releases and restores what uses the role; iam: only IAM's own check tells.",
    protected: "True if it is on the built-in list of roles that only their owner can open.",
    deletion: "Whether AWS says that IAM can delete it, once nothing uses it.",
    advice: "What a person has to know before deleting it.",
    service: "What is known of the service, where cleanUp is full.",
    sources: "Where this comes from, each with the day it was read.",
  },
  {
    service: members(
      Service,
      {
        key: "rolecall's own word for the service.",
        regions: "Regions where the service runs.",
        actions: "IAM actions.",
        notMadeAgain: "Why a restore cannot make the role again, where it cannot.",
      },
      {
        actions: members(Actions, {
          read: "To find usages and to read their settings.",
          release: "To release them, beyond reading.",
          restore: "To restore them, beyond reading.",
        }),
      },
    ),
  },
);

const Fault = v.object({
  file: v.string(),
  line: v.number(),
  column: v.number(),
  path: v.string(),
  message: v.string(),
});

const fault = members(Fault, {
  file: "The file.",
  line: "From 1.",
  column: "From 1, in UTF-16 units as editors count.",
  path: "The member, for example rules[0].match.service; empty: the file as a whole.",
  message: "What is wrong; what would be right.",
});

/** What `policy check` tells, and each command that reads a policy which is wrong. */
export const checkedPolicy = members(
  v.object({
    file: v.string(),
    valid: v.boolean(),
    rules: v.exactOptional(v.number()),
    exemptions: v.exactOptional(v.number()),
    digest: v.exactOptional(v.string()),
    faults: v.exactOptional(v.array(Fault)),
  }),
  {
    file: "The file.",
    valid: "Whether it is right.",
    rules: "How many rules it has.",
    exemptions: "How many exemptions it has.",
    digest: "Of its meaning: equal meaning gives an equal digest.",
    faults: "Everything that is wrong with it, in order of line.",
  },
  { faults: listOf(fault) },
);

const Counts = v.object({
  state: v.picklist(["allowed", "required", "forbidden"]),
  unexpected: v.picklist(["report", "approve", "act"]),
  unused: v.picklist(["report", "approve", "act"]),
  missing: v.picklist(["report", "approve", "act"]),
  drift: v.picklist(["report", "approve", "act"]),
});

const Considered = v.object({
  rule: v.string(),
  matches: v.picklist(["yes", "no", "unknown"]),
  why: v.string(),
});

const Exemption = v.object({
  name: v.string(),
  owner: v.string(),
  reason: v.string(),
  expiresAt: InstantSchema,
});

/** A policy, explained for one role. */
export const PolicyExplanationSchema = v.object({
  roleName: v.string(),
  principal: v.string(),
  at: InstantSchema,
  rule: v.string(),
  certain: v.boolean(),
  why: v.string(),
  counts: Counts,
  considered: v.array(Considered),
  exemption: v.exactOptional(Exemption),
});

/** What `policy explain` tells. */
export const policyExplanation = members(
  PolicyExplanationSchema,
  {
    roleName: "The role.",
    principal: "The service that owns it; empty: nobody has said, and the catalogue does not know.",
    at: "For which instant this is told.",
    rule: "Name of the rule that counts.",
    certain: "False: whether an earlier rule speaks of the role is unknown, so that it is only observed.",
    why: "Why this rule counts.",
    counts: "What it says.",
    considered: "Every rule in order.",
    exemption: "What leaves the role alone; absent: nothing does.",
  },
  {
    counts: members(Counts, {
      state: "What is wanted.",
      unexpected: "What follows when a forbidden role is there.",
      unused: "What follows when it is unused.",
      missing: "What follows when a required role is not there.",
      drift: "What follows when description or tags are not as the rule says.",
    }),
    considered: listOf(
      members(Considered, {
        rule: "Its name.",
        matches: "Whether it speaks of the role; unknown: it asks for what nobody has said.",
        why: "Why.",
      }),
    ),
    exemption: members(Exemption, {
      name: "Its name.",
      owner: "Who answers for it.",
      reason: "Why it is there.",
      expiresAt: "When it ends.",
    }),
  },
);
