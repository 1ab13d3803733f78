import { type Authorization, type Call, ServiceError } from "../gateway/operation.ts";
import { inputChecks } from "./input-checks.ts";
import type {
  ChannelEntry,
  MediaTailorContext,
  MediaTailorState,
  PlaybackEntry,
} from "./mediatailor-state.ts";
import type { PageRequest } from "./paging.ts";

/** MediaTailor's checks of its input. Its model names no errors; this is the one of its tag operations. */
export const checks = inputChecks("BadRequestException");

/** The two kinds of resource that logs are configured for. */
type ResourceKind = "channel" | "playbackConfiguration";

/** The ARN of a resource of the caller's account and Region. */
export const arnOf = ({ region, account }: Call, kind: ResourceKind, name: string): string =>
  `arn:aws:mediatailor:${region}:${account}:${kind}/${name}`;

/** The permission for an action on one resource. */
export function onResource(
  action: string,
  call: Call,
  kind: ResourceKind,
  name: string | undefined,
): Authorization {
  return { action: `mediatailor:${action}`, resources: [arnOf(call, kind, name ?? "*")] };
}

/** The permission for an action that has no resource type. */
export const onAnything = (action: string): Authorization => ({
  action: `mediatailor:${action}`,
  resources: ["*"],
});

/** Answers with a name, or refuses the call. The model has no limits; 512 is a guess that only stops nonsense. */
export function nameIn(value: string | undefined, member: string): string {
  return checks.text(value, member, { minimum: 1, maximum: 512, pattern: /^[^\s/][^/]*$/ });
}

/** @throws {ServiceError} `NotFoundException`. */
export function playbackIn({ playbacks }: MediaTailorState, name: string): PlaybackEntry {
  return found(
    playbacks.find((entry) => entry.name === name),
    `playback configuration ${name}`,
  );
}

/** @throws {ServiceError} `NotFoundException`. */
export function channelIn({ channels }: MediaTailorState, name: string): ChannelEntry {
  return found(
    channels.find((entry) => entry.name === name),
    `channel ${name}`,
  );
}

/** @throws {ServiceError} `NotFoundException` if there is no such thing. */
export function found<T>(entry: T | undefined, what: string): T {
  if (entry === undefined) {
    throw new ServiceError("NotFoundException", `There is no ${what}.`, 404);
  }
  return entry;
}

/** MediaTailor's answer to what its resources do not allow. */
export const badRequest = (message: string): ServiceError =>
  new ServiceError("BadRequestException", message, 400);

/** What page a caller asks for: `MaxResults` is 1 to 100. */
export function pageRequest(
  input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  { options }: MediaTailorContext,
): PageRequest {
  const wanted = checks.optionalNumber(input.MaxResults, "MaxResults", { minimum: 1, maximum: 100 });
  return { limit: Math.min(wanted ?? options.pageItems, options.mostPageItems), token: input.NextToken };
}
