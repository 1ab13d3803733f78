import type { NormalizedSchema } from "@smithy/core/schema";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#xD;",
};

/** Text as it may stand between two tags. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign);

const element = (name: string, content: string) => `<${name}>${content}</${name}>`;

const wireName = (member: NormalizedSchema, name: string) => String(member.getMergedTraits().xmlName ?? name);

const isPresent = (value: unknown) => value !== undefined && value !== null;

const writeScalar = (schema: NormalizedSchema, value: unknown): string => {
  if (value instanceof Date) {
    return value.toISOString().replace(/\.\d{3}Z$/, "Z");
  }
  return value instanceof Uint8Array || schema.isBlobSchema()
    ? Buffer.from(value instanceof Uint8Array ? value : String(value)).toString("base64")
    : escapeXml(String(value));
};

const writeMember = (name: string, schema: NormalizedSchema, value: unknown): string => {
  const tag = wireName(schema, name);
  const flat = schema.getMergedTraits().xmlFlattened === 1;
  if (flat && schema.isListSchema() && Array.isArray(value)) {
    return value.map((item) => element(tag, writeXml(schema.getValueSchema(), item))).join("");
  }
  return element(tag, writeXml(schema, value));
};

/**
 * The content of the element that stands for a value: its members, items or text, without the element itself.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html where it is specified; what is here was held against the SDK clients
 */
export function writeXml(schema: NormalizedSchema, value: unknown): string {
  if (schema.isStructSchema()) {
    const fields = new Map(Object.entries(Object(value)));
    return [...schema.structIterator()]
      .filter(([name]) => isPresent(fields.get(name)))
      .map(([name, member]) => writeMember(name, member, fields.get(name)))
      .join("");
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    const item = schema.getValueSchema();
    return value.map((entry) => element(wireName(item, "member"), writeXml(item, entry))).join("");
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    const keyName = wireName(schema.getKeySchema(), "key");
    return Object.entries(Object(value))
      .map(([key, entry]) =>
        element(
          "entry",
          element(keyName, escapeXml(key)) + element(wireName(item, "value"), writeXml(item, entry)),
        ),
      )
      .join("");
  }
  return writeScalar(schema, value);
}
