import * as v from "valibot";
import { MatchSchema, TagsSchema } from "./match-schema.ts";
import { Approver, NameSchema, Region, RoleDescription, UsagePattern } from "./names.ts";
import { duration, members, oneOrMore, withHelp, word } from "./schema-parts.ts";
import { WindowSchema } from "./window-schema.ts";

/** IAM reports the use of a role for 400 days; https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html (read 2026-11-21). */
const TRACKED = ", since IAM tells for 400 days when a role was last used";

/** What a rule says beside its name, which roles it speaks of, and what it wants. */
const settings = {
  unexpected: v.exactOptional(
    withHelp(word("report", "approve", "decommission"), {
      description:
        "What follows when a forbidden role is there. Other than `report` only in rules with `state: forbidden`.",
      default: "report",
    }),
  ),
  unused: v.exactOptional(
    withHelp(word("report", "approve", "decommission"), {
      description: "What follows when a role is unused. Only `report` in rules with `state: required`.",
      default: "report",
    }),
  ),
  missing: v.exactOptional(
    withHelp(word("report", "approve", "recreate"), {
      description:
        "What follows when a required role is not there. Other than `report` only in rules with `state: required`.",
      default: "report",
    }),
  ),
  drift: v.exactOptional(
    withHelp(word("report", "approve", "put-back"), {
      description:
        "What follows when a role's description or tags are not as `description` and `tags` of the rule say.",
      default: "report",
    }),
  ),
  idle: v.exactOptional(
    withHelp(duration("0d", "400d", TRACKED), {
      description: "A role is called unused only if it was not used for so long.",
      title: "duration, up to 400d",
      default: "30d",
    }),
  ),
  minimumAge: v.exactOptional(
    withHelp(duration("0d", "400d"), {
      description: "A role is called unused only if it is older.",
      title: "duration, up to 400d",
      default: "7d",
    }),
  ),
  grace: v.exactOptional(
    withHelp(duration("0d", "60d"), {
      description: "How long rolecall waits between a finding, or its approval, and the first change.",
      title: "duration, up to 60d",
      default: "0d",
    }),
  ),
  window: v.exactOptional(
    withHelp(
      v.union([NameSchema, WindowSchema], "must be the name of a window, or a window with cron and duration"),
      {
        description:
          "When rolecall may begin to change something: a name from `windows`, or a window written out. Default: at any time.",
        title: "name or window",
      },
    ),
  ),
  approvers: v.exactOptional(
    withHelp(oneOrMore(Approver, "the name of a group of approvers or a pattern of ARNs"), {
      description: "Who may approve: names from `approvers`, patterns of callers' ARNs, or both.",
      title: "name, pattern, or a list of them",
    }),
  ),
  fourEyes: v.exactOptional(
    withHelp(v.boolean("must be true or false"), {
      description: "With `true`, nobody approves what follows from a policy or a retry of their own.",
      default: false,
    }),
  ),
  approvalExpires: v.exactOptional(
    withHelp(duration("1h", "30d"), {
      description:
        "For how long an approval can be given. After that nothing is changed, and the finding stays.",
      title: "duration, 1h to 30d",
      default: "7d",
    }),
  ),
  release: v.exactOptional(
    withHelp(word("never", "listed", "approved"), {
      description:
        "What a run may release before it deletes a role. `never`: nothing, so that a role in use stays. `listed`: usages whose ARN fits `releases`. `approved`: what the approved plan names.",
      default: "never",
    }),
  ),
  releases: v.exactOptional(
    withHelp(oneOrMore(UsagePattern, "a pattern of ARNs"), {
      description: "For `release: listed`: which usages may be released.",
      title: "pattern or list of patterns",
    }),
  ),
  description: v.exactOptional(
    withHelp(RoleDescription, {
      description: "The description that the role should have. Default: whatever it is.",
    }),
  ),
  tags: v.exactOptional(
    withHelp(TagsSchema, {
      description: "Tags that the role should have; others may be there.",
      title: "map of up to 50 tags",
    }),
  ),
  regions: v.exactOptional(
    withHelp(oneOrMore(Region, "a Region such as eu-west-1"), {
      description: "Where usages of the role are expected. Default: anywhere.",
      title: "Region or list of Regions",
    }),
  ),
} as const;

/** What counts for every rule that does not say otherwise. */
export const DefaultsSchema = members(settings);

/** What the owner wants of some roles. */
export const RuleSchema = members({
  name: withHelp(NameSchema, {
    description: "Names the rule in findings and approvals. Unique in the file.",
  }),
  match: v.exactOptional(
    withHelp(MatchSchema, {
      description:
        "Which roles the rule speaks of; every member has to fit. Without it: every role, so that no rule after it counts.",
    }),
  ),
  state: v.exactOptional(
    withHelp(word("allowed", "required", "forbidden"), {
      description:
        "What is wanted. `allowed`: the role may be there. `required`: it has to be; `match` then names roles and one service without wildcards. `forbidden`: it should not be.",
      default: "allowed",
    }),
  ),
  ...settings,
});

/** A rule as it is written. */
export type WrittenRule = v.InferOutput<typeof RuleSchema>;

/** Defaults as they are written. */
export type WrittenDefaults = v.InferOutput<typeof DefaultsSchema>;
