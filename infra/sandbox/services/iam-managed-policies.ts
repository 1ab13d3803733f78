import { knownDocuments } from "./iam-managed-documents.ts";
import type { RoleEntry } from "./iam-state.ts";

/**
 * The AWS-managed policy that each service attaches to its role, by principal. Where none is named none is known: of
 * `AmazonChimeServiceChatStreamingAccess`, for one, no source names a policy.
 *
 * Source: roles recorded on AWS in the IAM tests of localstack/localstack (2025); for the roles that rolecall can
 * release, iann0036/iam-dataset (2026-08-22); both as of 2026-11-20.
 */
export const managedPolicies: Readonly<Record<string, string>> = {
  "accountdiscovery.ssm.amazonaws.com": "AWSSystemsManagerAccountDiscoveryServicePolicy",
  "acm.amazonaws.com": "CertificateManagerServiceRolePolicy",
  "autoscaling.amazonaws.com": "AutoScalingServiceRolePolicy",
  "backup.amazonaws.com": "AWSBackupServiceLinkedRolePolicyForBackup",
  "batch.amazonaws.com": "BatchServiceRolePolicy",
  "cloudtrail.amazonaws.com": "CloudTrailServiceRolePolicy",
  "codestar-notifications.amazonaws.com": "AWSCodeStarNotificationsServiceRolePolicy",
  "config.amazonaws.com": "AWSConfigServiceRolePolicy",
  "connect.amazonaws.com": "AmazonConnectServiceLinkedRolePolicy",
  "ecs.amazonaws.com": "AmazonECSServiceRolePolicy",
  "eks.amazonaws.com": "AmazonEKSServiceRolePolicy",
  "elasticache.amazonaws.com": "ElastiCacheServiceRolePolicy",
  "elasticfilesystem.amazonaws.com": "AmazonElasticFileSystemServiceRolePolicy",
  "elasticloadbalancing.amazonaws.com": "AWSElasticLoadBalancingServiceRolePolicy",
  "fis.amazonaws.com": "AmazonFISServiceRolePolicy",
  "grafana.amazonaws.com": "AmazonGrafanaServiceLinkedRolePolicy",
  "imagebuilder.amazonaws.com": "AWSServiceRoleForImageBuilder",
  "ivs.amazonaws.com": "IVSRecordToS3",
  "kafka.amazonaws.com": "KafkaServiceRolePolicy",
  "lakeformation.amazonaws.com": "LakeFormationDataAccessServiceRolePolicy",
  "lex.amazonaws.com": "AmazonLexBotPolicy",
  "lexv2.amazonaws.com": "AmazonLexV2BotPolicy",
  "mediapackage.amazonaws.com": "MediaPackageServiceRolePolicy",
  "mediatailor.amazonaws.com": "AWSMediaTailorServiceRolePolicy",
  "memorydb.amazonaws.com": "MemoryDBServiceRolePolicy",
  "messaging.chime.amazonaws.com": "AmazonChimeSDKMessagingServiceRolePolicy",
  "mq.amazonaws.com": "AmazonMQServiceRolePolicy",
  "opensearchservice.amazonaws.com": "AmazonOpenSearchServiceRolePolicy",
  "ops.apigateway.amazonaws.com": "APIGatewayServiceRolePolicy",
  "ram.amazonaws.com": "AWSResourceAccessManagerServiceRolePolicy",
  "rds.amazonaws.com": "AmazonRDSServiceRolePolicy",
  "redshift.amazonaws.com": "AmazonRedshiftServiceLinkedRolePolicy",
  "resource-explorer-2.amazonaws.com": "AWSResourceExplorerServiceRolePolicy",
  "ses.amazonaws.com": "AmazonSESServiceRolePolicy",
  "shield.amazonaws.com": "AWSShieldServiceRolePolicy",
  "ssm.amazonaws.com": "AmazonSSMServiceRolePolicy",
  "sso.amazonaws.com": "AWSSSOServiceRolePolicy",
  "voiceconnector.chime.amazonaws.com": "AmazonChimeVoiceConnectorServiceLinkedRolePolicy",
  "wafv2.amazonaws.com": "WAFV2LoggingServiceRolePolicy",
};

const PREFIX = "arn:aws:iam::aws:policy/aws-service-role/";

/** An AWS-managed policy of a service-linked role. */
export interface ManagedPolicy {
  readonly name: string;
  readonly arn: string;
  /** The default version, and the only one here. */
  readonly version: string;
  /** Absent where it is not known. */
  readonly createdAt?: Date;
  /** JSON text; without statements where what the policy allows is not known here. */
  readonly document: string;
}

const policyNamed = (name: string): ManagedPolicy => {
  const { version = "v1", createdOn, statements = [] } = knownDocuments[name] ?? {};
  return {
    name,
    arn: `${PREFIX}${name}`,
    version,
    ...(createdOn === undefined ? {} : { createdAt: new Date(createdOn) }),
    document: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  };
};

/** The policy that the owner of a service-linked role has attached to it, where one is known. */
export function managedPolicyOf({ path }: Pick<RoleEntry, "path">): ManagedPolicy | undefined {
  const [, principal = ""] = /^\/aws-service-role\/([^/]+)\/$/.exec(path) ?? [];
  const name = Object.hasOwn(managedPolicies, principal) ? managedPolicies[principal] : undefined;
  return name === undefined ? undefined : policyNamed(name);
}

/** The policy with this ARN, where it is one of those. */
export function managedPolicyAt(arn: string): ManagedPolicy | undefined {
  const name = arn.startsWith(PREFIX) ? arn.slice(PREFIX.length) : "";
  return Object.values(managedPolicies).includes(name) ? policyNamed(name) : undefined;
}
