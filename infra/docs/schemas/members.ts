import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";

/** A schema of an object, whatever else it may hold. */
type ObjectSchema<Entries> = v.GenericSchema & { readonly entries: Entries };

/**
 * The JSON Schema of an object, from the schema that the code itself uses, with a sentence on each member: a member
 * without one does not compile. Members that are not named may be there, so that one can be added.
 *
 * @param inside JSON Schemas of members that have sentences of their own inside
 */
export function members<const Entries extends v.ObjectEntries>(
  schema: ObjectSchema<Entries>,
  help: Readonly<Record<keyof Entries & string, string>>,
  inside?: Readonly<Partial<Record<keyof Entries & string, JsonSchema>>>,
): JsonSchema {
  const { properties = {}, required = [], type } = plain(schema);
  const sentences: Readonly<Record<string, string>> = help;
  const nested: Readonly<Record<string, JsonSchema | undefined>> = inside ?? {};
  const told = Object.entries(properties).map(([name, property]) => [
    name,
    { description: sentences[name], ...(nested[name] ?? Object(property)) },
  ]);
  return { ...(type === undefined ? {} : { type }), properties: Object.fromEntries(told), required };
}

/** The JSON Schema of a schema of the code, without any sentence. Checks that JSON Schema cannot say are left out. */
function plain(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...json } = toJsonSchema(schema, {
    ignoreActions: ["check", "raw_check", "parse_json"],
    typeMode: "output",
  });
  return json;
}

/** A list of these. */
export function listOf(items: JsonSchema): JsonSchema {
  return { type: "array", items };
}

/** A map of these, whatever its names are. */
export function mapOf(values: JsonSchema): JsonSchema {
  return { type: "object", additionalProperties: values };
}
