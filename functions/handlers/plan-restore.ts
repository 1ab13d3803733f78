import * as v from "valibot";
import { delaySeconds, PATIENT, type Pace } from "../core/backoff.ts";
import { ConfigurationError } from "../core/errors.ts";
import { refusal } from "../core/guards.ts";
import type { Outcome } from "../core/request.ts";
import type { RestoreRequest } from "../core/restore-run.ts";
import type { Claim } from "../inventory/claims.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import type { KeptReceipt } from "../inventory/receipts.ts";
import { RunSchema } from "../inventory/schemas.ts";
import { takeRole } from "../inventory/take-role.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { paceEntries, readPace } from "../runtime/pace.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { parseRequest, roleNameEntry } from "../runtime/request.ts";

const entries = {
  roleName: roleNameEntry,
  runId: v.exactOptional(v.pipe(v.string(), v.regex(/^[^#]{1,80}$/, "is no id of a run"))),
  mode: v.optional(v.picklist(["plan", "apply"], "must be plan or apply"), "plan"),
  force: v.optional(v.boolean("must be true or false"), false),
};

const Input = v.object({ request: v.unknown(), run: RunSchema });

/** What is to be restored, in this order, or the run is over. */
export type PlanRestoreOutput =
  | {
      readonly kind: "restore";
      readonly request: RestoreRequest;
      readonly claim: Claim;
      /** The role first, since services make it again by themselves, bare; then what others depend on. */
      readonly items: readonly { readonly runId: string; readonly arn: string }[];
      /** How long the services may settle before the last look. */
      readonly waitSeconds: number;
    }
  | { readonly kind: "end"; readonly outcome: Outcome };

/** What planning a restore needs of the world. */
export interface Dependencies extends Pick<Inventory, "claims" | "control" | "receipts" | "runs"> {
  readonly journal: Journal;
  readonly now: () => Date;
  /** Default: a stack's. */
  readonly pace?: Pace;
}

/** Checks what a restore was asked to do, claims the role for it and lists what there is to put back. */
export const planRestore =
  ({ claims, control, receipts, runs, journal, now, pace = PATIENT }: Dependencies) =>
  async (event: unknown): Promise<PlanRestoreOutput> => {
    const { request: raw, run } = parse(Input, event, (faults) => new ConfigurationError(faults));
    const checked = parseRequest(entries, raw);
    if (!checked.success) {
      return refused(checked.reason);
    }
    const { request } = checked;
    const { roleName, mode, runId } = request;
    const paused =
      mode === "apply"
        ? refusal(roleName, { ...(await control.readPause(run.account)), protectedRoleNames: [] })
        : undefined;
    if (paused !== undefined) {
      return refused(paused);
    }
    const kept = await Array.fromAsync(receipts.list(run.account, roleName));
    const wanted =
      runId === undefined ? ofLatestIncarnation(kept) : kept.filter((one) => one.runId === runId);
    if (wanted.length === 0) {
      return refused(
        `There is nothing to restore: ${runId === undefined ? "no run" : `run ${runId}`} has left a receipt of ${roleName}; receipts are kept for 90 days`,
      );
    }
    const taken = await takeRole({ claims, runs, journal, now }, run, roleName);
    if ("why" in taken) {
      return refused(taken.why);
    }
    await journal({
      account: run.account,
      roleName,
      at: run.startedAt,
      id: `${run.runId}-started`,
      what: "Restore Started",
      detail: { runId: run.runId, mode, resources: wanted.length },
    });
    return {
      kind: "restore",
      request,
      claim: taken.claim,
      items: wanted
        .toSorted(inOrderOfRestoring)
        .map(({ runId: releasedBy, arn }) => ({ runId: releasedBy, arn })),
      waitSeconds: mode === "apply" ? delaySeconds(1, pace.settling) : 0,
    };
  };

/** A run that failed half-way and the one that ended its work belong together; of each resource the latest counts. */
function ofLatestIncarnation(kept: readonly KeptReceipt[]): readonly KeptReceipt[] {
  const inTime = kept.toSorted((a, b) => (a.storedAt < b.storedAt ? -1 : 1));
  const ofIt = inTime.filter(({ roleId }) => roleId === inTime.at(-1)?.roleId);
  return [...new Map(ofIt.map((receipt) => [receipt.arn, receipt])).values()];
}

function inOrderOfRestoring(a: KeptReceipt, b: KeptReceipt): number {
  const isRole = (receipt: KeptReceipt) => Number(receipt.kind === "role");
  return isRole(b) - isRole(a) || b.stage - a.stage || (a.arn < b.arn ? -1 : 1);
}

function refused(reason: string): PlanRestoreOutput {
  return { kind: "end", outcome: { kind: "refused", reason, blockers: [] } };
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string(), BUS_NAME: v.string(), ...paceEntries });
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  planRestore({
    ...inventory,
    now,
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    pace: readPace(environment),
  }),
);
