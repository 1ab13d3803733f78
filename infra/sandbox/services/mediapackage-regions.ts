/**
 * Regions of MediaPackage v1, live.
 *
 * Source: botocore 1.43.11, endpoints.json (as of 2026-11-20).
 */
export const LIVE_REGIONS: readonly string[] = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-4",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

/**
 * Regions of MediaPackage VOD.
 *
 * Source: botocore 1.43.11, endpoints.json (as of 2026-11-20).
 */
export const VOD_REGIONS: readonly string[] = [...LIVE_REGIONS, "ap-south-2", "me-central-1"];
