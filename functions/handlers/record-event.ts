import * as v from "valibot";
import { NotYetSettledError } from "../core/errors.ts";
import { type Hint, readHint, type TrailCall } from "../core/hint.ts";
import type { Look, RoleRecord } from "../core/record.ts";
import { openInventory } from "../inventory/inventory.ts";
import { journal } from "../inventory/journal.ts";
import type { ReactDependencies } from "../inventory/react.ts";
import { recordLook } from "../inventory/record-look.ts";
import { accountClient } from "../runtime/clients/account.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { patience } from "../runtime/clients/once.ts";
import { sfnClient } from "../runtime/clients/sfn.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment, rolePath } from "../runtime/env.ts";
import { type Invocation, lambda } from "../runtime/lambda.ts";
import { protectionEntries, readProtectedNames } from "../runtime/protection.ts";
import { publisher } from "../runtime/publish.ts";
import { runStarter } from "../runtime/start-run.ts";
import { readTrailCall } from "../runtime/trail-call.ts";
import { readEnabledRegions } from "../services/account.ts";
import { iam } from "../services/iam.ts";
import { type LookDependencies, lookAtRole } from "../services/look.ts";
import { openAdapters, serviceOfCall, sharesUsages } from "../services/services.ts";

/** What is recorded of a role now, and whether that is news. */
interface RecordedRole {
  readonly roleName: string;
  readonly status: RoleRecord["status"];
  readonly changed: boolean;
}

/** What became of an event: what is recorded of each role that it can speak of, or why nothing was. */
export type RecordEventOutput =
  | { readonly kind: "recorded"; readonly roles: readonly RecordedRole[] }
  | { readonly kind: "ignored"; readonly reason: string };

/** What recording needs of the world. */
export interface Dependencies extends LookDependencies, ReactDependencies {
  readonly ownRolePath: string;
}

/** For so long AWS may not show yet what an event tells of. */
const SETTLING_MILLISECONDS = 60_000;

/**
 * Takes an event as a hint, reads the truth and records it.
 *
 * @throws {InvalidEventError} if the event is no CloudTrail call. Trying again cannot help.
 * @throws {NotYetSettledError} if AWS does not show yet what the event tells of, or a Region could not be read for now.
 * What could be read is recorded before. Trying again helps.
 */
export const recordEvent =
  (dependencies: Dependencies) =>
  async (event: unknown, { account }: Invocation): Promise<RecordEventOutput> => {
    const { ownRolePath } = dependencies;
    const call = readTrailCall(event);
    const hint = withoutOwnWork(readHint(call, { account, ownRolePath }));
    const roleNames = rolesOf(hint);
    if (hint.kind === "ignored" || roleNames.length === 0) {
      const unknown = `no service file knows ${call.eventName} of ${call.eventSource}`;
      return { kind: "ignored", reason: hint.kind === "ignored" ? hint.reason : unknown };
    }
    const endings: Ending[] = [];
    for (const roleName of roleNames) {
      endings.push(await recordRole(dependencies, { account, roleName, hint, call }));
    }
    const notYet = endings.flatMap(({ unsettled }) => unsettled ?? []);
    if (notYet.length > 0) {
      throw new NotYetSettledError(notYet.join("; "));
    }
    const roles = endings.flatMap(({ recorded }) => recorded ?? []);
    return roles.length > 0
      ? { kind: "recorded", roles }
      : {
          kind: "ignored",
          reason: `${roleNames.join(" and ")} is no service-linked role of this account`,
        };
  };

/** What is recorded of one role, and what is still to come. */
interface Ending {
  readonly recorded?: RecordedRole;
  readonly unsettled?: string;
}

async function recordRole(
  dependencies: Dependencies,
  {
    account,
    roleName,
    hint,
    call,
  }: { account: string; roleName: string; hint: Hint; call: TrailCall & { readonly eventId: string } },
): Promise<Ending> {
  const { records, now } = dependencies;
  const known = await records.read(account, roleName);
  const seen = await lookAtRole(dependencies, {
    account,
    roleName,
    before: known,
    ...(hint.kind === "usage" ? { region: hint.region, reacts: !hint.own } : {}),
  });
  const look = { ...seen, ...originOf(hint, call) };
  const notYet = unsettled(hint, look, call, now()) ?? contradiction(hint, known, look, call, now());
  if (notYet !== undefined) {
    return { unsettled: notYet };
  }
  const done = await recordLook(dependencies, {
    roleName,
    look,
    id: call.eventId,
    hint: call.eventName,
    own: hint.kind === "usage" && hint.own,
  });
  if (done === undefined) {
    return {};
  }
  const { after, changed } = done;
  const dark = unreadNow(after);
  const recorded = { roleName, status: after.status, changed };
  return dark.length === 0
    ? { recorded }
    : { recorded, unsettled: `${roleName} is recorded, but could not be read in ${dark.join(", ")}` };
}

