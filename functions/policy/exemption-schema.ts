import * as v from "valibot";
import { MatchSchema } from "./match-schema.ts";
import { NameSchema } from "./names.ts";
import { members, text, withHelp } from "./schema-parts.ts";
import { isDay, isInstant } from "./time.ts";

/** Roles that rolecall leaves alone for a time. */
export const ExemptionSchema = members({
  name: withHelp(NameSchema, { description: "Names the exemption in findings. Unique in the file." }),
  match: withHelp(MatchSchema, { description: "Which roles are left alone; every member has to fit." }),
  owner: withHelp(text("text that says who answers for it", /\S/), {
    description: "Who answers for it, for example a team.",
  }),
  reason: withHelp(text("text that says why", /\S/, 1_000), {
    description: "Why, for whoever reads it later.",
  }),
  expires: withHelp(
    v.pipe(
      v.string("must be a date such as 2027-01-31, or an instant such as 2027-01-31T18:00:00Z"),
      v.check(
        (written) => isDay(written) || isInstant(written),
        "must be a date such as 2027-01-31, or an instant such as 2027-01-31T18:00:00Z",
      ),
    ),
    {
      description: "When it ends. A date counts to its end, midnight in the `timeZone` of the file.",
      title: "date or instant",
    },
  ),
});
