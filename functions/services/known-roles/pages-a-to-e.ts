/** The pages of AWS on the roles of services whose short key begins with a to e. */
export const pagesAToE = {
  "docs-access-analyzer":
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-using-service-linked-roles.html (read 2026-11-20)",
  "docs-acm": "https://docs.aws.amazon.com/acm/latest/userguide/acm-slr.html (read 2026-11-20)",
  "docs-api-gateway":
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-app-mesh":
    "https://docs.aws.amazon.com/app-mesh/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-app-runner":
    "https://docs.aws.amazon.com/apprunner/latest/dg/using-service-linked-roles-management.html (read 2026-11-20)",
  "docs-app-runner-networking":
    "https://docs.aws.amazon.com/apprunner/latest/dg/using-service-linked-roles-networking.html (read 2026-11-20)",
  "docs-application-auto-scaling":
    "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html (read 2026-11-20)",
  "docs-application-discovery":
    "https://docs.aws.amazon.com/application-discovery/latest/userguide/delete-service-linked-role.html (read 2026-11-20)",
  "docs-audit-manager":
    "https://docs.aws.amazon.com/audit-manager/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-auto-scaling-plans":
    "https://docs.aws.amazon.com/autoscaling/plans/userguide/aws-auto-scaling-service-linked-roles.html (read 2026-11-20)",
  "docs-backup":
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackup.html (read 2026-11-20)",
  "docs-backup-reports":
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackupReports.html (read 2026-11-20)",
  "docs-batch":
    "https://docs.aws.amazon.com/batch/latest/userguide/using-service-linked-roles-batch-general.html (read 2026-11-20)",
  "docs-batch-sagemaker":
    "https://docs.aws.amazon.com/batch/latest/userguide/using-service-linked-roles-batch-sagemaker.html (read 2026-11-20)",
  "docs-billing-conductor":
    "https://docs.aws.amazon.com/billingconductor/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-chatbot":
    "https://docs.aws.amazon.com/chatbot/latest/adminguide/slr-permissions.html (read 2026-11-20)",
  "docs-chime":
    "https://docs.aws.amazon.com/chime/latest/ag/using-service-linked-roles-a4b.html (read 2026-11-20)",
  "docs-chime-messaging":
    "https://docs.aws.amazon.com/chime-sdk/latest/dg/stream-service-linked.html (read 2026-11-20)",
  "docs-chime-streaming":
    "https://github.com/awsdocs/amazon-chime-sdk-developer-guide/blob/12fd66629735351cf7d64b8ad2a254e046f63ad9/doc_source/stream-service-linked.md (read 2026-11-20)",
  "docs-chime-transcription":
    "https://docs.aws.amazon.com/chime-sdk/latest/ag/using-service-linked-roles-transcription.html (read 2026-11-20)",
  "docs-chime-voice":
    "https://docs.aws.amazon.com/chime-sdk/latest/ag/using-service-linked-roles-stream.html (read 2026-11-20)",
  "docs-client-vpn":
    "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/using-service-linked-roles-cvpn-slr.html (read 2026-11-20)",
  "docs-client-vpn-connections":
    "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/using-service-linked-roles-client-connect-handler.html (read 2026-11-20)",
  "docs-cloud9":
    "https://docs.aws.amazon.com/cloud9/latest/user-guide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-cloudfront":
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-cloudhsm":
    "https://docs.aws.amazon.com/cloudhsm/latest/userguide/service-linked-roles.html (read 2026-11-20)",
  "docs-cloudtrail":
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/using-service-linked-roles-create-slr-for-org-trails.html (read 2026-11-20)",
  "docs-cloudwatch":
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-service-linked-roles.html (read 2026-11-20)",
  "docs-codeconnections":
    "https://docs.aws.amazon.com/dtconsole/latest/userguide/service-linked-role-connections.html (read 2026-11-20)",
  "docs-codeguru-profiler":
    "https://docs.aws.amazon.com/codeguru/latest/profiler-ug/using-service-linked-roles.html (read 2026-11-20)",
  "docs-codestar-notifications":
    "https://docs.aws.amazon.com/dtconsole/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-cognito":
    "https://docs.aws.amazon.com/cognito/latest/developerguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-compute-optimizer":
    "https://docs.aws.amazon.com/compute-optimizer/latest/ug/using-service-linked-roles.html (read 2026-11-20)",
  "docs-config":
    "https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles-config.html (read 2026-11-20)",
  "docs-connect": "https://docs.aws.amazon.com/connect/latest/adminguide/connect-slr.html (read 2026-11-20)",
  "docs-dax":
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-detective":
    "https://docs.aws.amazon.com/detective/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-devops-guru":
    "https://docs.aws.amazon.com/devops-guru/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-direct-connect":
    "https://docs.aws.amazon.com/directconnect/latest/UserGuide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-disaster-recovery":
    "https://docs.aws.amazon.com/drs/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-dms-fleet-advisor":
    "https://docs.aws.amazon.com/dms/latest/userguide/slr-services-fa.html (read 2026-11-20)",
  "docs-dms-serverless":
    "https://docs.aws.amazon.com/dms/latest/userguide/slr-services-sl.html (read 2026-11-20)",
  "docs-ec2-auto-scaling":
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html (read 2026-11-20)",
  "docs-ec2-instance-connect":
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/eice-slr.html (read 2026-11-20)",
  "docs-ec2-spot":
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-linked-roles-spot-instance-requests.html (read 2026-11-20)",
  "docs-ec2-spot-fleet":
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-fleet-prerequisites.html (read 2026-11-20)",
  "docs-ecr-pull-through-cache":
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/slr-pullthroughcache.html (read 2026-11-20)",
  "docs-ecr-replication":
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/slr-replication.html (read 2026-11-20)",
  "docs-ecr-templates":
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/slr-rct.html (read 2026-11-20)",
  "docs-ecs":
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles-for-clusters.html (read 2026-11-20)",
  "docs-ecs-instances":
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles-instances.html (read 2026-11-20)",
  "docs-efs": "https://docs.aws.amazon.com/efs/latest/ug/using-service-linked-roles.html (read 2026-11-20)",
  "docs-eks":
    "https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles-eks.html (read 2026-11-20)",
  "docs-eks-connector":
    "https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles-eks-connector.html (read 2026-11-20)",
  "docs-eks-fargate":
    "https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles-eks-fargate.html (read 2026-11-20)",
  "docs-eks-nodegroups":
    "https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles-eks-nodegroups.html (read 2026-11-20)",
  "docs-elastic-beanstalk":
    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-service-linked-roles-monitoring.html (read 2026-11-20)",
  "docs-elastic-beanstalk-maintenance":
    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-service-linked-roles-maintenance.html (read 2026-11-20)",
  "docs-elastic-beanstalk-updates":
    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-service-linked-roles-managedupdates.html (read 2026-11-20)",
  "docs-elastic-load-balancing":
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-service-linked-roles.html (read 2026-11-20)",
  "docs-elasticache":
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/using-service-linked-roles.html (read 2026-11-20)",
  "docs-emr-cleanup":
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/using-service-linked-roles-cleanup.html (read 2026-11-20)",
  "docs-emr-on-eks":
    "https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-emr-serverless":
    "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-emr-wal":
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/using-service-linked-roles-wal.html (read 2026-11-20)",
} as const satisfies Readonly<Record<string, string>>;
