import { type Authorization, type Call, ServiceError } from "../gateway/operation.ts";
import { inputChecks } from "./input-checks.ts";
import { type ChannelEntry, type IvsContext, type IvsState, ivsState } from "./ivs-state.ts";
import type { PageRequest } from "./paging.ts";

/** IVS's checks of its input. */
export const checks = inputChecks("ValidationException");

/** Names are at most 128 characters; an empty one is a name as well. */
export const nameLimits = { maximum: 128, pattern: /^[a-zA-Z0-9-_]*$/ };

const CHANNEL_ARN = /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:channel\/[a-zA-Z0-9-]+$/;

/** What a channel records with: an ARN, or an empty text for not at all. */
export const recordingArnOrEmpty = {
  maximum: 128,
  pattern: /^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration\/[a-zA-Z0-9-]+$/,
};

/** The ARN of a recording configuration that must be there. */
export const recordingArn = {
  maximum: 128,
  pattern: /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration\/[a-zA-Z0-9-]+$/,
};

/** Answers with the ARN of a channel, or refuses the call. */
export function channelArnIn(value: string | undefined, member: string): string {
  return checks.text(value, member, { minimum: 1, maximum: 128, pattern: CHANNEL_ARN });
}

/** Every IVS action works on resources, the lists too: there `*` stands for the id. */
export function onResource(
  action: string,
  { region, account }: Call,
  kind: "channel" | "recording-configuration" | "stream-key",
  arn?: string,
): Authorization {
  return { action: `ivs:${action}`, resources: [arn || `arn:aws:ivs:${region}:${account}:${kind}/*`] };
}

/** @throws {ServiceError} `ResourceNotFoundException`. */
export function channelIn(state: IvsState, arn: string): ChannelEntry {
  return found(
    state.channels.find((channel) => channel.arn === arn),
    arn,
  );
}

/** The state and the channel that a call is about. */
export function channelOf({ world }: IvsContext, call: Call, arn: string): [IvsState, ChannelEntry] {
  const state = ivsState(world, call);
  return [state, channelIn(state, arn)];
}

/** @throws {ServiceError} `ResourceNotFoundException` if there is no such thing. */
export function found<T>(entry: T | undefined, arn: string): T {
  if (entry === undefined) {
    throw new ServiceError("ResourceNotFoundException", `Resource ${arn} does not exist.`, 404);
  }
  return entry;
}

/** IVS's answer to what cannot be done now. */
export const conflict = (message: string): ServiceError =>
  new ServiceError("ConflictException", message, 409);

/** What page a caller asks for: `maxResults` is 1 to 100. */
export function pageRequest(
  input: { readonly maxResults?: number | undefined; readonly nextToken?: string | undefined },
  { options }: IvsContext,
): PageRequest {
  const wanted = checks.optionalNumber(input.maxResults, "maxResults", { minimum: 1, maximum: 100 });
  return { limit: Math.min(wanted ?? options.pageItems, options.mostPageItems), token: input.nextToken };
}
