/** ARN of a function that a task names by its name, by `name:qualifier` or by an ARN, in the machine's own account and Region. */
export function functionArn(functionName: string, qualifier: unknown, stateMachineArn: string): string {
  const [, partition, , region, account] = stateMachineArn.split(":");
  const arn = functionName.startsWith("arn:")
    ? functionName
    : `arn:${partition}:lambda:${region}:${account}:function:${functionName}`;
  return typeof qualifier === "string" ? `${arn}:${qualifier}` : arn;
}
