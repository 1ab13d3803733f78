import type { World } from "../gateway/operation.ts";

/** How the last value of a metric is held against an alarm's threshold. */
export type Comparison =
  | "GreaterThanOrEqualToThreshold"
  | "GreaterThanThreshold"
  | "LessThanOrEqualToThreshold"
  | "LessThanThreshold";

/** An alarm on one metric, as it was deployed. Plain JSON. */
export interface AlarmEntry {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  /** For example `AWS/SQS`. */
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly missingData: string;
  /** ISO 8601. */
  readonly configuredAt: string;
}

/** The alarms of one account and Region, by name; it is changed in place. */
export const alarmsIn = (
  world: World,
  { account, region }: { readonly account: string; readonly region: string },
): Record<string, AlarmEntry> =>
  world.state<Record<string, AlarmEntry>>("cloudwatch", account, region, () => ({}));
