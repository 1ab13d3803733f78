import {
  type MaintenanceWindow,
  type Match,
  OBSERVE,
  type ReleaseLimit,
  type Response,
  type Rule,
} from "../core/policy.ts";
import { listOf, sortedSet } from "./lists.ts";
import type { WrittenRule } from "./rule-schema.ts";
import type { WrittenPolicy } from "./schema.ts";
import { type SettledRule, settleRule } from "./settle-rule.ts";
import { secondsOf } from "./time.ts";

/** Fills in a rule of a file in which nothing is wrong. */
export function compileRule(written: WrittenRule, file: WrittenPolicy): Rule {
  const rule = settleRule(written, file.defaults ?? {});
  return {
    name: rule.name,
    match: compileMatch(rule.match ?? {}),
    state: rule.state,
    unexpected: responseOf(rule.unexpected),
    unused: responseOf(rule.unused),
    missing: responseOf(rule.missing),
    drift: responseOf(rule.drift),
    idleSeconds: secondsOr(rule.idle, OBSERVE.idleSeconds),
    minimumAgeSeconds: secondsOr(rule.minimumAge, OBSERVE.minimumAgeSeconds),
    graceSeconds: secondsOr(rule.grace, OBSERVE.graceSeconds),
    window: compileWindow(rule, file),
    approval: {
      approvers: approversOf(rule, file),
      fourEyes: rule.fourEyes ?? OBSERVE.approval.fourEyes,
      expiresAfterSeconds: secondsOr(rule.approvalExpires, OBSERVE.approval.expiresAfterSeconds),
    },
    release: releaseOf(rule),
    description: rule.description ?? null,
    tags: rule.tags ?? {},
    regions: rule.regions === undefined ? null : sortedSet(listOf(rule.regions)),
  };
}

/** Which roles are meant, as lists. */
export function compileMatch({ service, role, tag, account, ou }: NonNullable<WrittenRule["match"]>): Match {
  return {
    services: sortedSet(listOf(service)),
    roles: sortedSet(listOf(role)),
    tags: tag ?? {},
    accounts: sortedSet(listOf(account)),
    organizationalUnits: sortedSet(listOf(ou)),
  };
}

/** Seconds of a duration, if one is given. */
export function secondsOr(duration: string | undefined, otherwise: number): number {
  return duration === undefined ? otherwise : secondsOf(duration);
}

function responseOf(word: "report" | "approve" | "decommission" | "recreate" | "put-back"): Response {
  return word === "report" || word === "approve" ? word : "act";
}

function compileWindow(
  { window }: SettledRule,
  { windows = {}, timeZone = "UTC" }: WrittenPolicy,
): MaintenanceWindow | null {
  const written = typeof window === "string" ? windows[window] : window;
  return written === undefined
    ? null
    : {
        cron: written.cron.replaceAll(/ +/g, " "),
        durationSeconds: secondsOf(written.duration),
        timeZone: written.timeZone ?? timeZone,
      };
}

function approversOf(
  { approvers }: SettledRule,
  { approvers: groups = {} }: WrittenPolicy,
): readonly string[] {
  return sortedSet(
    listOf(approvers).flatMap((one) => (one.startsWith("arn:") ? [one] : listOf(groups[one]))),
  );
}

function releaseOf({ release, releases }: SettledRule): ReleaseLimit {
  return release === "listed" ? { upTo: release, arns: sortedSet(listOf(releases)) } : { upTo: release };
}
