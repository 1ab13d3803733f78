import type { NormalizedSchema } from "@smithy/core/schema";
import { ServiceError } from "./operation.ts";

const wireName = (member: NormalizedSchema, name: string) => String(member.getMergedTraits().xmlName ?? name);

const under = (prefix: string, name: string) => (prefix === "" ? name : `${prefix}.${name}`);

const unreadable = (prefix: string, text: string, wanted: string) =>
  new ServiceError("MalformedInput", `${prefix} must be ${wanted}, not ${text}`, 400);

function readStruct(schema: NormalizedSchema, form: URLSearchParams, prefix: string): unknown {
  const members: [string, unknown][] = [];
  for (const [name, member] of schema.structIterator()) {
    const value = readValue(member, form, under(prefix, wireName(member, name)));
    if (value !== undefined) {
      members.push([name, value]);
    }
  }
  return members.length === 0 && prefix !== "" ? undefined : Object.fromEntries(members);
}

/** Items are numbered from 1 and end with the first gap. */
function readItems<T>(read: (number: number) => T | undefined): T[] | undefined {
  const items: T[] = [];
  for (let item = read(1); item !== undefined; item = read(items.length + 1)) {
    items.push(item);
  }
  return items.length === 0 ? undefined : items;
}

function readList(schema: NormalizedSchema, form: URLSearchParams, prefix: string): unknown {
  const item = schema.getValueSchema();
  const flat = schema.getMergedTraits().xmlFlattened === 1;
  const base = flat ? prefix : `${prefix}.${wireName(item, "member")}`;
  // A list that was sent empty is `Prefix=`.
  return (
    readItems((number) => readValue(item, form, `${base}.${number}`)) ??
    (form.get(prefix) === "" ? [] : undefined)
  );
}

function readMap(schema: NormalizedSchema, form: URLSearchParams, prefix: string): unknown {
  const flat = schema.getMergedTraits().xmlFlattened === 1;
  const base = flat ? prefix : `${prefix}.entry`;
  const keyName = wireName(schema.getKeySchema(), "key");
  const valueName = wireName(schema.getValueSchema(), "value");
  const entries = readItems((number): [string, unknown] | undefined => {
    const key = form.get(`${base}.${number}.${keyName}`);
    return key === null
      ? undefined
      : [key, readValue(schema.getValueSchema(), form, `${base}.${number}.${valueName}`)];
  });
  return entries === undefined ? undefined : Object.fromEntries(entries);
}

function readScalar(schema: NormalizedSchema, text: string, prefix: string): unknown {
  if (schema.isNumericSchema()) {
    if (text.trim() === "" || Number.isNaN(Number(text))) {
      throw unreadable(prefix, text, "a number");
    }
    return Number(text);
  }
  if (schema.isBooleanSchema()) {
    if (text !== "true" && text !== "false") {
      throw unreadable(prefix, text, "true or false");
    }
    return text === "true";
  }
  if (schema.isTimestampSchema()) {
    return new Date(text);
  }
  return schema.isBlobSchema() ? Buffer.from(text, "base64") : text;
}

function readValue(schema: NormalizedSchema, form: URLSearchParams, prefix: string): unknown {
  if (schema.isStructSchema()) {
    return readStruct(schema, form, prefix);
  }
  if (schema.isListSchema()) {
    return readList(schema, form, prefix);
  }
  if (schema.isMapSchema()) {
    return readMap(schema, form, prefix);
  }
  const text = form.get(prefix);
  return text === null ? undefined : readScalar(schema, text, prefix);
}

/**
 * Reads a form of the awsQuery protocol as the input the schema describes.
 *
 * @throws {ServiceError} MalformedInput if a number or truth value is not one.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html where it is specified; what is here was held against the SDK clients
 */
export function readQueryInput(schema: NormalizedSchema, form: URLSearchParams): unknown {
  return schema.isStructSchema() ? readStruct(schema, form, "") : {};
}
