/** The pages of AWS on the roles of services whose short key begins with f to z. */
export const pagesFToZ = {
  "docs-firewall-manager":
    "https://docs.aws.amazon.com/waf/latest/developerguide/fms-using-service-linked-roles.html (read 2026-11-20)",
  "docs-fis":
    "https://docs.aws.amazon.com/fis/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-fsx":
    "https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-global-accelerator":
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/using-service-linked-roles.html (read 2026-11-20)",
  "docs-grafana":
    "https://docs.aws.amazon.com/grafana/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-guardduty": "https://docs.aws.amazon.com/guardduty/latest/ug/slr-permissions.html (read 2026-11-20)",
  "docs-guardduty-malware":
    "https://docs.aws.amazon.com/guardduty/latest/ug/slr-permissions-malware-protection.html (read 2026-11-20)",
  "docs-health":
    "https://docs.aws.amazon.com/health/latest/ug/using-service-linked-roles.html (read 2026-11-20)",
  "docs-identity-center":
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-image-builder":
    "https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-service-linked-role.html (read 2026-11-20)",
  "docs-incident-manager":
    "https://docs.aws.amazon.com/incident-manager/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-inspector":
    "https://docs.aws.amazon.com/inspector/latest/user/using-service-linked-roles.html (read 2026-11-20)",
  "docs-inspector-classic":
    "https://docs.aws.amazon.com/inspector/v1/userguide/inspector_slr.html (read 2026-11-20)",
  "docs-inspector-permissions":
    "https://docs.aws.amazon.com/inspector/latest/user/slr-permissions.html (read 2026-11-20)",
  "docs-iot-managed-integrations":
    "https://docs.aws.amazon.com/iot-mi/latest/devguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-iot-sitewise":
    "https://docs.aws.amazon.com/iot-sitewise/latest/userguide/delete-service-linked-role.html (read 2026-11-20)",
  "docs-ipam": "https://docs.aws.amazon.com/vpc/latest/ipam/iam-ipam-slr.html (read 2026-11-20)",
  "docs-ivs":
    "https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/security-service-linked-roles.html (read 2026-11-20)",
  "docs-keyspaces":
    "https://docs.aws.amazon.com/keyspaces/latest/devguide/using-service-linked-roles-multi-region-replication.html (read 2026-11-20)",
  "docs-kms-key-stores":
    "https://docs.aws.amazon.com/kms/latest/developerguide/authorize-kms.html (read 2026-11-20)",
  "docs-kms-multi-region":
    "https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-auth-slr.html (read 2026-11-20)",
  "docs-lake-formation":
    "https://docs.aws.amazon.com/lake-formation/latest/dg/service-linked-roles.html (read 2026-11-20)",
  "docs-lambda-edge":
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html (read 2026-11-20)",
  "docs-lex":
    "https://github.com/awsdocs/amazon-lex-developer-guide/blob/b071bea1745fa237073c6a69345f9913f97f4dcb/doc_source/using-service-linked-roles.md (read 2026-11-20)",
  "docs-lex-v2":
    "https://docs.aws.amazon.com/lexv2/latest/dg/using-service-linked-roles.html (read 2026-11-20)",
  "docs-license-manager":
    "https://docs.aws.amazon.com/license-manager/latest/userguide/license-manager-role-core.html (read 2026-11-20)",
  "docs-license-manager-management":
    "https://docs.aws.amazon.com/license-manager/latest/userguide/management-role.html (read 2026-11-20)",
  "docs-license-manager-member":
    "https://docs.aws.amazon.com/license-manager/latest/userguide/member-role.html (read 2026-11-20)",
  "docs-lightsail":
    "https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-using-service-linked-roles.html (read 2026-11-20)",
  "docs-m2":
    "https://docs.aws.amazon.com/m2/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-macie": "https://docs.aws.amazon.com/macie/latest/user/service-linked-roles.html (read 2026-11-20)",
  "docs-mediapackage":
    "https://docs.aws.amazon.com/mediapackage/latest/ug/using-service-linked-roles.html (read 2026-11-20)",
  "docs-mediatailor": "https://docs.aws.amazon.com/mediatailor/latest/ug/delete-slr.html (read 2026-11-20)",
  "docs-memorydb":
    "https://docs.aws.amazon.com/memorydb/latest/devguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-mgn": "https://docs.aws.amazon.com/mgn/latest/ug/using-service-linked-roles.html (read 2026-11-20)",
  "docs-migration-hub":
    "https://docs.aws.amazon.com/migrationhub/latest/ug/using-service-linked-roles-discovery-service-role.html (read 2026-11-20)",
  "docs-migration-hub-dms":
    "https://docs.aws.amazon.com/migrationhub/latest/ug/using-service-linked-roles-dms-service-role.html (read 2026-11-20)",
  "docs-migration-hub-strategy":
    "https://docs.aws.amazon.com/migrationhub-strategy/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-mq":
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-msk-connect":
    "https://docs.aws.amazon.com/msk/latest/developerguide/mkc-using-service-linked-roles.html (read 2026-11-20)",
  "docs-network-firewall":
    "https://docs.aws.amazon.com/network-firewall/latest/developerguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-network-manager":
    "https://docs.aws.amazon.com/network-manager/latest/tgwnm/nm-service-linked-roles.html (read 2026-11-20)",
  "docs-notifications":
    "https://docs.aws.amazon.com/notifications/latest/userguide/slr-call-services.html (read 2026-11-20)",
  "docs-opensearch":
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/slr-aos.html (read 2026-11-20)",
  "docs-opensearch-serverless":
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-service-linked-roles.html (read 2026-11-20)",
  "docs-organizations":
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html (read 2026-11-20)",
  "docs-proton":
    "https://docs.aws.amazon.com/proton/latest/userguide/using-service-linked-roles-sync.html (read 2026-11-20)",
  "docs-ram":
    "https://docs.aws.amazon.com/ram/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-rds":
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAM.ServiceLinkedRoles.html (read 2026-11-20)",
  "docs-redshift":
    "https://docs.aws.amazon.com/redshift/latest/mgmt/using-service-linked-roles.html (read 2026-11-20)",
  "docs-resource-explorer":
    "https://docs.aws.amazon.com/resource-explorer/latest/userguide/security_iam_service-linked-roles.html (read 2026-11-20)",
  "docs-robomaker":
    "https://github.com/awsdocs/aws-robomaker-developer-guide/blob/7b857a22f5b4ca17679aa9286e26c44be097d167/doc_source/using-service-linked-roles.md (read 2026-11-20)",
  "docs-roles-anywhere":
    "https://docs.aws.amazon.com/rolesanywhere/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-route53-resolver":
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-s3-outposts":
    "https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsServiceLinkedRoles.html (read 2026-11-20)",
  "docs-s3-storage-lens":
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-security-hub":
    "https://docs.aws.amazon.com/securityhub/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-security-lake":
    "https://docs.aws.amazon.com/security-lake/latest/userguide/slr-permissions.html (read 2026-11-20)",
  "docs-server-migration":
    "https://github.com/awsdocs/aws-server-migration-service-user-guide/blob/9a81d771cd9bbfd90065131070172dab11b12463/doc_source/using-service-linked-roles.md (read 2026-11-20)",
  "docs-ses": "https://docs.aws.amazon.com/ses/latest/dg/using-service-linked-roles.html (read 2026-11-20)",
  "docs-shield":
    "https://docs.aws.amazon.com/waf/latest/developerguide/shd-using-service-linked-roles.html (read 2026-11-20)",
  "docs-social-messaging":
    "https://docs.aws.amazon.com/social-messaging/latest/userguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-ssm":
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/using-service-linked-roles-service-action-1.html (read 2026-11-20)",
  "docs-ssm-account-discovery":
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/using-service-linked-roles-service-action-2.html (read 2026-11-20)",
  "docs-ssm-just-in-time":
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/using-service-linked-roles-service-action-8.html (read 2026-11-20)",
  "docs-ssm-ops-data-sync":
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/using-service-linked-roles-service-action-3.html (read 2026-11-20)",
  "docs-ssm-ops-insights":
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/using-service-linked-roles-service-action-4.html (read 2026-11-20)",
  "docs-ssm-quick-setup":
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/using-service-linked-roles-service-action-5.html (read 2026-11-20)",
  "docs-stacksets":
    "https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-cloudformation.html (read 2026-11-20)",
  "docs-support":
    "https://docs.aws.amazon.com/awssupport/latest/user/using-service-linked-roles-sup.html (read 2026-11-20)",
  "docs-transit-gateway":
    "https://docs.aws.amazon.com/vpc/latest/tgw/service-linked-roles.html (read 2026-11-20)",
  "docs-trusted-advisor":
    "https://docs.aws.amazon.com/awssupport/latest/user/using-service-linked-roles-ta.html (read 2026-11-20)",
  "docs-trusted-advisor-organizations":
    "https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-ta.html (read 2026-11-20)",
  "docs-vpc-lattice":
    "https://docs.aws.amazon.com/vpc-lattice/latest/ug/using-service-linked-roles.html (read 2026-11-20)",
  "docs-waf":
    "https://docs.aws.amazon.com/waf/latest/developerguide/using-service-linked-roles.html (read 2026-11-20)",
  "docs-waf-classic":
    "https://docs.aws.amazon.com/waf/latest/developerguide/classic-using-service-linked-roles.html (read 2026-11-20)",
  "docs-workmail":
    "https://docs.aws.amazon.com/workmail/latest/adminguide/using-service-linked-roles.html (read 2026-11-20)",
} as const satisfies Readonly<Record<string, string>>;
