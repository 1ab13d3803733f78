import type { Principal } from "../gateway/operation.ts";
import type { DeployedRole } from "./roles.ts";

/** What a client signs with to be a role session. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Absent for sessions that do not end. */
  readonly expiration?: Date;
}

/** A role session as it is kept: plain JSON, instants in ISO 8601. */
export interface StoredSession {
  readonly roleArn: string;
  readonly roleId: string;
  readonly roleName: string;
  readonly sessionName: string;
  readonly sessionToken: string;
  readonly created: string;
  readonly expires?: string;
}

/** Who signs with an access key, or why nobody does. */
export type Identification =
  | { readonly kind: "known"; readonly principal: Principal }
  | { readonly kind: "unknown" }
  | { readonly kind: "expired" };

/** What a session store needs from around it. */
export interface SessionOptions {
  readonly now: () => Date;
  /** 0 up to 1. */
  readonly random: () => number;
  /** Where the sessions are kept, by access key; it is changed in place. */
  readonly sessions: Record<string, StoredSession>;
}

const KEY_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The account of an ARN, for example `111122223333`. */
export const accountOf = (arn: string): string => arn.split(":")[4] ?? "";

/** An access key that is a number of twelve digits is the administrator of that account. */
const ACCOUNT = /^\d{12}$/;

const administrator = (account: string): Principal => ({
  kind: "administrator",
  account,
  arn: `arn:aws:sts::${account}:assumed-role/Administrator/sandbox`,
  principalId: `AROASANDB${account}:sandbox`,
  accessKeyId: account,
});

const sessionPrincipal = (accessKeyId: string, session: StoredSession): Principal => ({
  kind: "assumed-role",
  account: accountOf(session.roleArn),
  arn: `arn:aws:sts::${accountOf(session.roleArn)}:assumed-role/${session.roleName}/${session.sessionName}`,
  principalId: `${session.roleId}:${session.sessionName}`,
  accessKeyId,
  roleArn: session.roleArn,
  sessionCreated: new Date(session.created),
});

/** The role sessions of one sandbox: makes their credentials, and tells who signs with them. */
export function createSessions({ now, random, sessions }: SessionOptions) {
  const signs = (count: number) =>
    Array.from({ length: count }, () => KEY_SIGNS[Math.floor(random() * KEY_SIGNS.length)]).join("");

  return {
    /** @param durationSeconds the session never ends if it is left out */
    open(role: DeployedRole, sessionName: string, durationSeconds?: number): SessionCredentials {
      const accessKeyId = `ASIA${signs(16)}`;
      const sessionToken = signs(64);
      const expiration =
        durationSeconds === undefined ? undefined : new Date(now().getTime() + durationSeconds * 1000);
      sessions[accessKeyId] = {
        roleArn: role.arn,
        roleId: role.roleId,
        roleName: role.name,
        sessionName,
        sessionToken,
        created: now().toISOString(),
        ...(expiration === undefined ? {} : { expires: expiration.toISOString() }),
      };
      const credentials = { accessKeyId, secretAccessKey: signs(40), sessionToken };
      return expiration === undefined ? credentials : { ...credentials, expiration };
    },

    identify(accessKeyId: string, sessionToken?: string): Identification {
      if (ACCOUNT.test(accessKeyId)) {
        return { kind: "known", principal: administrator(accessKeyId) };
      }
      const session = Object.hasOwn(sessions, accessKeyId) ? sessions[accessKeyId] : undefined;
      if (session === undefined || session.sessionToken !== sessionToken) {
        return { kind: "unknown" };
      }
      const ended = session.expires !== undefined && new Date(session.expires) <= now();
      return ended
        ? { kind: "expired" }
        : { kind: "known", principal: sessionPrincipal(accessKeyId, session) };
    },
  };
}
