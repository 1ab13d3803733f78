import * as v from "valibot";
import { ConfigurationError } from "../core/errors.ts";
import { protection, refusal } from "../core/guards.ts";
import type { DecommissionRequest, Outcome } from "../core/request.ts";
import type { Claim } from "../inventory/claims.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import { RunSchema } from "../inventory/schemas.ts";
import { takeRole } from "../inventory/take-role.ts";
import { accountClient } from "../runtime/clients/account.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { decommissionEntries } from "../runtime/decommission-input.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { protectionEntries, readProtectedNames } from "../runtime/protection.ts";
import { publisher } from "../runtime/publish.ts";
import { parseRequest } from "../runtime/request.ts";
import { readEnabledRegions } from "../services/account.ts";
import { regionsToRead } from "../services/regions.ts";
import { serviceOfRole, sharesUsages } from "../services/services.ts";

const Input = v.object({
  request: v.unknown(),
  run: RunSchema,
});

/** The role is this run's, or the run is over. */
export type ClaimRoleOutput =
  | {
      readonly kind: "claimed";
      readonly request: DecommissionRequest;
      readonly claim: Claim;
      /** Every enabled Region of the service; empty where no service file can tell what uses the role. */
      readonly expected: readonly string[];
      /** The same Regions in groups, each of which one function reads at once. */
      readonly regionGroups: readonly (readonly string[])[];
      readonly observed: boolean;
      /** True if no API tells which of several roles a usage is of. */
      readonly asksIamFirst: boolean;
      /** True if the inventory knew the role: its absence then means that it is gone, not misspelt. */
      readonly known: boolean;
    }
  | { readonly kind: "end"; readonly outcome: Outcome };

/** What claiming needs of the world. */
export interface Dependencies extends Pick<Inventory, "claims" | "control" | "records" | "runs"> {
  readonly journal: Journal;
  readonly now: () => Date;
  readonly readEnabledRegions: () => Promise<readonly string[]>;
  readonly protectedRoleNames: readonly string[];
}

/** A transition per Region would make a run of MediaTailor, with its 21, dearer than it has to be. */
const REGIONS_PER_GROUP = 11;

/** Checks what a run was asked to do and claims the role for it. */
export const claimRole =
  ({ claims, control, records, runs, journal, now, readEnabledRegions, protectedRoleNames }: Dependencies) =>
  async (event: unknown): Promise<ClaimRoleOutput> => {
    const { request: raw, run } = parse(Input, event, (faults) => new ConfigurationError(faults));
    const checked = parseRequest(decommissionEntries, raw);
    if (!checked.success) {
      return refused(checked.reason);
    }
    const { request } = checked;
    const why = await whyNot(request, run.account);
    if (why !== undefined) {
      return refused(why);
    }
    const service = serviceOfRole(request.roleName);
    const enabled = service === undefined ? [] : await readEnabledRegions();
    const record = await records.read(run.account, request.roleName);
    const expected = service === undefined ? [] : regionsToRead(service, enabled, record);
    const taken = await takeRole({ claims, runs, journal, now }, run, request.roleName);
    if ("why" in taken) {
      return refused(taken.why);
    }
    await journal({
      account: run.account,
      roleName: request.roleName,
      at: run.startedAt,
      id: `${run.runId}-started`,
      what: "Run Started",
      detail: { runId: run.runId, mode: request.mode },
    });
    return {
      kind: "claimed",
      request,
      claim: taken.claim,
      expected,
      regionGroups: inGroups(expected),
      observed: service !== undefined,
      asksIamFirst: service !== undefined && sharesUsages(service),
      known: record !== undefined,
    };

    /** Plans are allowed while paused, since they change nothing; protected roles are not even planned. */
    async function whyNot({ roleName, mode }: DecommissionRequest, account: string) {
      return mode === "plan"
        ? protection(roleName, protectedRoleNames)
        : refusal(roleName, { ...(await control.readPause(account)), protectedRoleNames });
    }
  };

function refused(reason: string): ClaimRoleOutput {
  return { kind: "end", outcome: { kind: "refused", reason, blockers: [] } };
}

function inGroups(regions: readonly string[]): readonly (readonly string[])[] {
  const groups = Math.ceil(regions.length / REGIONS_PER_GROUP);
  return Array.from({ length: groups }, (_, index) =>
    regions.slice(index * REGIONS_PER_GROUP, (index + 1) * REGIONS_PER_GROUP),
  );
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  ...protectionEntries,
});
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  claimRole({
    ...inventory,
    now,
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    readEnabledRegions: () => readEnabledRegions(accountClient),
    protectedRoleNames: readProtectedNames(environment),
  }),
);
