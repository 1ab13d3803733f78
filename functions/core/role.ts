/** One incarnation of a role, as IAM shows it. Instants are ISO 8601. */
export interface Role {
  readonly roleName: string;
  /** IAM's own id: a role that is deleted and made again has another one. */
  readonly roleId: string;
  readonly arn: string;
  readonly path: string;
  /** Principals that the trust policy lets assume the role. */
  readonly trusted: readonly string[];
  readonly createdAt: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Absent: not used within IAM's tracking window, which is not the same as never. */
  readonly lastUsedAt?: string;
}

/** A role as a listing shows it: without tags and last use, which only reading the role itself tells. */
export type ListedRole = Omit<Role, "tags" | "lastUsedAt">;

const SERVICE_PATH = /^\/aws-service-role\/([^/]+)\/$/;

/**
 * Answers which service owns a role, or `undefined` if the role is not service-linked.
 *
 * The path alone could belong to an ordinary role, so the trust policy has to name the same principal.
 */
export function owningPrincipal({ path, trusted }: Pick<Role, "path" | "trusted">): string | undefined {
  const principal = SERVICE_PATH.exec(path)?.[1];
  return principal !== undefined && trusted.includes(principal) ? principal : undefined;
}
