import type { KnownRole } from "./known-role.ts";

/** The known roles whose principal begins with a to b. */
export const aToB = [
  {
    principal: "access-analyzer.amazonaws.com",
    roleName: "AWSServiceRoleForAccessAnalyzer",
    deletion: "iam",
    sources: ["docs-access-analyzer", "quiet-riot-2021"],
    note: "All analyzers of the organization have to be deleted first, in every Region.",
  },
  {
    principal: "accountdiscovery.ssm.amazonaws.com",
    roleName: "AWSServiceRoleForAmazonSSM_AccountDiscovery",
    deletion: "iam",
    sources: ["docs-ssm-account-discovery", "localstack-2025"],
    note: "All resource data syncs of Explorer have to be deleted first.",
  },
  {
    principal: "acm.amazonaws.com",
    roleName: "AWSServiceRoleForCertificateManager",
    deletion: "iam",
    sources: ["docs-acm", "localstack-2025"],
  },
  {
    principal: "agentless.inspector2.amazonaws.com",
    roleName: "AWSServiceRoleForAmazonInspector2Agentless",
    deletion: "iam",
    sources: ["docs-inspector", "public-text-2026"],
    note: "The scan mode has to be agent-based first, in every Region with agentless scanning.",
  },
  {
    principal: "application-signals.cloudwatch.amazonaws.com",
    roleName: "AWSServiceRoleForCloudWatchApplicationSignals",
    deletion: "unknown",
    sources: ["public-text-2026"],
  },
  {
    principal: "appmesh.amazonaws.com",
    roleName: "AWSServiceRoleForAppMesh",
    deletion: "iam",
    sources: ["docs-app-mesh", "localstack-2025"],
  },
  {
    principal: "apprunner.amazonaws.com",
    roleName: "AWSServiceRoleForAppRunner",
    deletion: "iam",
    sources: ["docs-app-runner", "quiet-riot-account"],
  },
  {
    principal: "appstream.application-autoscaling.amazonaws.com",
    roleName: "AWSServiceRoleForApplicationAutoScaling_AppStreamFleet",
    deletion: "iam",
    sources: ["docs-application-auto-scaling", "quiet-riot-account"],
  },
  {
    principal: "auditmanager.amazonaws.com",
    roleName: "AWSServiceRoleForAuditManager",
    deletion: "iam",
    sources: ["docs-audit-manager", "quiet-riot-account"],
    note: "Audit Manager has to be deregistered first, in every Region and for the organization's administrators too.",
  },
  {
    principal: "autoscaling-plans.amazonaws.com",
    roleName: "AWSServiceRoleForAutoScalingPlans_EC2AutoScaling",
    deletion: "iam",
    sources: ["docs-auto-scaling-plans", "localstack-2025"],
  },
  {
    principal: "autoscaling.amazonaws.com",
    roleName: "AWSServiceRoleForAutoScaling",
    customSuffix: true,
    deletion: "iam",
    sources: ["docs-ec2-auto-scaling", "localstack-2025"],
    note: "Every Auto Scaling group that uses it has to be deleted first.",
  },
  {
    principal: "backup.amazonaws.com",
    roleName: "AWSServiceRoleForBackup",
    deletion: "iam",
    sources: ["docs-backup", "localstack-2025"],
    note: "All recovery points and then all backup vaults have to be deleted first.",
  },
  {
    principal: "batch.amazonaws.com",
    roleName: "AWSServiceRoleForBatch",
    deletion: "iam",
    sources: ["docs-batch", "localstack-2025"],
  },
  {
    principal: "billingconductor.amazonaws.com",
    roleName: "AWSServiceRoleForBillingConductor",
    deletion: "iam",
    sources: ["docs-billing-conductor"],
  },
  {
    principal: "braket.amazonaws.com",
    roleName: "AWSServiceRoleForAmazonBraket",
    deletion: "unknown",
    sources: ["quiet-riot-account"],
  },
  {
    principal: "bugbust.amazonaws.com",
    roleName: "AWSServiceRoleForBugBust",
    deletion: "unknown",
    sources: ["quiet-riot-account"],
  },
] as const satisfies readonly KnownRole[];
