import { type Authorization, type Call, ServiceError } from "../gateway/operation.ts";
import type { ChimeContext } from "./chime-options.ts";
import { type AppInstanceEntry, type ChimeState, type ConnectorEntry, chimeState } from "./chime-state.ts";
import { inputChecks } from "./input-checks.ts";
import type { PageRequest } from "./paging.ts";

/** Chime's checks of its input. */
export const checks = inputChecks("BadRequestException");

/** Names in voice: at most 256 of some plain characters. */
export const voiceName = { minimum: 1, maximum: 256, pattern: /^[a-zA-Z0-9 _.-]+$/ };

/** What the ARN of a resource calls its kind. */
type ResourceKind = "app-instance" | "sma" | "vc";

/** The ARN of a resource in the caller's account and Region, or in another Region. */
export const arnOf = (
  { account, region }: Pick<Call, "account" | "region">,
  kind: ResourceKind,
  id: string,
): string => `arn:aws:chime:${region}:${account}:${kind}/${id}`;

/** The permission for an action on one resource, told by its id. */
export function onResource(action: string, call: Call, kind: ResourceKind, id = "*"): Authorization {
  return { action: `chime:${action}`, resources: [arnOf(call, kind, id)] };
}

/** The permission for an action on one resource, told by its ARN. */
export const onArn = (action: string, arn = "*"): Authorization => ({
  action: `chime:${action}`,
  resources: [arn],
});

/** The ARN of an app instance, or a refusal of the call. */
export function appInstanceArnIn(value: string | undefined): string {
  return checks.text(value, "AppInstanceArn", {
    minimum: 5,
    maximum: 1600,
    pattern: /^arn:aws:chime:[a-z0-9-]+:[0-9]{12}:app-instance\/[^/]+$/,
  });
}

/** An id in the path of a request, or a refusal of the call. The limit is a guess that only stops nonsense. */
export function idIn(value: string | undefined, member: string): string {
  return checks.text(value, member, { minimum: 1, maximum: 128, pattern: /\S/ });
}

/** Checks tags, which can be given but not read: the sandbox has no tag operations of Chime. */
export function checkTags(
  tags: readonly { readonly Key: string | undefined; readonly Value: string | undefined }[] = [],
): void {
  const given = ({ Key, Value }: (typeof tags)[number]) => [
    checks.given(Key, "Tags.Key"),
    checks.given(Value, "Tags.Value"),
  ];
  checks.tags(Object.fromEntries(tags.map(given)), "Tags");
}

/**
 * The state and the app instance that a call is about.
 *
 * @throws {ServiceError} `NotFoundException`, which the model names for this operation.
 */
export function appInstanceOf(
  { world }: ChimeContext,
  call: Call,
  arn: string,
): [ChimeState, AppInstanceEntry] {
  const state = chimeState(world, call);
  const entry = state.appInstances.find((instance) => instance.arn === arn);
  return [state, found(entry, `app instance ${arn}`)];
}

/**
 * The same for an operation whose model does not name `NotFoundException`.
 *
 * @throws {ServiceError} as the option `missingAppInstance` says.
 */
export function unmodelledAppInstanceOf(
  context: ChimeContext,
  call: Call,
  arn: string,
): [ChimeState, AppInstanceEntry] {
  const { appInstances } = chimeState(context.world, call);
  if (
    context.options.missingAppInstance === "forbidden" &&
    !appInstances.some((entry) => entry.arn === arn)
  ) {
    throw new ServiceError("ForbiddenException", `There is no app instance ${arn}.`, 403);
  }
  return appInstanceOf(context, call, arn);
}

/** @throws {ServiceError} `NotFoundException`. */
export function connectorOf({ world }: ChimeContext, call: Call, id: string): [ChimeState, ConnectorEntry] {
  const state = chimeState(world, call);
  const entry = state.connectors.find((connector) => connector.id === id);
  return [state, found(entry, `Voice Connector ${id}`)];
}

/** @throws {ServiceError} `NotFoundException` if there is no such thing. */
export function found<T>(entry: T | undefined, what: string): T {
  if (entry === undefined) {
    throw new ServiceError("NotFoundException", `There is no ${what}.`, 404);
  }
  return entry;
}

/** What page a caller asks for. */
export function pageRequest(
  input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  { options }: ChimeContext,
  maximum: number,
): PageRequest {
  const wanted = checks.optionalNumber(input.MaxResults, "MaxResults", { minimum: 1, maximum });
  return { limit: Math.min(wanted ?? options.pageItems, options.mostPageItems), token: input.NextToken };
}
