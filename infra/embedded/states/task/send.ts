import type { Integrations } from "../contract.ts";
import type { TaskResource } from "../definition/resource.ts";
import { RuntimeFault } from "../faults.ts";
import { isRecord, toJson } from "../json.ts";
import { functionArn } from "./function-arn.ts";
import { readStart, startNested } from "./nested.ts";
import type { TaskPerformer } from "./performer.ts";

/** Who asks for what. */
export interface Sending {
  readonly resource: TaskResource;
  readonly parameters: unknown;
  readonly roleArn: string;
  readonly stateMachineArn: string;
  readonly requestId: string;
}

/**
 * Makes the call behind a task and answers as AWS does.
 *
 * @throws {TaskFailedError} if the call fails.
 */
export async function send(performer: TaskPerformer, sending: Sending): Promise<unknown> {
  const { resource, parameters, roleArn, stateMachineArn, requestId } = sending;
  const { integrations, nested } = performer;
  switch (resource.kind) {
    case "function":
      return asResult(
        await integrations.invokeFunction({
          functionArn: resource.functionArn,
          payload: parameters,
          roleArn,
        }),
      );
    case "invoke":
      return {
        ExecutedVersion: "$LATEST",
        Payload: asResult(await integrations.invokeFunction(readInvocation(sending))),
        ...metadata(requestId),
        StatusCode: 200,
      };
    case "execution": {
      const request = readStart(parameters);
      const waits = resource.pattern !== "request" && resource.pattern !== "token";
      await integrations.permitExecution({ startedMachineArn: request.stateMachineArn, waits, roleArn });
      const { executionArn, startDate } = startNested(nested, request);
      return { ExecutionArn: executionArn, StartDate: startDate.getTime(), ...metadata(requestId) };
    }
    case "sdk": {
      const { service, action } = resource;
      return asResult(await integrations.callSdk({ service, action, parameters, roleArn, stateMachineArn }));
    }
    default:
      return assertNever(resource);
  }
}

/** JSON has no way to say nothing at all. */
function asResult(answer: unknown): unknown {
  return toJson(answer) ?? null;
}

function readInvocation(sending: Sending): Parameters<Integrations["invokeFunction"]>[0] {
  const { parameters, roleArn, stateMachineArn } = sending;
  if (!isRecord(parameters) || typeof parameters["FunctionName"] !== "string") {
    throw new RuntimeFault("The parameter FunctionName of lambda:invoke is missing.");
  }
  const { FunctionName, Qualifier, InvocationType = "RequestResponse", Payload = {} } = parameters;
  if (InvocationType !== "RequestResponse") {
    throw new RuntimeFault(
      `lambda:invoke is performed here with RequestResponse only, not ${String(InvocationType)}.`,
    );
  }
  return { functionArn: functionArn(FunctionName, Qualifier, stateMachineArn), payload: Payload, roleArn };
}

function metadata(requestId: string) {
  return {
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

function assertNever(resource: never): never {
  throw new RuntimeFault(`Nothing performs ${JSON.stringify(resource)}`);
}
