import { arnAt, generatedId, type Place, urlSuffix } from "../place.ts";
import { NO_VALUE } from "./scope.ts";

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html (read 2026-11-20) */
export function pseudoParameters(place: Place): ReadonlyMap<string, unknown> {
  const { stackName, account, region, partition } = place;
  return new Map<string, unknown>([
    ["AWS::AccountId", account],
    ["AWS::NoValue", NO_VALUE],
    ["AWS::NotificationARNs", []],
    ["AWS::Partition", partition],
    ["AWS::Region", region],
    [
      "AWS::StackId",
      arnAt(place, "cloudformation", `stack/${stackName}/${generatedId(32, account, region, stackName)}`),
    ],
    ["AWS::StackName", stackName],
    ["AWS::URLSuffix", urlSuffix(place)],
  ]);
}
