import { randomUUID } from "node:crypto";
import * as v from "valibot";
import type { StatesEngine } from "../../../infra/embedded/states/engine.ts";

/** What a client of the SDK sends its requests through. */
interface RequestHandler {
  handle(request: Request): Promise<{ readonly response: Response }>;
  destroy(): void;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
}

interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Response {
  readonly statusCode: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A refusal, named as the service names it. */
class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Signs nothing: these calls never leave the process. */
const INSIDE = {
  credentials: { accessKeyId: "inside", secretAccessKey: "inside" },
  signer: { sign: async (request: unknown) => request },
  maxAttempts: 1,
} as const;

const Start = v.object({
  stateMachineArn: v.string(),
  name: v.exactOptional(v.string()),
  input: v.exactOptional(v.string()),
});
const Success = v.object({ taskToken: v.string(), output: v.string() });
const Put = v.object({ Entries: v.array(v.unknown()) });

/** Settings of clients that reach the embedded state machines, as the functions' own clients of Step Functions. */
export function localStates(engine: () => StatesEngine): object {
  return jsonService((operation, input) => {
    switch (operation) {
      case "StartExecution": {
        const { executionArn, startDate } = engine().startExecution(v.parse(Start, input));
        return { executionArn, startDate: startDate.getTime() / 1000 };
      }
      case "SendTaskSuccess":
        engine().sendTaskSuccess(v.parse(Success, input));
        return {};
      default:
        throw new ApiError("UnknownOperationException", `${operation} is not known here`);
    }
  });
}

/** Settings of clients that publish on rolecall's own bus: here it only says that something has changed. */
export function localBus(onEvent: () => void): object {
  return jsonService((_, input) => {
    const { Entries } = v.parse(Put, input);
    onEvent();
    return { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: randomUUID() })) };
  });
}

/** Settings of clients that tell people by SNS: here whoever put the policy in force is told by the command. */
export function localTopic(): object {
  const body = `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${randomUUID()}</MessageId></PublishResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`;
  return {
    ...INSIDE,
    requestHandler: handler(async () => answer(200, body, "text/xml")),
  };
}

function jsonService(perform: (operation: string, input: unknown) => object): object {
  return {
    ...INSIDE,
    requestHandler: handler(async ({ headers, body }) => {
      const operation = (headers["x-amz-target"] ?? "").split(".").at(-1) ?? "";
      try {
        return answer(200, JSON.stringify(perform(operation, JSON.parse(textOf(body)))));
      } catch (error) {
        const code = error instanceof ApiError ? error.code : error instanceof Error ? error.name : "Unknown";
        const message = error instanceof Error ? error.message : String(error);
        return answer(400, JSON.stringify({ __type: code, message }));
      }
    }),
  };
}

function handler(answerTo: (request: Request) => Promise<Response>): RequestHandler {
  return {
    handle: async (request) => ({ response: await answerTo(request) }),
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function answer(statusCode: number, text: string, type = "application/x-amz-json-1.0"): Response {
  return { statusCode, reason: "", headers: { "content-type": type }, body: Buffer.from(text) };
}

/** The SDK writes bytes. */
function textOf(body: unknown): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);
}
