import { JsonCodec } from "@aws-sdk/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { ServiceError } from "./operation.ts";
import type { ErrorSchema } from "./schemas.ts";
import { findMisfit } from "./shape-check.ts";
import type { WireFailure } from "./wire.ts";

/** Timestamps are seconds since 1970 unless the schema says otherwise. */
const EPOCH_SECONDS = 7;

/** How the bodies of one JSON protocol are written. */
export interface JsonDialect {
  /** True where a member may have another name in JSON than in the SDK (REST). */
  readonly ownNames: boolean;
}

const codecOf = ({ ownNames }: JsonDialect) =>
  new JsonCodec({
    timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
    httpBindings: ownNames,
    jsonName: ownNames,
  });

/**
 * Reads a JSON body as the schema describes it; an empty body is an empty object.
 *
 * @throws {ServiceError} SerializationException if it is not JSON or not of that shape.
 */
export async function readJsonBody(
  schema: NormalizedSchema,
  text: string,
  dialect: JsonDialect,
): Promise<unknown> {
  if (text.trim() === "" || !schema.isStructSchema()) {
    return {};
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new ServiceError("SerializationException", `The body is not JSON: ${String(cause)}`, 400);
  }
  const misfit = findMisfit(schema, document);
  if (misfit !== undefined) {
    throw new ServiceError("SerializationException", misfit, 400);
  }
  return codecOf(dialect).createDeserializer().read(schema, text);
}

/** Writes an output as the schema describes it, members unknown to the schema left out. */
export function writeJsonBody(schema: NormalizedSchema, output: unknown, dialect: JsonDialect): string {
  if (schema.isUnitSchema()) {
    return "{}";
  }
  const serializer = codecOf(dialect).createSerializer();
  serializer.write(schema, output ?? {});
  return String(serializer.flush());
}

/** The message as `message`, and under the name that the service's own error shape gives it (`Message`, `exceptionMessage`). */
export function errorBody(
  { code, message }: WireFailure,
  errors: ReadonlyMap<string, ErrorSchema>,
): Readonly<Record<string, string>> {
  const names = errors.get(code)?.members.filter((member) => /message$/i.test(member)) ?? [];
  return Object.fromEntries(["message", ...names].map((name) => [name, message]));
}
