import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { Clock } from "../embedded/clock.ts";
import type { Integrations } from "../embedded/states/engine.ts";
import { TaskFailedError } from "../embedded/states/engine.ts";
import { sdkIntegration } from "../embedded/states/sdk-integration.ts";
import { explainDenial } from "./permissions/decision.ts";
import { neededToNest } from "./permissions/nested-execution.ts";
import type { Permissions } from "./permissions/permissions.ts";
import type { SessionCredentials } from "./permissions/sessions.ts";

/** What the tasks of state machines need to reach the gateway. */
export interface IntegrationOptions {
  readonly permissions: Permissions;
  readonly endpoint: () => string;
  readonly clock: Clock;
}

/**
 * Lets state machines reach AWS as Step Functions does: with credentials of the machine's role, through
 * real SDK clients, so that the gateway checks and logs every call.
 */
export function createIntegrations({ permissions, endpoint, clock }: IntegrationOptions): Integrations {
  const sessions = new Map<string, Promise<SessionCredentials>>();
  const clients = new Map<string, LambdaClient>();

  const credentialsOf = (roleArn: string) => {
    const session =
      sessions.get(roleArn) ??
      permissions.issueCredentials(roleArn, "execution", { assumedBy: "states.amazonaws.com" });
    sessions.set(roleArn, session);
    return session;
  };
  const lambdaFor = (region: string, roleArn: string): LambdaClient => {
    const key = `${region} ${roleArn}`;
    const client =
      clients.get(key) ??
      // The machine retries by itself; a client that did so too would hide what went wrong.
      new LambdaClient({
        region,
        endpoint: endpoint(),
        credentials: () => credentialsOf(roleArn),
        maxAttempts: 1,
      });
    clients.set(key, client);
    return client;
  };

  return {
    permitExecution: (request) =>
      clock.busy(async () => {
        const { accessKeyId, sessionToken } = await credentialsOf(request.roleArn);
        const caller = permissions.identify(accessKeyId, sessionToken);
        if (caller.kind !== "known") {
          throw new Error(`The session of ${request.roleArn} is ${caller.kind}`);
        }
        const region = request.startedMachineArn.split(":")[3] ?? "";
        const decision = await permissions.decide(caller.principal, neededToNest(request), region);
        if (decision.outcome !== "allowed") {
          const cause = explainDenial(caller.principal.arn, decision);
          throw new TaskFailedError("StepFunctions.AccessDeniedException", cause);
        }
      }),
    invokeFunction: ({ functionArn, payload, roleArn }) =>
      clock.busy(async () => {
        const client = lambdaFor(functionArn.split(":")[3] ?? "", roleArn);
        const command = new InvokeCommand({
          FunctionName: functionArn,
          Payload: Buffer.from(JSON.stringify(payload ?? null)),
        });
        const { FunctionError, Payload } = await client.send(command).catch(asTaskFailure);
        const text = Payload === undefined ? "null" : Buffer.from(Payload).toString();
        if (FunctionError !== undefined) {
          throw new TaskFailedError(errorTypeIn(text), text);
        }
        return JSON.parse(text);
      }),
    callSdk: sdkIntegration({
      clock,
      configFor: ({ roleArn, stateMachineArn }) => ({
        region: stateMachineArn.split(":")[3] ?? "",
        endpoint: endpoint(),
        credentials: () => credentialsOf(roleArn),
      }),
    }),
  };
}

/** Lambda's own refusals reach the machine under this service's prefix. */
function asTaskFailure(error: unknown): never {
  const { name, message } = error instanceof Error ? error : { name: "Unknown", message: String(error) };
  throw new TaskFailedError(`Lambda.${name}`, message);
}

function errorTypeIn(envelope: string): string {
  const { errorType }: { readonly errorType?: unknown } = JSON.parse(envelope);
  return typeof errorType === "string" ? errorType : "Lambda.Unknown";
}
