import * as v from "valibot";
import { InvalidEventError, NotYetVisibleError } from "../core/errors.ts";
import { protection } from "../core/guards.ts";
import { type Hint, readHint, type TrailCall } from "../core/hint.ts";
import { type RoleRecord, tellsTheSame, usagesOf } from "../core/record.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import { accountClient } from "../runtime/clients/account.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { serviceClients } from "../runtime/clients/services.ts";
import { sfnClient } from "../runtime/clients/sfn.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { commaList, readEnvironment, rolePath } from "../runtime/env.ts";
import { type Invocation, lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { runStarter, type StartRun } from "../runtime/start-run.ts";
import { readEnabledRegions } from "../services/account.ts";
import { descriptorOfCall } from "../services/catalogue.ts";
import { iam } from "../services/iam.ts";
import { type LookDependencies, lookAtRole } from "../services/look.ts";
import { makeAdapters } from "../services/registry.ts";

const named = v.nullish(v.looseObject({ roleName: v.exactOptional(v.string()) }));

/** A CloudTrail call on EventBridge; members that other events lack or shape otherwise are optional. */
const CallEvent = v.looseObject({
  account: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  detail: v.looseObject({
    eventSource: v.string(),
    eventName: v.string(),
    awsRegion: v.string(),
    eventTime: v.pipe(v.string(), v.isoTimestamp()),
    eventID: v.string(),
    errorCode: v.nullish(v.string()),
    userIdentity: v.nullish(
      v.looseObject({
        sessionContext: v.nullish(
          v.looseObject({ sessionIssuer: v.nullish(v.looseObject({ arn: v.nullish(v.string()) })) }),
        ),
      }),
    ),
    requestParameters: v.nullish(v.looseObject({ roleName: v.exactOptional(v.unknown()) })),
    responseElements: v.nullish(v.looseObject({ role: v.exactOptional(v.nullish(v.unknown())) })),
  }),
});

/** What became of an event: what is recorded of the role now, or why nothing was. */
export type RecordEventOutput =
  | {
      readonly kind: "recorded";
      readonly roleName: string;
      readonly status: RoleRecord["status"];
      readonly changed: boolean;
    }
  | { readonly kind: "ignored"; readonly reason: string };

/** What recording needs of the world. */
export interface Dependencies extends LookDependencies, Pick<Inventory, "records"> {
  readonly journal: Journal;
  readonly startRun: StartRun;
  /** What to do about a role that was in use and is not any more. */
  readonly onUnused: "report" | "plan" | "decommission";
  readonly ownRolePath: string;
  readonly protectedRoleNames: readonly string[];
}

/** For so long IAM may not show a role yet that was just created. */
const VISIBILITY_MILLISECONDS = 60_000;

/**
 * Takes an event as a hint, reads the truth and records it.
 *
 * @throws {InvalidEventError} if the event is no CloudTrail call. Trying again cannot help.
 * @throws {NotYetVisibleError} if IAM does not show a new role yet. Trying again helps.
 */
export const recordEvent =
  (dependencies: Dependencies) =>
  async (event: unknown, { account }: Invocation): Promise<RecordEventOutput> => {
    const { records, journal, startRun, onUnused, ownRolePath, protectedRoleNames, now } = dependencies;
    const call = readCall(event);
    const hint = readHint(call, { account, ownRolePath });
    const roleName = roleOf(hint);
    if (hint.kind === "ignored" || roleName === undefined) {
      const unknown = `no service file knows ${call.eventName} of ${call.eventSource}`;
      return { kind: "ignored", reason: hint.kind === "ignored" ? hint.reason : unknown };
    }
    const look = await lookAtRole(dependencies, {
      account,
      roleName,
      before: await records.read(account, roleName),
      ...(hint.kind === "usage" ? { region: hint.region } : {}),
    });
    if (look.role === undefined && hint.kind === "role" && hint.created && isRecent(call)) {
      throw new NotYetVisibleError(`IAM does not show ${roleName} yet, which was created at ${call.time}`);
    }
    const { before, after } = await records.merge(roleName, look);
    if (after === undefined) {
      return { kind: "ignored", reason: `${roleName} is no service-linked role of this account` };
    }
    const changed = !tellsTheSame(before, after);
    if (changed) {
      await journal({
        account,
        roleName,
        at: look.roleReadAt,
        id: call.eventId,
        what: "Record Changed",
        detail: {
          from: before?.status ?? null,
          to: after.status,
          usages: usagesOf(after).map(({ arn }) => arn),
          hint: call.eventName,
        },
      });
    }
    await react(after);
    return { kind: "recorded", roleName, status: after.status, changed };

    /** Only what was in use and is not any more: a role that was never seen in use may be about to be. */
    async function react(record: RoleRecord): Promise<void> {
      if (record.reactionDue === undefined) {
        return;
      }
      const { roleId } = record.role;
      const at = record.reactionDue;
      await journal({
        account,
        roleName: record.role.roleName,
        at,
        id: `${roleId}-unused`,
        what: "Role Became Unused",
        detail: { roleId, onUnused },
      });
      if (onUnused !== "report" && protection(record.role.roleName, protectedRoleNames) === undefined) {
        const mode = onUnused === "decommission" ? "apply" : "plan";
        const input = { roleName: record.role.roleName, mode, roleId, release: false };
        await startRun(`unused-${roleId}-${at.replace(/\D/g, "")}`, input);
      }
      await records.settleReaction(record);
    }

    function isRecent({ time }: TrailCall): boolean {
      return now().getTime() - Date.parse(time) < VISIBILITY_MILLISECONDS;
    }
  };

function readCall(event: unknown): TrailCall & { readonly eventId: string } {
  const { account, detail } = parse(CallEvent, event, (faults) => new InvalidEventError(faults));
  const inRequest = v.safeParse(named, detail.requestParameters);
  const inResponse = v.safeParse(named, detail.responseElements?.role);
  return {
    account,
    eventSource: detail.eventSource,
    eventName: detail.eventName,
    region: detail.awsRegion,
    time: detail.eventTime,
    eventId: detail.eventID,
    errorCode: detail.errorCode ?? undefined,
    issuerArn: detail.userIdentity?.sessionContext?.sessionIssuer?.arn ?? undefined,
    roleName:
      (inRequest.success ? inRequest.output?.roleName : undefined) ??
      (inResponse.success ? inResponse.output?.roleName : undefined),
  };
}

function roleOf(hint: Hint): string | undefined {
  switch (hint.kind) {
    case "role":
      return hint.roleName;
    case "usage":
      return descriptorOfCall(hint.eventSource, hint.eventName)?.roleName;
    case "ignored":
      return undefined;
  }
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  STATE_MACHINE_ARN: v.string(),
  ON_UNUSED: v.picklist(["report", "plan", "decommission"]),
  OWN_ROLE_PATH: rolePath,
  PROTECTED_ROLE_NAMES: commaList,
});
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  recordEvent({
    ...inventory,
    now,
    iam: iam(iamClient),
    adapters: makeAdapters(serviceClients),
    readEnabledRegions: () => readEnabledRegions(accountClient),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    startRun: runStarter(sfnClient, environment.STATE_MACHINE_ARN),
    onUnused: environment.ON_UNUSED,
    ownRolePath: environment.OWN_ROLE_PATH,
    protectedRoleNames: environment.PROTECTED_ROLE_NAMES,
  }),
);
