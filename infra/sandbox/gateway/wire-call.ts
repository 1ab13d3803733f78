import type { Permissions } from "../permissions/permissions.ts";
import type { CallLog } from "./call-log.ts";
import { checkRegion, identifyCaller, regionOf, type TurnedAway, turnAway } from "./caller.ts";
import { readCredentialScope } from "./credential-scope.ts";
import { findOperation, type LocatedCall } from "./located-call.ts";
import { type FakeService, type Principal, type RawAnswer, ServiceError } from "./operation.ts";
import { protocolOf } from "./protocols.ts";
import { isRawAnswer } from "./raw-answer.ts";
import { schemasOf } from "./schemas.ts";
import type { Protocol, WireRequest } from "./wire.ts";
import type { SandboxWorld } from "./world.ts";

/** What answers calls over the wire. */
export interface WireCallParts {
  readonly services: readonly FakeService[];
  readonly world: SandboxWorld;
  readonly permissions: Permissions;
  readonly log: CallLog;
  readonly run: (located: LocatedCall) => Promise<unknown>;
  readonly onUnexpected: (error: unknown) => void;
}

/** A request on its way to its operation. */
interface Passage {
  readonly request: WireRequest;
  readonly protocol: Protocol;
  readonly requestId: string;
  /** Filled in as they become known, for the log. */
  principal?: Principal;
  service: string;
  region: string;
  operation: string;
}

/** Stands in the log for the operation of a request that names none. */
const NO_OPERATION = "(none)";

/** Answers requests of AWS clients, each from its signature to the answer in its protocol. Never rejects. */
export function createWireCalls({ services, world, permissions, log, run, onUnexpected }: WireCallParts) {
  /** Finds caller, Region and operation in this order, and reads the input. */
  const locate = async (passage: Passage): Promise<LocatedCall | TurnedAway> => {
    const { request, protocol, requestId } = passage;
    const scope = readCredentialScope(request);
    const service = services.find(({ signingName }) => signingName === scope?.signingName);
    passage.service = scope?.signingName ?? "";
    passage.operation =
      protocol.operationName(request, schemasOf(service?.client ?? {}).operations) ?? NO_OPERATION;
    passage.region = service === undefined ? (scope?.region ?? "") : regionOf(service, scope?.region ?? "");

    const caller = identifyCaller(scope, permissions, protocol);
    if (caller.kind === "turned-away") {
      return caller;
    }
    const { principal } = caller;
    passage.principal = principal;
    if (service === undefined) {
      const message = `The sandbox has no service ${passage.service} (asked for ${passage.operation})`;
      return turnAway(protocol, "not-implemented", message);
    }
    if (passage.operation === NO_OPERATION) {
      return turnAway(protocol, "malformed", "The request names no operation");
    }
    const elsewhere = checkRegion(passage.region, world.regions, protocol);
    if (elsewhere !== undefined) {
      return elsewhere;
    }
    const found = findOperation(service, passage.operation, protocol.refusals["not-implemented"].code);
    return {
      service,
      name: passage.operation,
      ...found,
      input: await protocol.read(found.schema, request),
      call: {
        time: world.now(),
        account: principal.account,
        region: passage.region,
        principal,
        requestId,
        userAgent: request.headers["user-agent"] ?? "",
      },
      raw: { ...request, path: request.query.size === 0 ? request.path : `${request.path}?${request.query}` },
      refusal: service.denial ?? protocol.refusals["access-denied"],
    };
  };

  const note = (
    { principal, service, operation, region, requestId }: Passage,
    { error, because }: TurnedAway,
  ) =>
    log.add({
      time: world.now().toISOString(),
      region,
      service,
      operation,
      requestId,
      ...(principal === undefined ? {} : { account: principal.account, principal: principal.arn }),
      error: { code: error.code, message: error.message, status: error.status },
      ...(because === undefined ? {} : { decision: { outcome: "implicit-deny" as const, because } }),
    });

  const locateOrTurnAway = async (passage: Passage) => {
    try {
      return await locate(passage);
    } catch (error) {
      if (error instanceof ServiceError) {
        return { kind: "turned-away", error } satisfies TurnedAway;
      }
      throw error;
    }
  };

  return async (request: WireRequest): Promise<RawAnswer> => {
    const protocol = protocolOf(request);
    const requestId = world.uuid();
    const passage: Passage = { request, protocol, requestId, service: "", region: "", operation: "" };
    const fail = (error: ServiceError) => {
      const client = services.find(({ signingName }) => signingName === passage.service)?.client ?? {};
      return protocol.failure(error, request, requestId, schemasOf(client).errors);
    };
    try {
      const located = await locateOrTurnAway(passage);
      if ("kind" in located) {
        note(passage, located);
        return fail(located.error);
      }
      const output = await run(located);
      return located.operation.forward !== undefined && isRawAnswer(output)
        ? output
        : protocol.answer(located.schema, output, request, requestId);
    } catch (error) {
      if (error instanceof ServiceError) {
        return fail(error);
      }
      onUnexpected(error);
      return fail(
        new ServiceError("InternalFailure", error instanceof Error ? error.message : String(error), 500),
      );
    }
  };
}
