import type { Key } from "./store.ts";

/**
 * The table's keys. One partition per account lists its roles and runs; one per role holds what belongs
 * to the role alone.
 */
const accountPartition = (account: string) => `account#${account}`;
const rolePartition = (account: string, roleName: string) => `role#${account}#${roleName}`;

/** Prefixes of sort keys that are listed. */
export const PREFIX = {
  record: "role#",
  run: "run#",
  finding: "finding#",
  remediation: "remediation#",
  history: "history#",
  receipt: "receipt#",
} as const;

/** Partition that lists an account's records and runs. */
export function partitionOfAccount(account: string): string {
  return accountPartition(account);
}

/** Partition of a role's claim, history and receipts. */
export function partitionOfRole(account: string, roleName: string): string {
  return rolePartition(account, roleName);
}

/** The record of a role. */
export function recordKey(account: string, roleName: string): Key {
  return { pk: accountPartition(account), sk: `${PREFIX.record}${roleName}` };
}

/**
 * A run; sorts by its start, in whole seconds: whether Step Functions tells the same milliseconds to the run
 * itself and to EventBridge is not documented.
 */
export function runKey(account: string, startedAt: string, runId: string): Key {
  const second = startedAt.slice(0, "2026-11-20T09:00:00".length);
  return { pk: accountPartition(account), sk: `${PREFIX.run}${second}#${runId}` };
}

/** The kill switch of an account. */
export function controlKey(account: string): Key {
  return { pk: accountPartition(account), sk: "control" };
}

/** The policy that is in force. */
export function policyKey(account: string): Key {
  return { pk: accountPartition(account), sk: "policy" };
}

/** A policy that is or was in force, by its digest. */
export function keptPolicyKey(account: string, digest: string): Key {
  return { pk: accountPartition(account), sk: `policy#${digest}` };
}

/** One finding; an account's, and a role's, stand together. */
export function findingKey(account: string, id: string): Key {
  return { pk: accountPartition(account), sk: `${PREFIX.finding}${id}` };
}

/** What rolecall has done by itself about a role. */
export function remediationKey(account: string, roleName: string): Key {
  return { pk: accountPartition(account), sk: `${PREFIX.remediation}${roleName}` };
}

/** The counts of deletions and of all changes of one UTC day, for example `2026-11-20`. */
export function dailyCountKey(account: string, day: string): Key {
  return { pk: accountPartition(account), sk: `deletions#${day}` };
}

/** The claim of a role. */
export function claimKey(account: string, roleName: string): Key {
  return { pk: rolePartition(account, roleName), sk: "claim" };
}

/** The token of a run that waits to be woken. */
export function waitKey(account: string, roleName: string): Key {
  return { pk: rolePartition(account, roleName), sk: "wait" };
}

/** One entry of a role's history. */
export function historyKey(account: string, roleName: string, at: string, id: string): Key {
  return { pk: rolePartition(account, roleName), sk: `${PREFIX.history}${at}#${id}` };
}

/** What a resource's settings were before a run released it. */
export function receiptKey(account: string, roleName: string, runId: string, arn: string): Key {
  return { pk: rolePartition(account, roleName), sk: `${PREFIX.receipt}${runId}#${arn}` };
}
