import * as v from "valibot";
import type { TrueRole } from "../../estate/truth.ts";
import { cast, observedRoleNames } from "../history/theatre.ts";
import type { Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { expiredExemptions, isExempt, type PolicySpan, policiesAt, ruleOf } from "./oracle/policies.ts";
import { usedBy, usedLast } from "./oracle/roles.ts";
import { rolesOf } from "./runs-at.ts";

const Finding = v.looseObject({ subject: v.string(), kind: v.string(), status: v.string() });

const HOUR_MILLISECONDS = 3_600_000;

/** Whether a finding has to be open: `either` where it depends on minutes. */
type Wanted = "open" | "either";

/** After a last sweep, the findings that are open are just those that truth and policy ask for. */
export const findingsAreTrue: Check = (trace) => {
  const { sweptAt, settledAt } = trace;
  if (sweptAt === undefined || settledAt === undefined) {
    return [];
  }
  const wanted = wantedFindings(trace, sweptAt);
  const open = trace.items
    .filter(({ sk }) => sk.startsWith("finding#"))
    .map((item) => v.parse(Finding, item))
    .filter(({ status }) => status === "open")
    .map(({ subject, kind }) => `${kind} of ${subject}`);
  return [
    ...open.filter((finding) => !wanted.has(finding)).map((finding) => `Open, though not so: ${finding}`),
    ...[...wanted]
      .filter(([finding, how]) => how === "open" && !open.includes(finding))
      .map(([finding]) => `Not found: ${finding}`),
  ];
};

function wantedFindings(trace: Trace, at: string): ReadonlyMap<string, Wanted> {
  const span = policiesAt(trace, at).at(-1);
  const wanted = new Map<string, Wanted>();
  for (const role of trace.roles) {
    if (span === undefined || !isExempt(span, role.roleName, at)) {
      for (const [kind, how] of differencesOf(trace, span, role, at)) {
        wanted.set(`${kind} of ${role.roleName}`, how);
      }
    }
  }
  for (const { roleName } of cast) {
    const isThere = trace.roles.some((role) => role.roleName === roleName);
    const isRequired = span !== undefined && ruleOf(span, roleName)?.state === "required";
    if (span !== undefined && isRequired && !isThere && !isExempt(span, roleName, at)) {
      wanted.set(`missing of ${roleName}`, "open");
    }
  }
  for (const name of span === undefined ? [] : expiredExemptions(span, at)) {
    wanted.set(`exemption-expired of exemption:${name}`, "open");
  }
  return wanted;
}

function differencesOf(
  trace: Trace,
  span: PolicySpan | undefined,
  role: TrueRole,
  at: string,
): readonly (readonly [kind: string, how: Wanted])[] {
  const rule = span === undefined ? undefined : ruleOf(span, role.roleName);
  const isUnused = observedRoleNames.includes(role.roleName) && usedBy(trace, role).length === 0;
  // Nobody says anything for thirty days where no rule does.
  const idle = isUnused && rule !== undefined ? idleness(trace, role, rule, at) : undefined;
  return [
    ...(rule?.state === "forbidden" ? ([["unexpected", "open"]] as const) : []),
    ...(idle === undefined ? [] : ([["unused", idle]] as const)),
    ...(rule?.description !== undefined && rule.description !== role.description
      ? ([["description-drift", "open"]] as const)
      : []),
    ...(rule?.team !== undefined && rule.team !== role.tags["team"]
      ? ([["tag-drift", "open"]] as const)
      : []),
    ...(isBack(trace, role) ? ([["recreated-after-decommission", "open"]] as const) : []),
  ];
}

function idleness(
  trace: Trace,
  role: TrueRole,
  { idleHours, minimumAgeHours }: { readonly idleHours: number; readonly minimumAgeHours: number },
  at: string,
): Wanted | undefined {
  const hoursSince = (instant: string) => (Date.parse(at) - Date.parse(instant)) / HOUR_MILLISECONDS;
  const left = Math.max(
    idleHours - hoursSince(usedLast(trace, role, at)),
    minimumAgeHours - hoursSince(role.createdAt),
  );
  return left > 1 ? undefined : left > -1 ? "either" : "open";
}

/** True for a role that is back after a run had deleted it, if rolecall has not brought it back itself. */
function isBack({ runs, changes, incarnations }: Trace, { roleName, roleId, createdAt }: TrueRole): boolean {
  const deleted = runs.findLast(
    (run) => run.roleName === roleName && run.kept?.kind === "deleted" && run.plan !== undefined,
  );
  const gone = incarnations.find((incarnation) => incarnation.roleId === deleted?.plan?.roleId);
  const isRestored = changes.some(
    (change) =>
      change.operation === "CreateServiceLinkedRole" &&
      change.error === undefined &&
      rolesOf(change).includes(roleName) &&
      change.at >= (gone?.goneBy ?? ""),
  );
  return gone !== undefined && gone.roleId !== roleId && createdAt >= gone.createdAt && !isRestored;
}
