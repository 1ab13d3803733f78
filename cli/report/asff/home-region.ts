/** Where IAM's events arrive, of each partition: rolecall's hub is there. */
const HOMES: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

/** The Region where findings belong that are about a whole account. */
export function homeRegion(partition: string): string {
  return HOMES[partition] ?? "us-east-1";
}
