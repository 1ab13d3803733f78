import * as v from "valibot";
import { TagKeySchema } from "./match-schema.ts";
import { count, duration, members, withHelp } from "./schema-parts.ts";

const PERCENT = count(1, 100);

/** How much rolecall may change. */
export const LimitsSchema = members({
  perDay: v.exactOptional(
    withHelp(
      members({
        roles: v.exactOptional(
          withHelp(count(0, 1_000), {
            description: "So many roles are deleted, made or edited in a day (UTC) at most. 0: none.",
          }),
        ),
        percent: v.exactOptional(
          withHelp(PERCENT, {
            description: "The same as a share of all roles in the inventory that are there, rounded down.",
          }),
        ),
      }),
      { description: "What rolecall may do in a day. If both are given, the smaller counts." },
    ),
  ),
  perRun: v.exactOptional(
    withHelp(
      members({
        releases: v.exactOptional(
          withHelp(count(0, 10_000), {
            description: "So many usages are released by one run at most. 0: none.",
          }),
        ),
        percent: v.exactOptional(
          withHelp(PERCENT, {
            description:
              "The same as a share of all usages that the inventory knows in the account, rounded down.",
          }),
        ),
      }),
      { description: "What one run may release. If both are given, the smaller counts." },
    ),
  ),
});

/** A tag by which a role is left alone for longer. */
export const ProtectionTagSchema = members({
  key: withHelp(TagKeySchema, {
    description: "The tag's key. Its value is a date, for example `2027-01-31`, or an instant.",
    title: "key of a tag",
  }),
  cap: v.exactOptional(
    withHelp(duration("1d", "400d"), {
      description:
        "A tag has a role left alone for so much longer at most, counted from when its finding was opened.",
      title: "duration, 1d to 400d",
      default: "90d",
    }),
  ),
});

/** Roles that rolecall leaves alone for a time. */
