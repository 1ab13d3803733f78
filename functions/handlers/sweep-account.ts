import * as v from "valibot";
import type { FindingChange } from "../core/drift/compare-findings.ts";
import { InvalidEventError } from "../core/errors.ts";
import { inParallel } from "../core/in-parallel.ts";
import { isNews } from "../core/news.ts";
import type { RoleRecord } from "../core/record.ts";
import { keptSecondsUnder, needsLastUse } from "../core/sweep.ts";
import { closeVanishedRuns } from "../inventory/close-vanished.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { journal, type Publish } from "../inventory/journal.ts";
import type { ReactDependencies } from "../inventory/react.ts";
import { type ReconciledAccount, reconcileAccount } from "../inventory/reconcile-account.ts";
import type { ReconcileDependencies } from "../inventory/reconcile-role.ts";
import { recordLook } from "../inventory/record-look.ts";
import { accountClient } from "../runtime/clients/account.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { patience } from "../runtime/clients/once.ts";
import { sfnClient } from "../runtime/clients/sfn.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { type Invocation, lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import {
  type FixedStandards,
  readFixedStandards,
  standardsEntries,
  standardsNow,
} from "../runtime/standards.ts";
import { runStarter } from "../runtime/start-run.ts";
import { waker } from "../runtime/wake.ts";
import { readEnabledRegions } from "../services/account.ts";
import { iam } from "../services/iam.ts";
import { type LookAtAllDependencies, lookAtAll, type Sweep } from "../services/look-at-all.ts";
import { openAdapters } from "../services/services.ts";

/** A schedule's event, rolecall's own "Policy Changed", or what a person asks for; only `refresh` is read. */
const Input = v.looseObject({
  /** True: every role is read, whatever is kept of it. */
  refresh: v.optional(v.boolean("must be true or false"), false),
});

/** What a sweep has come to. */
export interface SweepAccountOutput {
  readonly kind: "swept";
  /** How many roles there are. */
  readonly roles: number;
  /** Of how many roles an owner is told something new. */
  readonly changed: number;
  readonly findings: Readonly<Record<"open" | FindingChange["kind"], number>>;
  /** What could not be read, and why. */
  readonly unread: readonly string[];
}

/** What sweeping needs of the world. */
export interface Dependencies
  extends LookAtAllDependencies,
    Pick<Inventory, "claims" | "findings" | "policies" | "records" | "runs"> {
  readonly standards: FixedStandards;
  /** What becoming unused leads to. */
  readonly reaction: ReactDependencies;
  /** What findings lead to. */
  readonly remedy: ReconcileDependencies;
  readonly publish: Publish;
}

/**
 * Looks at every role of the account, writes down what is news, and brings all findings up to it. It does not rely on
 * any event: what events missed is repaired here.
 *
 * @throws the SDK's own error if the roles or Regions cannot be listed, or the table fails. Trying again may help.
 */
export const sweepAccount =
  (dependencies: Dependencies) =>
  async (event: unknown, { account, requestId }: Invocation): Promise<SweepAccountOutput> => {
    const { policies, records, findings, standards: fixed, publish, now } = dependencies;
    const { refresh } = parse(Input, event, (faults) => new InvalidEventError(faults));
    await closeVanishedRuns({ ...dependencies, journal: dependencies.remedy.journal }, account);
    const at = now().toISOString();
    const [policy, kept, known] = await Promise.all([
      policies.read(account),
      Array.fromAsync(records.list(account)),
      findings.list(account),
    ]);
    const standards = standardsNow(fixed, policy, now());
    const keptSeconds = keptSecondsUnder(policy);
    const bySubject = Map.groupBy(known, ({ subject }) => subject);
    const sweep = await lookAtAll(dependencies, {
      account,
      records: kept,
      at,
      keptSeconds,
      refresh,
      needsLastUse: (record) => needsLastUse(record, standards, bySubject.get(record.role.roleName) ?? []),
    });
    const current = new Map(kept.map((record) => [record.role.roleName, record]));
    const changed = await recordSweep(dependencies.reaction, sweep, current, {
      id: `sweep-${requestId}`,
      isWorthWriting: (before, after) => isNews(before, after, { at, keptSeconds }),
    });
    const unsighted = new Map(sweep.unsighted.map(({ roleName, why }) => [roleName, why]));
    const { changes, open } = await reconcile(dependencies, account, current, {
      digest: policy?.digest,
      unsighted,
    });
    const count = (kind: FindingChange["kind"]) => changes.filter((change) => change.kind === kind).length;
    const answer = {
      kind: "swept",
      roles: [...current.values()].filter(({ status }) => status !== "gone").length,
      changed,
      findings: { open, opened: count("opened"), updated: count("updated"), closed: count("closed") },
      unread: [...sweep.unread, ...[...unsighted].map(([roleName, why]) => `${roleName}: ${why}`)],
    } as const;
    const { kind: _, ...detail } = answer;
    const what = "Sweep Completed";
    await publish(what, { account, at, id: `sweep-${requestId}`, ...detail });
    return answer;
  };

