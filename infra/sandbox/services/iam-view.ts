import type { World } from "../gateway/operation.ts";
import type { IamOptions } from "./iam-options.ts";
import { type IamState, iamState, type RoleEntry } from "./iam-state.ts";

/**
 * The roles that one reader is shown now. IAM is eventually consistent: a new role may be missing, and a
 * deleted one may still be there.
 *
 * Source: AWS IAM User Guide, troubleshooting (text of June 2023, as of 2026-11-20).
 */
export function rolesShown(world: World, options: IamOptions, account: string): readonly RoleEntry[] {
  return shownOf(world, options, iamState(world, account), () => true);
}

/** The role of that name as one reader is shown it now. */
export function roleShown(
  world: World,
  options: IamOptions,
  account: string,
  name: string,
): RoleEntry | undefined {
  const isNamed = (role: RoleEntry) => role.name === name;
  // Chance is asked of every role in turn; where it has no say, an account may have thousands.
  const isAsked = options.staleSeconds > 0 ? () => true : isNamed;
  return shownOf(world, options, iamState(world, account), isAsked).find(isNamed);
}

function shownOf(
  world: World,
  options: IamOptions,
  state: IamState,
  isAsked: (role: RoleEntry) => boolean,
): readonly RoleEntry[] {
  const now = world.now().getTime();
  const recent = (instant: string) => now - Date.parse(instant) < options.staleSeconds * 1000;
  forget(state, recent);
  const stale = (instant: string) =>
    recent(instant) && (options.staleReads === "every" || world.random() < 0.5);
  const shown = state.roles
    .filter(isAsked)
    .filter(({ createdAt, goneAt }) => (goneAt === undefined ? !stale(createdAt) : stale(goneAt)));
  // The newest incarnation of a name wins where a reader could see two.
  return [...new Map(shown.map((role) => [role.name, role])).values()];
}

/** Drops the deleted roles that nobody is shown any more. */
function forget(state: IamState, recent: (instant: string) => boolean): void {
  const isPast = ({ goneAt }: RoleEntry) => goneAt !== undefined && !recent(goneAt);
  if (state.roles.some(isPast)) {
    state.roles = state.roles.filter((role) => !isPast(role));
  }
}
