import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticErrorSchema, StaticOperationSchema } from "@smithy/types";

/** How a REST operation is addressed. */
export interface HttpBinding {
  readonly method: string;
  /** For example `/tags/{resourceArn}`. */
  readonly uri: string;
  readonly status: number;
}

/** One operation as the SDK client describes it. */
export interface OperationSchema {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  readonly http?: HttpBinding;
}

/** One error as the SDK client describes it. */
export interface ErrorSchema {
  /** The SDK's name, for example `NoSuchEntityException`. */
  readonly name: string;
  /** The code on the wire, for example `NoSuchEntity`. */
  readonly code: string;
  readonly members: readonly string[];
}

/** Everything a client package says about its service. */
export interface ClientSchemas {
  readonly operations: ReadonlyMap<string, OperationSchema>;
  /** By code on the wire, and by the SDK's name. */
  readonly errors: ReadonlyMap<string, ErrorSchema>;
}

/** The SDK writes a schema as a tuple whose first item says what it is. */
const OPERATION = 9;
const ERROR = -3;

const isOperation = (value: unknown): value is StaticOperationSchema =>
  Array.isArray(value) && value[0] === OPERATION && value.length === 6;

const isError = (value: unknown): value is StaticErrorSchema => Array.isArray(value) && value[0] === ERROR;

const readOperation = ([, , name, traits, input, output]: StaticOperationSchema): OperationSchema => {
  const http = typeof traits === "object" ? traits.http : undefined;
  return {
    name,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
    ...(http === undefined ? {} : { http: { method: http[0], uri: http[1], status: http[2] } }),
  };
};

const readError = ([, , name, traits, members]: StaticErrorSchema): ErrorSchema => {
  const query: unknown = typeof traits === "object" ? traits.awsQueryError : undefined;
  return { name, code: Array.isArray(query) ? String(query[0]) : name, members };
};

const known = new WeakMap<object, ClientSchemas>();

/** Reads all operation and error schemas that a client package exports; once for each package. */
export function schemasOf(client: Readonly<Record<string, unknown>>): ClientSchemas {
  const before = known.get(client);
  if (before !== undefined) {
    return before;
  }
  const values = Object.values(client);
  const schemas = {
    operations: new Map(values.filter(isOperation).map((tuple) => [tuple[2], readOperation(tuple)])),
    errors: new Map(
      values
        .filter(isError)
        .map(readError)
        .flatMap((error) => [[error.name, error] as const, [error.code, error] as const]),
    ),
  };
  known.set(client, schemas);
  return schemas;
}
