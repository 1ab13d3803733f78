import { setTimeout as realTimer } from "node:timers/promises";
import type { Clock } from "../../embedded/clock.ts";
import type { Permissions } from "../permissions/permissions.ts";
import { datedAs } from "./answer-date.ts";
import { type CallEntry, createCallLog } from "./call-log.ts";
import { regionOf } from "./caller.ts";
import { type ControlHook, createControl } from "./control.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createFunctionUrlCalls, FUNCTION_URL_PATH, type FunctionUrlsPort } from "./function-url-call.ts";
import { serveHttp } from "./http-server.ts";
import { findOperation } from "./located-call.ts";
import type { FakeService, RawAnswer } from "./operation.ts";
import { createPipeline } from "./pipeline.ts";
import { createTrailDelivery } from "./trail-delivery.ts";
import type { TrailEnvelope } from "./trail-event.ts";
import type { WireRequest } from "./wire.ts";
import { createWireCalls } from "./wire-call.ts";
import type { SandboxWorld } from "./world.ts";

/** What a gateway is made of. */
export interface GatewayOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  readonly services: readonly FakeService[];
  readonly world: SandboxWorld;
  readonly permissions: Permissions;
  readonly clock: Clock;
  /** Takes each CloudTrail event when it is due; a rejection ends the process, since an event would be lost. */
  readonly onEvent: (envelope: TrailEnvelope) => void | Promise<void>;
  /** How long CloudTrail takes, on the clock; default 0. */
  readonly eventDelaySeconds?: number;
  /** How long every call over the wire takes besides, in real time; default 0. */
  readonly latencyMilliseconds?: number;
  /** URLs of functions; default: there are none. */
  readonly functionUrls?: FunctionUrlsPort;
  /** Answers what is asked under `/_rolecall/`; undefined if it does not know the path. */
  readonly control?: ControlHook;
  /** Told of every failure that is the sandbox's own; default: its stack goes to standard error. */
  readonly onUnexpected?: (error: unknown) => void;
}

/** A gateway that is up. */
export interface Gateway {
  /** What `AWS_ENDPOINT_URL` is to be. */
  readonly url: string;
  calls(): readonly CallEntry[];
  readonly faults: Faults;
  stop(): Promise<void>;
}

const NO_FUNCTION_URLS: FunctionUrlsPort = {
  find: () => undefined,
  policiesOf: () => [],
  invoke: () => Promise.reject(new Error("There are no functions here")),
};

const toStandardError = (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
};

/**
 * Starts one server on loopback that any AWS client can talk to, for all the fake services.
 *
 * Every request is handled inside `clock.busy`: an operation must not sleep on the clock before it answers.
 *
 * @throws {Error} EADDRINUSE if the port is taken.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { services, world, permissions, clock, onEvent } = options;
  const {
    port = 0,
    eventDelaySeconds = 0,
    latencyMilliseconds = 0,
    onUnexpected = toStandardError,
  } = options;
  const log = createCallLog();
  const faults = createFaults(services);
  const trail = createTrailDelivery({ clock, world, delaySeconds: eventDelaySeconds, onEvent });
  const run = createPipeline({ world, permissions, faults, log, trail, onUnexpected });

  world.connect(async (signingName, name, input, call) => {
    const service = services.find((candidate) => candidate.signingName === signingName);
    if (service === undefined) {
      throw new Error(
        `The sandbox has no service ${signingName} for ${call.principal.invokedBy ?? "anybody"}`,
      );
    }
    return run({
      service,
      name,
      ...findOperation(service, name),
      input,
      call: {
        ...call,
        time: world.now(),
        region: regionOf(service, call.region),
        requestId: world.uuid(),
      },
      refusal: { code: service.global ? "AccessDenied" : "AccessDeniedException", status: 403 },
    });
  });

  const answerCall = createWireCalls({ services, world, permissions, log, run, onUnexpected });
  const answerControl = createControl(options.control);
  const { functionUrls = NO_FUNCTION_URLS } = options;
  const answerUrl = createFunctionUrlCalls({ functionUrls, world, permissions, log, onUnexpected });
  const inTime = (answer: (request: WireRequest) => Promise<RawAnswer>, request: WireRequest) =>
    clock.busy(async () => {
      if (latencyMilliseconds > 0) {
        await realTimer(latencyMilliseconds);
      }
      return datedAs(request, await answer(request));
    });
  const server = await serveHttp(port, (request) => {
    if (request.path.startsWith(FUNCTION_URL_PATH)) {
      return inTime(answerUrl, request);
    }
    return request.path.startsWith("/_rolecall/") ? answerControl(request) : inTime(answerCall, request);
  });

  return {
    url: server.url,
    calls: log.list,
    faults: { set: faults.set, list: faults.list },
    async stop() {
      trail.stop();
      await server.close();
      world.save();
    },
  };
}
