import type { Decision } from "../permissions/decision.ts";
import type { CallLog } from "./call-log.ts";
import type { LocatedCall } from "./located-call.ts";
import type { ServiceError } from "./operation.ts";
import { isRawAnswer } from "./raw-answer.ts";
import { schemasOf } from "./schemas.ts";
import type { TrailDelivery } from "./trail-delivery.ts";
import { trailEvent } from "./trail-event.ts";
import { trailParameters } from "./trail-parameters.ts";
import type { SandboxWorld } from "./world.ts";

/** How a call ended. */
export type Ending =
  | { readonly kind: "answered"; readonly output: unknown; readonly decision?: Decision }
  | { readonly kind: "failed"; readonly error: ServiceError; readonly decision?: Decision };

/** Where the traces of calls go. */
export interface RecordParts {
  readonly world: SandboxWorld;
  readonly log: CallLog;
  readonly trail: TrailDelivery;
}

const eventOf = (
  { service, name, operation, schema, input, call }: LocatedCall,
  ending: Ending,
  uuid: () => string,
) => {
  const names = service.eventNames ?? "lower-first";
  const asked = operation.requestParameters?.(input) ?? input;
  const facts = {
    service,
    operation: name,
    call,
    requestParameters: trailParameters(schema.input, asked, names),
    responseElements: null,
    uuid,
  };
  if (ending.kind === "failed") {
    const { code, message } = ending.error;
    // CloudTrail shows the SDK's name of an error: NoSuchEntityException for IAM's NoSuchEntity.
    return trailEvent({
      ...facts,
      error: { code: schemasOf(service.client).errors.get(code)?.name ?? code, message },
    });
  }
  if (isRawAnswer(ending.output)) {
    return trailEvent({ ...facts, ...(ending.output.error && { error: ending.output.error }) });
  }
  const shown = operation.responseElements?.(ending.output) ?? ending.output;
  return trailEvent({ ...facts, responseElements: trailParameters(schema.output, shown, names) });
};

/** What the log says of a failure; an answer that was handed on from another server may be one too. */
const errorOf = (ending: Ending) => {
  if (ending.kind === "failed") {
    const { code, message, status } = ending.error;
    return { error: { code, message, status } };
  }
  return isRawAnswer(ending.output) && ending.output.error !== undefined
    ? { error: { ...ending.output.error, status: ending.output.status } }
    : {};
};

/** Writes a call into the log and, if it mutates, to CloudTrail and to the state directory. */
export function recordCall(located: LocatedCall, ending: Ending, { world, log, trail }: RecordParts): void {
  const { service, name, operation, call } = located;
  const { principal, requestId, account, region, time } = call;
  const { decision } = ending;
  log.add({
    time: time.toISOString(),
    account,
    region,
    principal: principal.arn,
    ...(principal.invokedBy === undefined ? {} : { invokedBy: principal.invokedBy }),
    service: service.signingName,
    operation: name,
    requestId,
    ...errorOf(ending),
    ...(decision === undefined ? {} : { decision: { outcome: decision.outcome, because: decision.because } }),
  });
  if (!operation.mutates) {
    return;
  }
  if (operation.silent !== true) {
    trail.send(eventOf(located, ending, world.uuid));
  }
  world.save();
}
