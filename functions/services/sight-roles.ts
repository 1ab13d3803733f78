import { inParallel } from "../core/in-parallel.ts";
import type { RoleRecord } from "../core/record.ts";
import type { ListedRole, Role } from "../core/role.ts";
import { needsReading, type SweepTerms, whyNotBelieved } from "../core/sweep.ts";
import { describeFailure } from "./failures.ts";
import type { Iam } from "./iam.ts";

/** A role as it is known now: as IAM has just shown it, or as an earlier look read it. */
export interface SightedRole {
  readonly roleName: string;
  /** Absent: IAM says that there is no such role. */
  readonly role: Role | undefined;
  /** When the role itself was read; ISO 8601. */
  readonly roleReadAt: string;
  /** True if it was read just now. */
  readonly isFresh: boolean;
}

/** A role that could not be read, or whose reading is not believed yet. */
export interface UnsightedRole {
  readonly roleName: string;
  readonly why: string;
}

/** What reading roles needs of the world. */
export interface SightDependencies {
  readonly iam: Pick<Iam, "readRole">;
  readonly now: () => Date;
}

/** IAM's limits are of the account, and others call it, too. */
const MOST_CALLS_AT_ONCE = 10;

/**
 * Reads those roles themselves of which something may have changed; the others stand as they were read before. A role
 * that is recorded and not listed is read, too: only its absence there says that it is gone.
 */
export async function sightRoles(
  dependencies: SightDependencies,
  listed: readonly ListedRole[],
  records: readonly RoleRecord[],
  terms: SweepTerms,
): Promise<readonly (SightedRole | UnsightedRole)[]> {
  const known = new Map(records.map((record) => [record.role.roleName, record]));
  const names = new Set(listed.map(({ roleName }) => roleName));
  const vanished = records.filter(({ role, status }) => status !== "gone" && !names.has(role.roleName));
  const toRead = [
    ...listed.filter((role) => needsReading(role, known.get(role.roleName), terms)),
    ...vanished.map(({ role }) => role),
  ].map(({ roleName }) => roleName);
  const read = await inParallel(MOST_CALLS_AT_ONCE, toRead, (roleName) =>
    sightRole(dependencies, roleName, known.get(roleName)),
  );
  const reread = new Set(toRead);
  const standing = records.flatMap(({ role, roleReadAt }): readonly SightedRole[] =>
    names.has(role.roleName) && !reread.has(role.roleName)
      ? [{ roleName: role.roleName, role, roleReadAt, isFresh: false }]
      : [],
  );
  return [...read, ...standing];
}

/** Reads one role; what fails for it hurts no other. */
export async function sightRole(
  { iam, now }: SightDependencies,
  roleName: string,
  known: RoleRecord | undefined,
): Promise<SightedRole | UnsightedRole> {
  const roleReadAt = now().toISOString();
  try {
    const role = await iam.readRole(roleName);
    const why = whyNotBelieved(known, role, now().toISOString());
    return why === undefined ? { roleName, role, roleReadAt, isFresh: true } : { roleName, why };
  } catch (error) {
    return { roleName, why: describeFailure(error) };
  }
}
