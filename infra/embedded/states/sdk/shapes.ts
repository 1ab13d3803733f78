import { isRecord } from "../json.ts";

/** Members whose own members are names of the user's, so that their case says something. */
const MAPS = new Set(["tags"]);

/** Parameters of a task as the client takes them. */
export function toClientInput(parameters: unknown, camelCase: boolean): unknown {
  return camelCase ? rename(parameters, (name) => name.charAt(0).toLowerCase() + name.slice(1)) : parameters;
}

/**
 * What a client answered as JSON: without its metadata, instants as text, bytes as the UTF-8 text that they are.
 *
 * Not known: how Step Functions shows bytes that are no text.
 */
export function fromClientOutput(output: unknown, camelCase: boolean): unknown {
  const { $metadata: _, ...answer } = isRecord(output) ? output : {};
  const json = plain(answer);
  return camelCase ? rename(json, (name) => name.charAt(0).toUpperCase() + name.slice(1)) : json;
}

function rename(value: unknown, change: (name: string) => string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => rename(item, change));
  }
  if (!isRecord(value)) {
    return value;
  }
  const members = Object.entries(value).map(([name, member]) => {
    const isMap = MAPS.has(name.toLowerCase()) && isRecord(member);
    return [change(name), isMap ? member : rename(member, change)];
  });
  return Object.fromEntries(members);
}

function plain(value: unknown): unknown {
  if (value instanceof Date) {
    return value.toISOString().replace(".000Z", "Z");
  }
  if (value instanceof Uint8Array) {
    return new TextDecoder().decode(value);
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (isRecord(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
  }
  return value;
}
