import { type Call, type FakeService, type Operation, type RawRequest, ServiceError } from "./operation.ts";
import { type OperationSchema, schemasOf } from "./schemas.ts";

/** A call that has found its operation. */
export interface LocatedCall {
  readonly service: FakeService;
  readonly name: string;
  readonly operation: Operation<unknown>;
  readonly schema: OperationSchema;
  readonly input: unknown;
  readonly call: Call;
  /** Present for calls over the wire. */
  readonly raw?: RawRequest;
  /** How this service's protocol refuses permission. */
  readonly refusal: { readonly code: string; readonly status: number };
}

/**
 * Finds an operation of a service with its schema.
 *
 * @throws {ServiceError} with status 501 and the given code, if the sandbox does not have it.
 */
export function findOperation(
  service: FakeService,
  name: string,
  code = "NotImplemented",
): Pick<LocatedCall, "operation" | "schema"> {
  const operation = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  const schema = schemasOf(service.client).operations.get(name);
  if (operation === undefined || schema === undefined) {
    throw new ServiceError(code, `The sandbox has no operation ${service.signingName}:${name}`, 501);
  }
  return { operation, schema };
}
