import type { NormalizedSchema } from "@smithy/core/schema";

const nameOf = (value: unknown) => (Array.isArray(value) ? "a list" : typeof value);

const inside = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);

function checkScalar(schema: NormalizedSchema, value: unknown, path: string): string | undefined {
  const wanted = schema.isNumericSchema()
    ? "number"
    : schema.isBooleanSchema()
      ? "boolean"
      : schema.isStringSchema() || schema.isBlobSchema()
        ? "string"
        : undefined;
  return wanted === undefined || typeof value === wanted
    ? undefined
    : `${path} must be a ${wanted}, not ${nameOf(value)}`;
}

/**
 * Says what in a parsed JSON body cannot be what the schema describes; undefined if all of it can.
 * Members that the schema does not know are let pass, as AWS does.
 */
export function findMisfit(schema: NormalizedSchema, value: unknown, path = ""): string | undefined {
  if (value === null || value === undefined || schema.isDocumentSchema()) {
    return undefined;
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) {
      return `${path} must be a list, not ${nameOf(value)}`;
    }
    const item = schema.getValueSchema();
    return value.map((entry, index) => findMisfit(item, entry, `${path}[${index}]`)).find(Boolean);
  }
  if (schema.isStructSchema() || schema.isMapSchema()) {
    if (typeof value !== "object" || Array.isArray(value)) {
      return `${path || "The body"} must be an object, not ${nameOf(value)}`;
    }
    const fields = new Map<string, unknown>(Object.entries(value));
    if (schema.isMapSchema()) {
      const item = schema.getValueSchema();
      return [...fields].map(([name, entry]) => findMisfit(item, entry, inside(path, name))).find(Boolean);
    }
    return [...schema.structIterator()]
      .map(([name, member]) => {
        const wire = String(member.getMergedTraits().jsonName ?? name);
        return findMisfit(member, fields.get(wire), inside(path, wire));
      })
      .find(Boolean);
  }
  return checkScalar(schema, value, path);
}
