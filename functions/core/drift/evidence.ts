import { type RoleRecord, usagesOf } from "../record.ts";
import type { Evidence } from "./finding.ts";

/** Evidence of more usages than this names only the first of them. */
const MOST_USAGES_NAMED = 50;

/** What a record has to say for a finding. */
export function evidenceOf(record: RoleRecord): Evidence {
  const { role, status, roleReadAt, completeAt, origin } = record;
  const readings = Object.values(record.regions);
  const arns = usagesOf(record)
    .map(({ arn }) => arn)
    .sort();
  const left = arns.length - MOST_USAGES_NAMED;
  return {
    status,
    roleArn: role.arn,
    createdAt: role.createdAt,
    roleReadAt,
    ...(role.lastUsedAt === undefined ? {} : { lastUsedAt: role.lastUsedAt }),
    ...(completeAt === undefined ? {} : { completeAt }),
    regionsRead: readings.flatMap(({ kind, region }) => (kind === "read" ? [region] : [])).sort(),
    regionsUnread: readings
      .flatMap((reading) => (reading.kind === "unread" ? [`${reading.region}: ${reading.reason}`] : []))
      .sort(),
    usages: left > 0 ? [...arns.slice(0, MOST_USAGES_NAMED), `and ${left} more`] : arns,
    ...(origin === undefined ? {} : { origin }),
  };
}
