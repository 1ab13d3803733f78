import { ThrottledInvocationError } from "../../embedded/functions/function-errors.ts";
import type { Functions } from "../../embedded/functions/functions.ts";
import type { Decision } from "../permissions/decision.ts";
import { joinPolicies } from "../permissions/join-policies.ts";
import type { Permissions } from "../permissions/permissions.ts";
import type { CallLog } from "./call-log.ts";
import { identifyCaller } from "./caller.ts";
import { readCredentialScope } from "./credential-scope.ts";
import { BAD_GATEWAY, functionUrlAnswer } from "./function-url-answer.ts";
import { functionUrlEvent } from "./function-url-event.ts";
import type { Principal, RawAnswer } from "./operation.ts";
import { restJson } from "./rest-json.ts";
import type { WireRequest } from "./wire.ts";
import type { SandboxWorld } from "./world.ts";

/** Below this path of the gateway are the URLs of functions, each under its id. */
export const FUNCTION_URL_PATH = "/_rolecall/function-urls/";

/** The URLs of functions, as the gateway reaches them. */
export interface FunctionUrlsPort {
  find(id: string): { readonly id: string; readonly functionArn: string } | undefined;
  /** Policy documents of a function, parsed. */
  policiesOf(functionArn: string): readonly unknown[];
  readonly invoke: Functions["invoke"];
}

/** What answers requests to functions' URLs. */
export interface FunctionUrlParts {
  readonly functionUrls: FunctionUrlsPort;
  readonly world: SandboxWorld;
  readonly permissions: Permissions;
  readonly log: CallLog;
  readonly onUnexpected: (error: unknown) => void;
}

const refuse = (status: number, code: string, message: string): RawAnswer => ({
  status,
  headers: { "content-type": "application/json", "x-amzn-errortype": code },
  body: JSON.stringify({ Message: message }),
  error: { code, message },
});

const FORBIDDEN = refuse(403, "AccessDeniedException", "Forbidden");

/**
 * Answers requests to functions' URLs as Lambda does for the authorization type AWS_IAM. Whoever may not come in
 * gets the same answer, whatever the reason; the log tells it. Never rejects.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html (read 2026-11-21)
 */
export function createFunctionUrlCalls(parts: FunctionUrlParts) {
  const { functionUrls, world, permissions, log, onUnexpected } = parts;

  /** Since October 2025 both actions are needed. */
  const decide = (principal: Principal, functionArn: string) => {
    const own = joinPolicies(functionUrls.policiesOf(functionArn));
    const resources = [functionArn];
    return permissions.decide(
      principal,
      [
        {
          action: "lambda:InvokeFunctionUrl",
          resources,
          conditions: { "lambda:FunctionUrlAuthType": "AWS_IAM" },
          ...own,
        },
        {
          action: "lambda:InvokeFunction",
          resources,
          conditions: { "lambda:InvokedViaFunctionUrl": "true" },
          ...own,
        },
      ],
      regionOf(functionArn),
    );
  };

  const admit = async (request: WireRequest, functionArn: string): Promise<Admission> => {
    const scope = readCredentialScope(request);
    const caller = identifyCaller(scope, permissions, restJson);
    if (caller.kind === "turned-away") {
      return { decision: { outcome: "implicit-deny", because: caller.because ?? caller.error.message } };
    }
    const { principal } = caller;
    if (scope?.signingName !== "lambda" || scope.region !== regionOf(functionArn)) {
      const because = `the signature is for ${scope?.signingName} in ${scope?.region}`;
      return { principal, decision: { outcome: "implicit-deny", because } };
    }
    return { principal, decision: await decide(principal, functionArn) };
  };

  const invoke = async (functionArn: string, event: unknown): Promise<RawAnswer> => {
    try {
      const { payload, ...failure } = await functionUrls.invoke(functionArn, event);
      return "functionError" in failure ? BAD_GATEWAY : functionUrlAnswer(payload);
    } catch (error) {
      if (error instanceof ThrottledInvocationError) {
        return refuse(429, "TooManyRequestsException", "Rate Exceeded.");
      }
      onUnexpected(error);
      return BAD_GATEWAY;
    }
  };

  const answer = async (request: WireRequest, requestId: string): Promise<RawAnswer> => {
    const [id = "", ...path] = request.path.slice(FUNCTION_URL_PATH.length).split("/");
    const found = functionUrls.find(id);
    if (found === undefined) {
      return refuse(404, "ResourceNotFoundException", `The sandbox has no function URL ${id}`);
    }
    const { functionArn } = found;
    const time = world.now();
    const { principal, decision } = await admit(request, functionArn);
    const answered =
      principal === undefined || decision.outcome !== "allowed"
        ? FORBIDDEN
        : await invoke(
            functionArn,
            functionUrlEvent({
              request,
              path: `/${path.join("/")}`,
              urlId: id,
              functionArn,
              principal,
              requestId,
              time,
            }),
          );
    log.add({
      time: time.toISOString(),
      ...(principal === undefined ? {} : { account: principal.account, principal: principal.arn }),
      region: regionOf(functionArn),
      service: "lambda",
      operation: "InvokeFunctionUrl",
      requestId,
      ...(answered.error === undefined ? {} : { error: { ...answered.error, status: answered.status } }),
      decision: { outcome: decision.outcome, because: decision.because },
    });
    return { ...answered, headers: { ...answered.headers, "x-amzn-requestid": requestId } };
  };

  return async (request: WireRequest): Promise<RawAnswer> => {
    try {
      return await answer(request, world.uuid());
    } catch (error) {
      onUnexpected(error);
      return refuse(500, "InternalFailure", error instanceof Error ? error.message : String(error));
    }
  };
}

interface Admission {
  /** Absent if nobody known has signed. */
  readonly principal?: Principal;
  readonly decision: Decision;
}

const regionOf = (functionArn: string) => functionArn.split(":")[3] ?? "";
