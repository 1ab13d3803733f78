import type { Call, RoleUsageEntry, World } from "../gateway/operation.ts";
import type { OwnedRole } from "./role-on-demand.ts";

/** The role that Resource Explorer reads resources with. */
export const resourceExplorerRole: OwnedRole = {
  principal: "resource-explorer-2.amazonaws.com",
  roleName: "AWSServiceRoleForResourceExplorer",
};

/** How Resource Explorer behaves where AWS promises nothing. All times in seconds of the world's clock. */
export interface ResourceExplorerOptions {
  /** From the creation of an index until it is active. Default 3. */
  readonly creatingSeconds: number;
  /** From the deletion of an index until it is gone. Default 4. */
  readonly deletingSeconds: number;
  /** Indexes on a page when the caller does not say. Default 2: small, so that callers must page. */
  readonly pageItems: number;
}

/** What holds unless an option says otherwise. */
export const defaultResourceExplorerOptions: ResourceExplorerOptions = {
  creatingSeconds: 3,
  deletingSeconds: 4,
  pageItems: 2,
};

/** What every operation has at hand. */
export interface ResourceExplorerContext {
  readonly world: World;
  readonly options: ResourceExplorerOptions;
}

/** The index of one Region; its state follows from the time. Instants are ISO 8601. */
export interface IndexEntry {
  readonly arn: string;
  readonly createdAt: string;
  readonly activeAt: string;
  readonly updatedAt: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Set once its deletion was asked for. */
  readonly goneAt?: string;
}

/** What Resource Explorer keeps of one account in one Region: at most one index. */
interface ResourceExplorerState {
  index?: IndexEntry;
}

/** The state of one account in one Region, without an index that is gone by now. */
export function resourceExplorerState(
  world: World,
  { account, region }: Pick<Call, "account" | "region">,
): ResourceExplorerState {
  const state = world.state<ResourceExplorerState>("resource-explorer-2", account, region, () => ({}));
  const goneAt = state.index?.goneAt;
  if (goneAt !== undefined && Date.parse(goneAt) <= world.now().getTime()) {
    delete state.index;
  }
  return state;
}

/** The indexes of an account in all Regions. */
export function indexesOf(world: World, account: string): readonly { region: string; index: IndexEntry }[] {
  return world.regions.flatMap((region) => {
    const { index } = resourceExplorerState(world, { account, region });
    return index === undefined ? [] : [{ region, index }];
  });
}

/** What keeps the role in use: the index of every Region that has one. */
export function indexUsages(world: World, account: string): readonly RoleUsageEntry[] {
  return indexesOf(world, account).map(({ region, index }) => ({ region, resources: [index.arn] }));
}
