import type { Authorization, Call } from "../gateway/operation.ts";

/**
 * The ARN of a packaging group of the caller's account and Region. It ends with the Id, as in the policies of AWS's
 * own "Video on Demand on AWS" solution (as of 2026-11-20); that of a live channel does not.
 */
export const groupArn = ({ region, account }: Call, id: string): string =>
  `arn:aws:mediapackage-vod:${region}:${account}:packaging-groups/${id}`;

/** The permission for an action on one packaging group. */
export const onGroup = (action: string, call: Call, id: string | undefined): Authorization => ({
  action: `mediapackage-vod:${action}`,
  resources: [groupArn(call, id ?? "*")],
});

/** The permission for an action that has no resource type. */
export const onAnything = (action: string): Authorization => ({
  action: `mediapackage-vod:${action}`,
  resources: ["*"],
});
