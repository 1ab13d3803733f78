import type { DeletionReport } from "../../../functions/core/deletion.ts";
import { protectedNames } from "../../../functions/core/guards.ts";
import { makePlan, planText, type SealedPlan } from "../../../functions/core/plan.ts";
import type { DecommissionRequest } from "../../../functions/core/request.ts";
import type { Role } from "../../../functions/core/role.ts";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import type { Claim } from "../../../functions/inventory/claims.ts";
import { type Journal, journal } from "../../../functions/inventory/journal.ts";
import { controlKey } from "../../../functions/inventory/keys.ts";
import { digestOf } from "../../../functions/runtime/digest.ts";
import type { FixedStandards } from "../../../functions/runtime/standards.ts";
import type {
  Release,
  Restoration,
  RestoreRequest,
  ServiceAdapter,
  Settings,
} from "../../../functions/services/port.ts";
import type { RoleMaker } from "../../../functions/services/role-maker.ts";
import type { AdapterFor } from "../../../functions/services/services.ts";
import { role } from "../core/examples.ts";
import { account, type OpenedInventory, openTestInventory } from "../inventory/opened-inventory.ts";

export { role } from "../core/examples.ts";
export { account, collect } from "../inventory/opened-inventory.ts";

/** The run of these tests. */
export const run = { account, startedAt: "2026-11-20T09:00:00.000Z", runId: "run-1" };

/** A request to apply. */
export const request: DecommissionRequest = {
  roleName: role.roleName,
  mode: "apply",
  release: true,
  maxRounds: 5,
};

/** A channel that uses the role. */
export const channel = (id: string): RoleUsage => ({
  kind: "channel",
  arn: `arn:aws:ivs:us-east-1:${account}:channel/${id}`,
  region: "us-east-1",
  release: "detach it",
  stage: 0,
});

/** IAM in memory: roles that a test puts and takes, and deletion tasks that do as they are told. */
export interface MemoryIam {
  roles: Record<string, Role>;
  report: DeletionReport;
  /** Thrown by the next submission. */
  refusal: Error | undefined;
  readonly submitted: string[];
  reads: number;
  readRole(roleName: string): Promise<Role | undefined>;
  submitDeletion(roleName: string): Promise<string | undefined>;
  readDeletion(taskId: string): Promise<DeletionReport>;
}

/** A service in memory: each usage with its settings, by ARN. */
export interface MemoryService extends ServiceAdapter {
  readonly resources: Map<string, { readonly usage: RoleUsage; readonly settings: Settings }>;
  /** Instead of releasing. */
  onRelease: ((usage: RoleUsage) => Promise<Release>) | undefined;
  readonly released: string[];
  /** Instead of restoring. */
  onRestore: ((request: RestoreRequest) => Promise<Restoration>) | undefined;
  readonly restored: string[];
}

/** What the handlers of these tests stand on: the real table, everything of AWS in memory. */
export interface World extends OpenedInventory {
  readonly iam: MemoryIam;
  /** Makes the role of the same IAM again, as another incarnation. */
  readonly roleMaker: RoleMaker;
  readonly readRole: (roleName: string) => Promise<Role | undefined>;
  readonly service: MemoryService;
  readonly adapterFor: AdapterFor;
  readonly journal: Journal;
  readonly published: { readonly what: string; readonly detail: Readonly<Record<string, unknown>> }[];
  readonly readEnabledRegions: () => Promise<readonly string[]>;
  readonly protectedRoleNames: readonly string[];
  readonly standards: FixedStandards;
  pause(reason: string): Promise<void>;
  /** Claims a role, that of IVS unless told, for the run of these tests. */
  claim(roleName?: string): Promise<Claim>;
  /** Keeps a plan of the role of IVS that names these usages. */
  approve(...usages: readonly RoleUsage[]): Promise<SealedPlan>;
}

function memoryIam(): MemoryIam {
  return {
    roles: { [role.roleName]: role },
    report: { status: "IN_PROGRESS", blockers: [] },
    refusal: undefined,
    submitted: [],
    reads: 0,
    async readRole(roleName) {
      this.reads += 1;
      return this.roles[roleName];
    },
    async submitDeletion(roleName) {
      if (this.refusal !== undefined) {
        throw this.refusal;
      }
      if (this.roles[roleName] === undefined) {
        return undefined;
      }
      this.submitted.push(roleName);
      return "task/1";
    },
    async readDeletion() {
      return this.report;
    },
  };
}

function memoryRoleMaker(iam: MemoryIam): RoleMaker {
  const change = (roleName: string, more: Partial<Role>) => {
    const known = iam.roles[roleName];
    if (known === undefined) {
      throw new Error(`there is no ${roleName}`);
    }
    iam.roles[roleName] = { ...known, ...more, tags: { ...known.tags, ...more.tags } };
  };
  return {
    async create({ description }) {
      const told = description === null ? {} : { description };
      iam.roles[role.roleName] = { ...role, ...told, roleId: "AROAEXAMPLEROLEID0002" };
      return role.roleName;
    },
    async describe(roleName, description) {
      change(roleName, { description });
    },
    async tag(roleName, tags) {
      change(roleName, { tags });
    },
  };
}

function memoryService(): MemoryService {
  return {
    resources: new Map(),
    onRelease: undefined,
    released: [],
    async findUsages(region) {
      return [...this.resources.values()]
        .map(({ usage }) => usage)
        .filter((usage) => usage.region === region);
    },
    async readSettings({ arn }) {
      return this.resources.get(arn)?.settings;
    },
    async release(usage) {
      if (this.onRelease !== undefined) {
        return this.onRelease(usage);
      }
      this.resources.delete(usage.arn);
      this.released.push(usage.arn);
      return { kind: "released" };
    },
    settingsAfterRelease: () => undefined,
    onRestore: undefined,
    restored: [],
    async restore(request) {
      if (this.onRestore !== undefined) {
        return this.onRestore(request);
      }
      const { usage, settings } = request;
      this.restored.push(usage.arn);
      this.resources.set(usage.arn, { usage: { ...usage, release: "detach it", stage: 0 }, settings });
      return { kind: "restored" };
    },
  };
}

/** Makes a world with the IVS role in it, which nothing uses; two Regions are enabled. */
export async function arrangeWorld(): Promise<World> {
  const inventory = await openTestInventory();
  const published: World["published"] = [];
  const service = memoryService();
  const iam = memoryIam();
  return {
    ...inventory,
    iam,
    roleMaker: memoryRoleMaker(iam),
    readRole: (roleName) => iam.readRole(roleName),
    service,
    adapterFor: () => service,
    published,
    journal: journal(inventory.history, async (what, detail) => {
      published.push({ what, detail });
    }),
    readEnabledRegions: async () => ["us-east-1", "eu-west-1", "us-east-2"],
    protectedRoleNames: protectedNames([], []),
    standards: { organizationalUnits: undefined, protectedRoleNames: protectedNames([], []) },
    async pause(reason) {
      await inventory.store.put(controlKey(account), { paused: true, reason });
    },
    async claim(roleName = role.roleName) {
      const taken = await inventory.claims.take(account, roleName, run.runId);
      if (!("claim" in taken)) {
        throw new Error(`the claim is held by ${taken.heldBy}`);
      }
      return taken.claim;
    },
    async approve(...usages) {
      const { roleName, roleId, arn } = role;
      const plan = makePlan({ account, roleName, roleId, roleArn: arn, usages });
      const sealed = { ...plan, digest: digestOf(planText(plan)) };
      await inventory.runs.keepPlan(run, sealed);
      return sealed;
    },
  };
}
