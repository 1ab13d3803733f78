import type {
  $SchemaRef,
  SchemaTraits,
  StaticListSchema,
  StaticMapSchema,
  StaticOperationSchema,
  StaticStructureSchema,
} from "@smithy/types";

/** The scalar schemas, as the SDK writes them. */
export const text = 0;
export const number = 1;
export const truth = 2;
/** Seconds since 1970. */
export const instant = 7;

/** A member as a path label. */
export const label: $SchemaRef = [text, 1];

/** A member as a query parameter. */
export const query = (name: string, schema: $SchemaRef): $SchemaRef => [schema, { httpQuery: name }];

/** A member that has another name in JSON. */
export const named = (jsonName: string, schema: $SchemaRef): $SchemaRef => [schema, { jsonName }];

/** A structure of these members. */
export const structure = (
  namespace: string,
  name: string,
  members: Readonly<Record<string, $SchemaRef>>,
): StaticStructureSchema => [3, namespace, name, 0, Object.keys(members), Object.values(members)];

/** A list of these items. */
export const listOf = (namespace: string, item: $SchemaRef): StaticListSchema => [
  1,
  namespace,
  "List",
  0,
  item,
];

/** A map from texts to these values. */
export const mapOf = (namespace: string, value: $SchemaRef): StaticMapSchema => [
  2,
  namespace,
  "Map",
  0,
  text,
  value,
];

/** What an operation without an answer answers. */
export const unit = "unit";

/** An operation of a REST service. */
export const operation = (
  namespace: string,
  name: string,
  http: readonly [method: string, uri: string, status: number],
  input: $SchemaRef,
  output: $SchemaRef,
): StaticOperationSchema => {
  const traits: SchemaTraits = { http: [http[0], http[1], http[2]] };
  return [9, namespace, name, traits, input, output];
};
