/** The role that a service principal gets from `CreateServiceLinkedRole`. */
interface LinkedRole {
  readonly roleName: string;
  /** True where `CustomSuffix` makes a role `<roleName>_<suffix>`. */
  readonly allowsSuffix?: boolean;
}

/**
 * Principals that this IAM knows, with the role each gets. `chime.amazonaws.com` owns two, of which it is not
 * documented which one it gets: here the one for chat streaming, not `AWSServiceRoleForAmazonChime`.
 *
 * Source: roles recorded on AWS in the IAM tests of localstack/localstack (2025), and role ARNs of a real account
 * listed in righteousgambit/quiet-riot (2021), as of 2026-11-20.
 */
export const linkedRoles: Readonly<Record<string, LinkedRole>> = {
  "accountdiscovery.ssm.amazonaws.com": { roleName: "AWSServiceRoleForAmazonSSM_AccountDiscovery" },
  "acm.amazonaws.com": { roleName: "AWSServiceRoleForCertificateManager" },
  "autoscaling.amazonaws.com": { roleName: "AWSServiceRoleForAutoScaling", allowsSuffix: true },
  "backup.amazonaws.com": { roleName: "AWSServiceRoleForBackup" },
  "batch.amazonaws.com": { roleName: "AWSServiceRoleForBatch" },
  "chime.amazonaws.com": { roleName: "AmazonChimeServiceChatStreamingAccess" },
  "cloudtrail.amazonaws.com": { roleName: "AWSServiceRoleForCloudTrail" },
  "codestar-notifications.amazonaws.com": { roleName: "AWSServiceRoleForCodeStarNotifications" },
  "config.amazonaws.com": { roleName: "AWSServiceRoleForConfig" },
  "connect.amazonaws.com": { roleName: "AWSServiceRoleForAmazonConnect", allowsSuffix: true },
  "ecs.amazonaws.com": { roleName: "AWSServiceRoleForECS" },
  "eks.amazonaws.com": { roleName: "AWSServiceRoleForAmazonEKS" },
  "elasticache.amazonaws.com": { roleName: "AWSServiceRoleForElastiCache" },
  "elasticfilesystem.amazonaws.com": { roleName: "AWSServiceRoleForAmazonElasticFileSystem" },
  "elasticloadbalancing.amazonaws.com": { roleName: "AWSServiceRoleForElasticLoadBalancing" },
  "fis.amazonaws.com": { roleName: "AWSServiceRoleForFIS" },
  "grafana.amazonaws.com": { roleName: "AWSServiceRoleForAmazonGrafana" },
  "guardduty.amazonaws.com": { roleName: "AWSServiceRoleForAmazonGuardDuty" },
  "imagebuilder.amazonaws.com": { roleName: "AWSServiceRoleForImageBuilder" },
  "ivs.amazonaws.com": { roleName: "AWSServiceRoleForIVSRecordToS3" },
  "kafka.amazonaws.com": { roleName: "AWSServiceRoleForKafka" },
  "lakeformation.amazonaws.com": { roleName: "AWSServiceRoleForLakeFormationDataAccess" },
  "lex.amazonaws.com": { roleName: "AWSServiceRoleForLexBots" },
  "lexv2.amazonaws.com": { roleName: "AWSServiceRoleForLexV2Bots", allowsSuffix: true },
  "mediapackage.amazonaws.com": { roleName: "AWSServiceRoleForMediaPackage" },
  "mediatailor.amazonaws.com": { roleName: "AWSServiceRoleForMediaTailor" },
  "memorydb.amazonaws.com": { roleName: "AWSServiceRoleForMemoryDB" },
  "messaging.chime.amazonaws.com": { roleName: "AWSServiceRoleForChimeSDKMessaging" },
  "mq.amazonaws.com": { roleName: "AWSServiceRoleForAmazonMQ" },
  "opensearchservice.amazonaws.com": { roleName: "AWSServiceRoleForAmazonOpenSearchService" },
  "ops.apigateway.amazonaws.com": { roleName: "AWSServiceRoleForAPIGateway" },
  "organizations.amazonaws.com": { roleName: "AWSServiceRoleForOrganizations" },
  "ram.amazonaws.com": { roleName: "AWSServiceRoleForResourceAccessManager" },
  "rds.amazonaws.com": { roleName: "AWSServiceRoleForRDS" },
  "redshift.amazonaws.com": { roleName: "AWSServiceRoleForRedshift" },
  "resource-explorer-2.amazonaws.com": { roleName: "AWSServiceRoleForResourceExplorer" },
  "securityhub.amazonaws.com": { roleName: "AWSServiceRoleForSecurityHub" },
  "ses.amazonaws.com": { roleName: "AWSServiceRoleForAmazonSES" },
  "shield.amazonaws.com": { roleName: "AWSServiceRoleForAWSShield" },
  "ssm.amazonaws.com": { roleName: "AWSServiceRoleForAmazonSSM" },
  "sso.amazonaws.com": { roleName: "AWSServiceRoleForSSO" },
  "support.amazonaws.com": { roleName: "AWSServiceRoleForSupport" },
  "trustedadvisor.amazonaws.com": { roleName: "AWSServiceRoleForTrustedAdvisor" },
  "voiceconnector.chime.amazonaws.com": { roleName: "AWSServiceRoleForAmazonChimeVoiceConnector" },
  "wafv2.amazonaws.com": { roleName: "AWSServiceRoleForWAFV2Logging" },
};
