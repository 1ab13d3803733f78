import { setTimeout as realTimer } from "node:timers/promises";
import { type Decision, explainDenial } from "../permissions/decision.ts";
import type { Permissions } from "../permissions/permissions.ts";
import { editAnswer, wrongAnswer } from "./answer-edit.ts";
import { type Ending, type RecordParts, recordCall } from "./call-record.ts";
import type { FaultTable } from "./faults.ts";
import type { LocatedCall } from "./located-call.ts";
import { ServiceError } from "./operation.ts";
import { editRawAnswer } from "./raw-answer.ts";

/** What surrounds every call. */
export interface PipelineParts extends RecordParts {
  readonly permissions: Permissions;
  readonly faults: FaultTable;
  /** Told of every failure that is the sandbox's own; the client is answered InternalFailure. */
  readonly onUnexpected: (error: unknown) => void;
}

/** Surrounds operations with faults, permissions, the call log and CloudTrail, in this order. */
export function createPipeline(parts: PipelineParts) {
  const { permissions, faults, onUnexpected } = parts;

  const authorize = ({ call, input, operation }: LocatedCall) =>
    permissions.decide(call.principal, [operation.authorization(input, call)].flat(), call.region);

  const answer = async (located: LocatedCall, decided: (decision: Decision) => void): Promise<unknown> => {
    const { call, input, name, operation, raw, refusal, schema, service } = located;
    const fault = faults.meet(service.signingName, name, call);
    if (fault?.latencyMilliseconds !== undefined) {
      await realTimer(fault.latencyMilliseconds);
    }
    if (fault?.error !== undefined) {
      const { code, message = `Injected ${code}`, status } = fault.error;
      throw new ServiceError(code, message, status);
    }
    const decision = await authorize(located);
    decided(decision);
    if (decision.outcome !== "allowed") {
      throw new ServiceError(refusal.code, explainDenial(call.principal.arn, decision), refusal.status);
    }
    if (fault?.answer !== undefined) {
      return wrongAnswer(fault, schema.output);
    }
    if (operation.forward !== undefined && raw !== undefined) {
      const handedOn = await operation.forward(raw, call);
      return fault === undefined ? handedOn : editRawAnswer(fault, handedOn);
    }
    const truth = await operation.answer(input, call);
    return fault === undefined ? truth : editAnswer(fault, truth, schema.output);
  };

  const end = async (located: LocatedCall): Promise<Ending> => {
    let decision: Decision | undefined;
    const decided = () => (decision === undefined ? {} : { decision });
    try {
      const output = await answer(located, (made) => {
        decision = made;
      });
      return { kind: "answered", output, ...decided() };
    } catch (thrown) {
      if (thrown instanceof ServiceError) {
        return { kind: "failed", error: thrown, ...decided() };
      }
      onUnexpected(thrown);
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      return { kind: "failed", error: new ServiceError("InternalFailure", message, 500), ...decided() };
    }
  };

  /**
   * Runs one call to its end; its caller has been identified and its Region is enabled.
   *
   * @throws {ServiceError} as the operation, its permissions or a fault rule answer.
   */
  return async (located: LocatedCall): Promise<unknown> => {
    const ending = await end(located);
    recordCall(located, ending, parts);
    if (ending.kind === "failed") {
      throw ending.error;
    }
    return ending.output;
  };
}
