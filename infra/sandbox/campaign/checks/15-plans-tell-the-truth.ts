import { chatRoleNames, observedRoleNames } from "../history/theatre.ts";
import type { Published, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";

/** A plan names everything that uses the role at that moment, and nothing that does not. */
export const plansTellTheTruth: Check = (trace) =>
  trace.published
    .filter(
      ({ what, detail }) => what === "Plan Made" && observedRoleNames.includes(String(detail["roleName"])),
    )
    .filter((event) => !isDisturbed(trace, event))
    .flatMap((event) => {
      const { detail, roles } = event;
      const roleName = String(detail["roleName"]);
      const planned = Array.isArray(detail["usages"]) ? detail["usages"].map(String) : [];
      const used = roles.find((role) => role.roleName === roleName)?.usedBy ?? [];
      const missing = used.filter((arn) => !planned.includes(arn));
      const tooMany = planned.filter((arn) => !used.includes(arn) && !isMoreThanUsage(arn, roleName));
      return missing.length + tooMany.length === 0
        ? []
        : [
            `The plan of ${detail["runId"]} lacks ${missing.join(", ") || "nothing"} and names ${tooMany.join(", ") || "nothing"} besides`,
          ];
    });

/** A channel has to be detached first; and no API tells which chat role a usage is of. */
function isMoreThanUsage(arn: string, roleName: string): boolean {
  return /^arn:aws:ivs:.*:channel\//.test(arn) || chatRoleNames.includes(roleName);
}

/** True if owners or other runs did something since the look that the plan was made from. */
function isDisturbed({ runs, acts, changes }: Trace, { at, detail }: Published): boolean {
  const run = runs.find(({ name }) => name === detail["runId"]);
  const look = run?.entered.filter((entry) => entry.state === "FindUsages" && entry.at <= at).at(-1)?.at;
  return (
    look !== at ||
    acts.some(({ move, at: then }) => then === at && move.kind === "run" && move.meanwhile !== undefined) ||
    changes.some((change) => change.at === at)
  );
}
