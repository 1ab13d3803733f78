import * as v from "valibot";
import { ExemptionSchema } from "./exemption-schema.ts";
import { LimitsSchema, ProtectionTagSchema } from "./limits-schema.ts";
import { CallerPattern } from "./names.ts";
import { DefaultsSchema, RuleSchema } from "./rule-schema.ts";
import { duration, members, named, oneOrMore, withHelp } from "./schema-parts.ts";
import { TimeZoneSchema, WindowSchema } from "./window-schema.ts";

/** The file as the owner writes it. */
export const PolicyFileSchema = withHelp(
  members({
    version: withHelp(v.literal(1, "must be 1, the only version that there is"), {
      description: "The version of this form.",
    }),
    timeZone: v.exactOptional(
      withHelp(TimeZoneSchema, {
        description: "For windows that have none of their own, and for dates on which exemptions end.",
        title: "time zone such as Europe/Zurich",
        default: "UTC",
      }),
    ),
    approvers: v.exactOptional(
      withHelp(named(oneOrMore(CallerPattern, "a pattern of ARNs"), "patterns of ARNs", 100), {
        description: "Groups of people who may approve, by name: patterns of callers' ARNs.",
        title: "map of names and patterns, up to 100",
      }),
    ),
    windows: v.exactOptional(
      withHelp(named(WindowSchema, "windows", 100), {
        description: "Maintenance windows, by name.",
        title: "map of names and windows, up to 100",
      }),
    ),
    limits: v.exactOptional(
      withHelp(LimitsSchema, {
        description: "How much rolecall may change. Default: no limits but those that it was deployed with.",
      }),
    ),
    protectionTag: v.exactOptional(
      withHelp(ProtectionTagSchema, {
        description: "A tag by which a role's owner has it left alone for longer. Default: no tag does that.",
      }),
    ),
    staleAfter: v.exactOptional(
      withHelp(duration("2d", "90d"), {
        description: "A role counts as stale if it was not looked at with success for so long.",
        title: "duration, 2d to 90d",
        default: "3d",
      }),
    ),
    defaults: v.exactOptional(
      withHelp(DefaultsSchema, {
        description:
          "Any member of a rule but `name`, `match` and `state`, for all rules that do not say otherwise.",
      }),
    ),
    rules: v.exactOptional(
      withHelp(
        v.pipe(
          v.array(RuleSchema, "must be a list of rules"),
          v.maxLength(500, "has more than 500 rules; use patterns"),
        ),
        {
          description: "What is wanted, in order: the first rule that matches a role counts.",
          title: "list of up to 500 rules",
        },
      ),
    ),
    exemptions: v.exactOptional(
      withHelp(
        v.pipe(
          v.array(ExemptionSchema, "must be a list of exemptions"),
          v.maxLength(500, "has more than 500 exemptions; use patterns"),
        ),
        {
          description:
            "Roles that are left alone for a time, whatever the rules say. Their order does not matter.",
          title: "list of up to 500 exemptions",
        },
      ),
    ),
  }),
  { title: "rolecall policy", description: "What the owner wants of an account's service-linked roles." },
);

/** The file as it is written. */
export type WrittenPolicy = v.InferOutput<typeof PolicyFileSchema>;
