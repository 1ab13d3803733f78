import type { RunEnd } from "./run-end.ts";
import type { Estate } from "./traces.ts";

/** What rolecall may have changed. */
export interface Permitted {
  /** ARNs of resources, and names of roles, that owners have had a hand in meanwhile. */
  readonly touched: ReadonlySet<string>;
  readonly runs: readonly RunEnd[];
  /** ARNs of what restores made in the place of what had to be deleted. */
  readonly replacements: ReadonlySet<string>;
}

/** A release deletes only these: AWS's own procedure says so. */
const isDeletedByRelease = (arn: string) => arn.includes(":recording-configuration/");

/**
 * Says what was changed beyond the plans of the runs: every resource and every role that neither a plan names nor an
 * owner has touched is as it was; what a plan names is still there, unless AWS's procedure deletes it.
 */
export function nothingBeyondPlan(
  before: Estate,
  after: Estate,
  { touched, runs, replacements }: Permitted,
): readonly string[] {
  const planned = new Set(
    runs
      .filter(({ plan }) => plan !== undefined)
      .flatMap(({ plan }) => plan?.usages.map(({ arn }) => arn) ?? []),
  );
  const about = new Set(runs.map(({ roleName }) => roleName));
  const resources = [...before.resources].flatMap(([arn, state]) => {
    if (touched.has(arn)) {
      return [];
    }
    const now = after.resources.get(arn);
    if (now === undefined) {
      return planned.has(arn) && isDeletedByRelease(arn) ? [] : [`${arn} was deleted`];
    }
    return now === state || planned.has(arn) ? [] : [`${arn} was changed and stands in no plan`];
  });
  const appeared = [...after.resources.keys()].filter(
    (arn) => !before.resources.has(arn) && !touched.has(arn) && !replacements.has(arn),
  );
  const roles = [...before.roles].filter(
    ([name, roleId]) => !about.has(name) && !touched.has(name) && after.roles.get(name) !== roleId,
  );
  return [
    ...resources,
    ...appeared.map((arn) => `${arn} was made`),
    ...roles.map(([name]) => `${name} is not the role that it was`),
  ];
}