/** Few looks are news, but for the first sweep of an account: waiting for the table is not what that takes its time for. */
const MOST_WRITES_AT_ONCE = 10;

/** Records every look; brings `current` up to what is known now. */
async function recordSweep(
  reaction: ReactDependencies,
  { looks }: Sweep,
  current: Map<string, RoleRecord>,
  how: {
    readonly id: string;
    readonly isWorthWriting: (before: RoleRecord | undefined, after: RoleRecord) => boolean;
  },
): Promise<number> {
  let changed = 0;
  await inParallel(MOST_WRITES_AT_ONCE, looks, async ({ roleName, look }) => {
    const done = await recordLook(reaction, { roleName, look, hint: "sweep", ...how });
    if (done !== undefined) {
      current.set(roleName, done.after);
      changed += done.changed ? 1 : 0;
    }
  });
  return changed;
}

/** So often a policy may be put in force while a sweep judges; the sweep that it starts itself judges by the last one. */
const MOST_POLICIES = 3;

/**
 * Judges by the policy that is in force, and once more if another one is when it is done: of two sweeps at the same
 * time none leaves findings behind that an old policy made.
 */
async function reconcile(
  { policies, remedy, standards: fixed, now }: Dependencies,
  account: string,
  records: ReadonlyMap<string, RoleRecord>,
  looked: { readonly digest: string | undefined; readonly unsighted: ReadonlyMap<string, string> },
): Promise<ReconciledAccount> {
  const changes: FindingChange[] = [];
  for (let tries = 1; ; tries += 1) {
    const policy = await policies.read(account);
    const wasLookedFor = policy?.digest === looked.digest;
    const mayStart = (roleName: string) => wasLookedFor && !looked.unsighted.has(roleName);
    const done = await reconcileAccount(remedy, standardsNow(fixed, policy, now()), {
      account,
      records,
      mayStart,
    });
    changes.push(...done.changes);
    if (tries === MOST_POLICIES || (await policies.readDigest(account)) === policy?.digest) {
      return { changes, open: done.open };
    }
  }
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  STATE_MACHINE_ARN: v.string(),
  REMEDIATE_STATE_MACHINE_ARN: v.string(),
  ON_UNUSED: v.picklist(["report", "plan", "decommission"]),
  ...standardsEntries,
});
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);
const publish = publisher(eventBridgeClient, environment.BUS_NAME);
const noted = { ...inventory, journal: journal(inventory.history, publish) };
const standards = readFixedStandards(environment);

export const handler = lambda(
  sweepAccount({
    ...inventory,
    now,
    publish,
    standards,
    iam: iam(iamClient),
    adapterFor: openAdapters(patience),
    readEnabledRegions: () => readEnabledRegions(accountClient),
    reaction: {
      ...noted,
      startRun: runStarter(sfnClient, environment.STATE_MACHINE_ARN),
      onUnused: environment.ON_UNUSED,
      protectedRoleNames: standards.protectedRoleNames,
    },
    remedy: {
      ...noted,
      startRun: runStarter(sfnClient, environment.REMEDIATE_STATE_MACHINE_ARN),
      wake: waker(sfnClient),
    },
  }),
);
