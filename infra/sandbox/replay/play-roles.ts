import type { SandboxWorld } from "../gateway/world.ts";
import { addRole, iamState } from "../services/iam-state.ts";
import type { PresentRole } from "./roles-at.ts";

/** Makes IAM have these of the roles that events speak of, and no others of them. */
export function playRoles(
  world: SandboxWorld,
  account: string,
  spokenOf: ReadonlySet<string>,
  present: readonly PresentRole[],
): void {
  const state = iamState(world, account);
  const names = new Set(present.map(({ name }) => name));
  state.roles = state.roles.filter(({ name }) => !spokenOf.has(name) || names.has(name));
  for (const role of present) {
    addRole(world, { account, ...role });
  }
}
