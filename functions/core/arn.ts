/** The Region in an ARN; `undefined` for a global resource or what is no ARN. IAM's own `Region` beside an ARN can be wrong. */
export function regionOfArn(arn: string): string | undefined {
  const [scheme, , , region] = arn.split(":");
  return scheme === "arn" && region !== undefined && region !== "" ? region : undefined;
}