/** Who made the incarnation that a creation answered with. */
function originOf(
  hint: Hint,
  { eventName, eventId, time, roleId, callerArn, invokedBy }: TrailCall & { readonly eventId: string },
): Pick<Look, "origin"> {
  if (hint.kind !== "role" || hint.change !== "created" || roleId === undefined) {
    return {};
  }
  const by = callerArn === undefined ? {} : { by: callerArn };
  const via = invokedBy === undefined ? {} : { via: invokedBy };
  return { origin: { eventId, at: time, call: eventName, ...by, ...via, roleId } };
}

/** Says what AWS does not show yet of a change that was made moments ago. */
function unsettled(hint: Hint, { role }: Look, { time }: TrailCall, now: Date): string | undefined {
  if (hint.kind !== "role" || now.getTime() - Date.parse(time) >= SETTLING_MILLISECONDS) {
    return undefined;
  }
  if (hint.change === "created" && role === undefined) {
    return `IAM does not show ${hint.roleName} yet, which was created at ${time}`;
  }
  return hint.change === "deletion-submitted" && role !== undefined
    ? `IAM still shows ${hint.roleName}, whose deletion was submitted at ${time}`
    : undefined;
}

/**
 * IAM shows for a while what was. So shortly after a change, a look that contradicts the record about whether the
 * role is there is not believed yet, unless the event tells just that.
 */
function contradiction(
  hint: Hint,
  known: RoleRecord | undefined,
  { role }: Look,
  { time }: TrailCall,
  now: Date,
): string | undefined {
  const tellsOfIt = hint.kind === "role" && hint.change !== "edited";
  if (known === undefined || tellsOfIt || now.getTime() - Date.parse(time) >= SETTLING_MILLISECONDS) {
    return undefined;
  }
  const { roleName, roleId } = known.role;
  if (known.status !== "gone" && role === undefined) {
    return `IAM does not show ${roleName}, which was there a moment ago`;
  }
  return known.status === "gone" && role?.roleId === roleId
    ? `IAM shows ${roleName} again as ${roleId}, which was gone a moment ago`
    : undefined;
}

/** The Regions that keep a record unknown and may be readable soon. */
function unreadNow({ status, regions }: RoleRecord): readonly string[] {
  const readings = status === "unknown" ? Object.values(regions) : [];
  return readings.flatMap((reading) =>
    reading.kind === "unread" && reading.retryable ? [`${reading.region} (${reading.reason})`] : [],
  );
}

/**
 * What a run changes it looks at itself, for the role that it works on. Only where another role counts the same usages
 * is there more to record.
 */
function withoutOwnWork(hint: Hint): Hint {
  if (hint.kind !== "usage" || !hint.own) {
    return hint;
  }
  const service = serviceOfCall(hint.eventSource, hint.eventName);
  return service !== undefined && sharesUsages(service)
    ? hint
    : { kind: "ignored", reason: `rolecall called ${hint.eventName} itself` };
}

/** Every role that a hint can speak of: no API tells which of two roles of one service a usage is of. */
function rolesOf(hint: Hint): readonly string[] {
  switch (hint.kind) {
    case "role":
      return [hint.roleName];
    case "usage":
      return (serviceOfCall(hint.eventSource, hint.eventName)?.roles ?? []).map(({ roleName }) => roleName);
    case "ignored":
      return [];
  }
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  STATE_MACHINE_ARN: v.string(),
  ON_UNUSED: v.picklist(["report", "plan", "decommission"]),
  OWN_ROLE_PATH: rolePath,
  ...protectionEntries,
});
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  recordEvent({
    ...inventory,
    now,
    iam: iam(iamClient),
    adapterFor: openAdapters(patience),
    readEnabledRegions: () => readEnabledRegions(accountClient),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    startRun: runStarter(sfnClient, environment.STATE_MACHINE_ARN),
    onUnused: environment.ON_UNUSED,
    ownRolePath: environment.OWN_ROLE_PATH,
    protectedRoleNames: readProtectedNames(environment),
  }),
);
