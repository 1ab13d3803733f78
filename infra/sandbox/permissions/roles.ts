/** A role whose sessions may call the sandbox. */
export interface DeployedRole {
  /** For example `arn:aws:iam::111122223333:role/rolecall/record-event`. */
  readonly arn: string;
  /** For example `AROAEXAMPLEROLEID0001`. */
  readonly roleId: string;
  /** For example `/rolecall/`. */
  readonly path: string;
  readonly name: string;
  /** Policy document, parsed. */
  readonly trustPolicy: unknown;
  readonly policies: readonly IdentityPolicy[];
}

/** One identity policy of a role, inline or attached. */
export interface IdentityPolicy {
  readonly name: string;
  /** Policy document, parsed. */
  readonly document: unknown;
}

/** The roles of one sandbox. */
export interface RoleStore {
  /** Adds a role, or replaces the one with the same ARN. */
  put(role: DeployedRole): void;
  remove(arn: string): void;
  get(arn: string): DeployedRole | undefined;
  /** Grows with every change, so that what was decided before can be told from what holds now. */
  version(): number;
}

/** Keeps the roles that the deployer puts in. */
export function createRoleStore(): RoleStore {
  const roles = new Map<string, DeployedRole>();
  let version = 0;
  return {
    put(role) {
      roles.set(role.arn, role);
      version += 1;
    },
    remove(arn) {
      roles.delete(arn);
      version += 1;
    },
    get: (arn) => roles.get(arn),
    version: () => version,
  };
}
