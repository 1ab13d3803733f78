/** A schema of draft 7, as far as this checker knows it. */
type Schema = Readonly<Record<string, unknown>>;

/** What tells people, and is not checked. */
const WORDS = ["$schema", "title", "description"];

type Check = (wanted: unknown, value: unknown, path: string, schema: Schema) => readonly string[];

const CHECKS: Readonly<Record<string, Check>> = {
  type: (wanted, value, path) =>
    typeOf(value) === wanted || (wanted === "number" && typeOf(value) === "integer")
      ? []
      : [`${path} is ${typeOf(value)}, not ${wanted}`],

  enum: (wanted, value, path) =>
    listIn(wanted).includes(value)
      ? []
      : [`${path} is ${JSON.stringify(value)}, none of ${listIn(wanted).join(", ")}`],

  const: (wanted, value, path) =>
    value === wanted ? [] : [`${path} is ${JSON.stringify(value)}, not ${wanted}`],

  pattern: (wanted, value, path) =>
    typeof value !== "string" || new RegExp(String(wanted), "u").test(value)
      ? []
      : [`${path} does not fit ${wanted}`],

  format: (wanted, value, path) => {
    if (wanted !== "date-time") {
      throw new Error(`This checker does not know the format ${wanted}`);
    }
    const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(String(value));
    return typeof value !== "string" || isInstant ? [] : [`${path} is ${value}, no instant`];
  },

  minItems: (wanted, value, path) =>
    !Array.isArray(value) || value.length >= Number(wanted) ? [] : [`${path} has fewer than ${wanted} items`],

  items: (wanted, value, path) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => schemaFaults(membersOf(wanted), item, `${path}[${index}]`))
      : [],

  required: (wanted, value, path) =>
    typeOf(value) === "object"
      ? listIn(wanted)
          .map(String)
          .filter((name) => !Object.hasOwn(membersOf(value), name))
          .map((name) => `${path}.${name} is missing`)
      : [],

  properties: (wanted, value, path) =>
    typeOf(value) === "object"
      ? Object.entries(membersOf(value)).flatMap(([name, member]) => {
          const schema = membersOf(wanted)[name];
          return schema === undefined
            ? [`${path}.${name} is not documented`]
            : schemaFaults(membersOf(schema), member, `${path}.${name}`);
        })
      : [],

  additionalProperties: (wanted, value, path, schema) =>
    typeOf(value) === "object" && schema["properties"] === undefined
      ? Object.entries(membersOf(value)).flatMap(([name, member]) =>
          schemaFaults(membersOf(wanted), member, `${path}.${name}`),
        )
      : [],

  propertyNames: (wanted, value, path) =>
    typeOf(value) === "object"
      ? Object.keys(membersOf(value)).flatMap((name) =>
          schemaFaults(membersOf(wanted), name, `the name ${path}.${name}`),
        )
      : [],

  anyOf: (wanted, value, path) => {
    const faults = listIn(wanted).map((one) => schemaFaults(membersOf(one), value, path));
    return faults.some((found) => found.length === 0)
      ? []
      : [`${path} fits none of ${faults.length} forms: ${faults.map(([first]) => first).join("; ")}`];
  },
};

/**
 * Says how a value differs from a JSON Schema, independently of what made the schema. Stricter than the standard: a
 * member that the schema does not name is a fault, so that nothing stays undocumented.
 *
 * @throws {Error} for a keyword that it does not know, so that nothing stays unchecked.
 */
export function schemaFaults(schema: Schema, value: unknown, path = "$"): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (WORDS.includes(keyword)) {
      return [];
    }
    const check = CHECKS[keyword];
    if (check === undefined) {
      throw new Error(`This checker does not know ${keyword}`);
    }
    return check(wanted, value, path, schema);
  });
}

function typeOf(value: unknown): string {
  if (value === null) {
    return "null";
  }
  if (Array.isArray(value)) {
    return "array";
  }
  return Number.isInteger(value) ? "integer" : typeof value;
}

function membersOf(value: unknown): Schema {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
