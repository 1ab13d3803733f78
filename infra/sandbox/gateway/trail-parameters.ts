import type { NormalizedSchema } from "@smithy/core/schema";
import type { FakeService } from "./operation.ts";

/** How a service's parameters are spelled in events. */
export type EventNames = NonNullable<FakeService["eventNames"]>;

/** What CloudTrail shows in the place of a secret. */
const HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

const instant = new Intl.DateTimeFormat("en-US", {
  month: "short",
  day: "numeric",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  second: "2-digit",
  timeZone: "UTC",
});

/** For example `Oct 3, 2025, 8:41:04 AM`, with plain spaces. */
const writeInstant = (date: Date) => instant.format(date).replaceAll("\u202f", " ");

const lowerFirst = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

const spell = (name: string, member: NormalizedSchema, names: EventNames) =>
  names === "lower-first" ? lowerFirst(name) : String(member.getMergedTraits().jsonName ?? name);

const isSecret = (schema: NormalizedSchema) => schema.getMergedTraits().sensitive === 1;

function writeStruct(schema: NormalizedSchema, value: unknown, names: EventNames): Record<string, unknown> {
  const fields = new Map<string, unknown>(Object.entries(Object(value)));
  return Object.fromEntries(
    [...schema.structIterator()]
      .filter(([name]) => fields.get(name) !== undefined && fields.get(name) !== null)
      .map(([name, member]) => [spell(name, member, names), write(member, fields.get(name), names)]),
  );
}

function write(schema: NormalizedSchema, value: unknown, names: EventNames): unknown {
  if (isSecret(schema)) {
    return HIDDEN;
  }
  if (schema.isStructSchema()) {
    return writeStruct(schema, value, names);
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.map((item) => write(schema.getValueSchema(), item, names));
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    return Object.fromEntries(
      Object.entries(Object(value)).map(([key, entry]) => [key, write(item, entry, names)]),
    );
  }
  if (value instanceof Date) {
    return names === "lower-first" ? writeInstant(value) : value.toISOString();
  }
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}

/**
 * Input or output of a call as CloudTrail shows it: spelled in the service's way, instants as text, secrets
 * hidden; null where there is nothing.
 */
export function trailParameters(
  schema: NormalizedSchema,
  value: unknown,
  names: EventNames,
): Readonly<Record<string, unknown>> | null {
  if (value === undefined || value === null || !schema.isStructSchema()) {
    return null;
  }
  const written = writeStruct(schema, value, names);
  return Object.keys(written).length === 0 ? null : written;
}
