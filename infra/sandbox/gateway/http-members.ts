import type { NormalizedSchema } from "@smithy/core/schema";
import { ServiceError } from "./operation.ts";
import type { WireRequest } from "./wire.ts";

const split = (schema: NormalizedSchema, text: string) =>
  text.split(",").map((item) => readText(schema.getValueSchema(), item.trim()));

/**
 * Reads a label, query or header value.
 *
 * @throws {ServiceError} ValidationException if a number or truth value is not one.
 */
function readText(schema: NormalizedSchema, text: string): unknown {
  if (schema.isNumericSchema()) {
    if (text.trim() === "" || Number.isNaN(Number(text))) {
      throw new ServiceError(
        "ValidationException",
        `${schema.getMemberName()} must be a number, not ${text}`,
        400,
      );
    }
    return Number(text);
  }
  if (schema.isBooleanSchema()) {
    return text === "true";
  }
  if (schema.isTimestampSchema()) {
    return new Date(text);
  }
  return schema.isListSchema() ? split(schema, text) : text;
}

const fromQuery = (member: NormalizedSchema, name: string, { query }: WireRequest): unknown => {
  if (!query.has(name)) {
    return undefined;
  }
  const texts = query.getAll(name);
  return member.isListSchema()
    ? texts.map((text) => readText(member.getValueSchema(), text))
    : readText(member, texts[0] ?? "");
};

/** The input members that stand in the path, the query or the headers of a request, by name. */
export function readHttpMembers(
  input: NormalizedSchema,
  request: WireRequest,
  labels: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const values: [string, unknown][] = [];
  for (const [name, member] of input.isStructSchema() ? input.structIterator() : []) {
    const { httpLabel, httpQuery, httpHeader, httpPayload } = member.getMergedTraits();
    const header = httpHeader === undefined ? undefined : request.headers[httpHeader.toLowerCase()];
    const label = httpLabel === undefined ? undefined : labels.get(name);
    if (label !== undefined) {
      values.push([name, readText(member, label)]);
    } else if (httpQuery !== undefined) {
      values.push([name, fromQuery(member, httpQuery, request)]);
    } else if (header !== undefined) {
      values.push([name, readText(member, header)]);
    } else if (httpPayload !== undefined && request.body.length > 0) {
      values.push([name, new Uint8Array(request.body)]);
    }
  }
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Whether some member is the whole body, as the payload of a Lambda function is. */
export const payloadMember = (schema: NormalizedSchema): string | undefined =>
  schema.isStructSchema()
    ? [...schema.structIterator()].find(
        ([, member]) => member.getMergedTraits().httpPayload !== undefined,
      )?.[0]
    : undefined;

/** An output taken apart into what stands in the headers, in the status and in the body. */
export interface HttpOutput {
  readonly headers: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly document: Readonly<Record<string, unknown>>;
}

/** Puts each member of an output where its schema says. */
export function writeHttpMembers(schema: NormalizedSchema, output: unknown): HttpOutput {
  const headers: Record<string, string> = {};
  const document: Record<string, unknown> = {};
  let status: number | undefined;
  const values = new Map<string, unknown>(Object.entries(Object(output)));
  for (const [name, member] of schema.isStructSchema() ? schema.structIterator() : []) {
    const { httpHeader, httpResponseCode } = member.getMergedTraits();
    const value = values.get(name);
    if (value === undefined) {
      continue;
    }
    if (httpHeader !== undefined) {
      headers[httpHeader.toLowerCase()] = String(value);
    } else if (httpResponseCode !== undefined) {
      status = Number(value);
    } else {
      document[name] = value;
    }
  }
  return { headers, document, ...(status === undefined ? {} : { status }) };
}
