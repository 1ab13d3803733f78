import type { Clock } from "../clock.ts";
import type { Integrations, SdkRequest } from "./contract.ts";
import { RuntimeFault } from "./faults.ts";
import { asTaskFailure } from "./sdk/failures.ts";
import { sdkService, sdkServiceNames } from "./sdk/services.ts";
import { fromClientOutput, toClientInput } from "./sdk/shapes.ts";

/** What a client is made with. */
interface SdkClientConfig {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: SdkCredentials | (() => Promise<SdkCredentials>);
}

/** Keys that a call is signed with. */
interface SdkCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** What the integration needs. */
export interface SdkOptions {
  readonly clock: Clock;
  /** Asked once for each service, role and state machine; credentials that expire are given as a function. */
  readonly configFor: (request: Omit<SdkRequest, "action" | "parameters">) => SdkClientConfig;
}

interface SdkClient {
  send(command: unknown): Promise<unknown>;
}

type Constructor = new (argument: unknown) => unknown;

/**
 * Performs `aws-sdk` tasks through real clients of the AWS SDK, each loaded when it is first used. Each call is sent
 * once: the machine's Retry says what is tried again, and a client's own retries would sleep in real time.
 *
 * @throws {TaskFailedError} named as Step Functions names the failure. A service or action that no client has
 *   fails the execution as `States.Runtime`.
 */
export function sdkIntegration({ clock, configFor }: SdkOptions): Integrations["callSdk"] {
  const clients = new Map<string, SdkClient>();

  return async ({ service, action, parameters, roleArn, stateMachineArn }) => {
    const known = sdkService(service);
    if (known === undefined) {
      throw new RuntimeFault(
        `No client for aws-sdk:${service} is at hand; there is ${sdkServiceNames.join(", ")}.`,
      );
    }
    const { prefix, camelCase, clientClass, load } = known;
    const module = await clock.busy(load);
    const Command = module[`${action.charAt(0).toUpperCase()}${action.slice(1)}Command`];
    const Client = module[clientClass];
    if (!isConstructor(Command) || !isConstructor(Client)) {
      throw new RuntimeFault(`The service ${service} has no action ${action}.`);
    }
    const key = [service, roleArn, stateMachineArn].join(" ");
    const client =
      clients.get(key) ?? new Client({ maxAttempts: 1, ...configFor({ service, roleArn, stateMachineArn }) });
    if (!isClient(client)) {
      throw new RuntimeFault(`${clientClass} is not a client.`);
    }
    clients.set(key, client);
    try {
      const output = await clock.busy(() => client.send(new Command(toClientInput(parameters, camelCase))));
      return fromClientOutput(output, camelCase);
    } catch (error) {
      throw asTaskFailure(error, prefix, module);
    }
  };
}

function isConstructor(value: unknown): value is Constructor {
  return typeof value === "function";
}

function isClient(value: unknown): value is SdkClient {
  return typeof value === "object" && value !== null && "send" in value && typeof value.send === "function";
}
