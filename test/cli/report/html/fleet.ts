import type { ReportAccount, ReportData, ReportRole } from "../../../../cli/report/report-data.ts";
import type { Finding } from "../../../../functions/core/drift/finding.ts";
import type { RoleRecord } from "../../../../functions/core/record.ts";
import { ENABLED_BY_DEFAULT } from "../../../../infra/cloud/regions.ts";
import {
  accountOf,
  eventAt,
  findingOf,
  readIn,
  readings,
  recordOf,
  reportOn,
  reportRole,
  roleOf,
  runOf,
  unreadIn,
  usageOf,
} from "./samples.ts";

const OBSERVED = [
  "IVSRecordToS3",
  "MediaTailor",
  "MediaPackage",
  "ChimeSDKMessaging",
  "AmazonChimeVoiceConnector",
];

const OTHERS =
  "AmazonEKS AmazonEKSNodegroup AmazonElasticFileSystem AmazonOpenSearchService AmazonSSM APIGateway ApplicationAutoScaling_DynamoDBTable AutoScaling Batch CloudFrontLogger CloudWatchEvents CodeStarNotifications ComputeOptimizer CostOptimizationHub DAX DMSServerless EC2Fleet EC2Spot ECS ElastiCache ElasticLoadBalancing EMRCleanup EventBridgeApiDestinations GlobalAccelerator GroundStation ImageBuilder IoTSiteWise Kafka Keyspaces Lambda.amazonaws.com.Replicator Lex LicenseManager MemoryDB MigrationHub Neptune Organizations RDS Redshift ResourceExplorer Route53RecoveryReadiness SageMaker Scheduler ServiceQuotas SMS Transfer".split(
    " ",
  );

/** What somebody might put wherever a text is free, to see what a page makes of it. */
const HOSTILE = `</script></noscript><img src=x onerror="alert(1)">\u202e&amp;'`;

/** A fleet of accounts with fifty roles each; the same for the same number, so that figures can be compared. */
export function fleet(accounts: number): ReportData {
  return reportOn(...Array.from({ length: accounts }, (_, index) => accountAt(index)));
}

function accountAt(index: number): ReportAccount {
  const account = String(111_122_223_333 + index * 7_919);
  const alias = index % 97 === 5 ? HOSTILE : `${["media", "data", "edge", "core"][index % 4]}-${index}-prod`;
  const names = [...OBSERVED, ...OTHERS].map((name) => `AWSServiceRoleFor${name}`);
  const roles = names.map((name, position) => roleAt(account, name, index * 50 + position));
  const findings = roles.flatMap((role, position) => findingAt(role, index * 50 + position));
  return accountOf(roles, findings, { account, alias, policyDigest: "5e".repeat(32) });
}

function roleAt(account: string, roleName: string, seed: number): ReportRole {
  const service = `${roleName.replace("AWSServiceRoleFor", "").toLowerCase()}.amazonaws.com`;
  const role = roleOf(roleName, {
    roleId: `AROA${String(seed).padStart(17, "0")}`,
    arn: `arn:aws:iam::${account}:role/aws-service-role/${service}/${roleName}`,
    path: `/aws-service-role/${service}/`,
    trusted: [service],
    createdAt: new Date(Date.UTC(2021, 0, 1) + (seed % 1900) * 86_400_000).toISOString(),
    ...(seed % 3 === 0
      ? {}
      : { lastUsedAt: new Date(Date.UTC(2026, 9, 20) - (seed % 380) * 86_400_000).toISOString() }),
    ...(seed % 11 === 0
      ? { tags: { team: `team-${seed % 17}`, note: seed % 143 === 0 ? HOSTILE : "kept" } }
      : {}),
    ...(seed % 7 === 0 ? { description: "Lets the service act in your account" } : {}),
  });
  const isObserved = seed % 50 < OBSERVED.length;
  const record = recordOf(role, {
    account,
    principal: service,
    ...(isObserved
      ? observed(account, seed)
      : { status: seed % 61 === 0 ? "gone" : "unobserved", regions: {} }),
  });
  const runs = isObserved && seed % 4 === 0 ? [runOf({ runId: "run-7f3a" })] : [];
  const history = isObserved
    ? [
        eventAt(0, "Record Changed", { from: "unused", to: "in-use", usages: 3, own: false }),
        ...(runs[0]?.events ?? []),
      ]
    : [];
  return reportRole(record, { runs, history });
}

function observed(account: string, seed: number): Pick<RoleRecord, "status" | "regions"> {
  const kind =
    (["in-use", "unused", "unknown", "in-use"] as const)[(seed + Math.floor(seed / 50)) % 4] ?? "unused";
  const regions = ENABLED_BY_DEFAULT.map((region, position) => {
    const isMarked = (seed * 31 + position * 7) % 9 === 0 && kind !== "unused";
    if (isMarked && kind === "unknown") {
      return unreadIn(
        region,
        `AccessDeniedException: ${HOSTILE} ${"is not allowed by a service control policy; ".repeat(3)}`,
      );
    }
    const usages = Array.from({ length: isMarked ? 1 + ((seed + position) % 4) : 0 }, (_, index) =>
      usageOf(region, `${seed}-${position}-${index}`, {
        arn: `arn:aws:ivs:${region}:${account}:recording-configuration/${seed}x${position}x${index}`,
      }),
    );
    return readIn(region, ...usages);
  });
  return { status: kind, regions: readings(...regions) };
}

function findingAt({ record, verdict }: ReportRole, seed: number): readonly Finding[] {
  const subject = record.role.roleName;
  if (verdict.kind !== "can-go" && verdict.kind !== "unknown") {
    return [];
  }
  const isClosed = seed % 5 === 0;
  return [
    findingOf(subject, {
      account: record.account,
      kind: verdict.kind === "unknown" ? "unknown" : "unused",
      summary: `${subject}: ${verdict.why}`,
      remedy: { action: "decommission", response: "approve" },
      ...(isClosed
        ? { status: "closed", closedAt: "2026-11-19T18:00:00.000Z", closedBecause: "it is in use again" }
        : {}),
    }),
  ];
}
