import type { RawAnswer } from "./operation.ts";
import type { ErrorSchema, OperationSchema } from "./schemas.ts";

/** An HTTP request that was read whole. */
export interface WireRequest {
  readonly method: string;
  /** As sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a failure looks like before a protocol gives it its shape. */
export interface WireFailure {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/** One of the wire protocols of AWS, seen from the server. */
export interface Protocol {
  /** The operation's name as asked for, even if nobody knows it; undefined if the request names none. */
  operationName(request: WireRequest, operations: ReadonlyMap<string, OperationSchema>): string | undefined;
  /** @throws {ServiceError} if the body cannot be read. */
  read(schema: OperationSchema, request: WireRequest): Promise<unknown>;
  answer(schema: OperationSchema, output: unknown, request: WireRequest, requestId: string): RawAnswer;
  failure(
    failure: WireFailure,
    request: WireRequest,
    requestId: string,
    errors: ReadonlyMap<string, ErrorSchema>,
  ): RawAnswer;
  /** Code and status of a refusal that every service shares, in this protocol's own word. */
  readonly refusals: Readonly<Record<Refusal, { readonly code: string; readonly status: number }>>;
}

/** Refusals that come before the service itself has a say. */
export type Refusal =
  | "unknown-credentials"
  | "expired-credentials"
  | "no-credentials"
  | "access-denied"
  | "not-implemented"
  | "malformed";
