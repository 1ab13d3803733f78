import type { Authorization, Call } from "../gateway/operation.ts";
import type { MediaPackageContext } from "./mediapackage-options.ts";
import { mediaPackageState } from "./mediapackage-state.ts";

/** The ARN of a live channel of the caller's account and Region. */
export const channelArn = ({ region, account }: Call, identifier: string): string =>
  `arn:aws:mediapackage:${region}:${account}:channels/${identifier}`;

/** The permission for an action on one channel: by its ARN, which only MediaPackage can find by the Id. */
export function onChannel(
  action: string,
  { world }: MediaPackageContext,
  call: Call,
  id: string | undefined,
): Authorization {
  const entry = mediaPackageState(world, call).channels.find((channel) => channel.id === id);
  return { action: `mediapackage:${action}`, resources: [entry?.arn ?? channelArn(call, "*")] };
}

/** The permission for an action that has no resource type. */
export const onAnything = (action: string): Authorization => ({
  action: `mediapackage:${action}`,
  resources: ["*"],
});
