import * as v from "valibot";
import { nearest, sayUnknown } from "./nearest.ts";
import { DURATION, secondsOf } from "./time.ts";

/** What a pattern may be at most, in signs. */
export const MAXIMUM_PATTERN = 256;

/** What editors and the reference show of a member. `title` says what may be written, `default` what counts if nothing is. */
export interface Help {
  readonly description: string;
  readonly title?: string;
  readonly default?: string | number | boolean;
}

/** Adds help to a schema. */
export function withHelp<const Schema extends v.GenericSchema>(schema: Schema, help: Help) {
  return v.pipe(schema, v.metadata({ ...help }));
}

/** A map of exactly these members. Every unknown one is told, with the known one that is nearest. */
export function members<const Entries extends v.ObjectEntries>(entries: Entries) {
  const known = Object.keys(entries);
  // Without the names that every object has, since Valibot asks `key in entries`.
  const bare: Entries = Object.assign(Object.create(null), entries);
  const schema = noList(
    v.strictObject(bare, ({ expected, received, path }) => {
      const name = String(path?.at(-1)?.key ?? "");
      if (expected === "never") {
        return sayUnknown(name, known, "nothing is");
      }
      return received === "undefined"
        ? `is missing; add "${name}: …"`
        : `must be a map with members such as ${known.slice(0, 3).join(", ")}`;
    }),
  );
  return v.pipe(
    schema,
    v.rawCheck(({ dataset, addIssue }) => {
      // Valibot tells the first unknown member only.
      const [first] = (dataset.issues ?? []).filter(
        ({ type, expected, path }) => type === "strict_object" && expected === "never" && path?.length === 1,
      );
      const [item] = first?.path ?? [];
      if (item?.type === "object") {
        const { input, key: told } = item;
        for (const [key, value] of Object.entries(input)) {
          if (key !== told && !known.includes(key)) {
            const path: [v.ObjectPathItem] = [{ type: "object", origin: "key", input, key, value }];
            addIssue({ message: sayUnknown(key, known, "nothing is"), path });
          }
        }
      }
    }),
  );
}

/** Keeps a schema of maps from taking a list for a map of numbers, as Valibot does. */
export function noList<const Schema extends v.GenericSchema>(schema: Schema): Schema {
  const run: Schema["~run"] = (dataset, config) =>
    schema["~run"](Array.isArray(dataset.value) ? { value: null } : dataset, config);
  return { ...schema, "~run": run };
}

/** Text of so many signs that fits an expression. */
export function text(what: string, expression: RegExp, maximum: number = MAXIMUM_PATTERN) {
  return v.pipe(
    v.string(`must be ${what}`),
    v.maxLength(maximum, `has more than ${maximum} signs; shorten it`),
    v.regex(expression, `must be ${what}`),
  );
}

/** One value or a list of them. */
export function oneOrMore<const Schema extends v.GenericSchema>(schema: Schema, what: string) {
  const list = v.pipe(
    v.array(schema, `must be ${what}, or a list of such`),
    v.minLength(1, "is an empty list; name one, or leave the member out"),
    v.maxLength(500, "has more than 500 entries; use patterns"),
  );
  return v.union([schema, list], `must be ${what}, or a list of such`);
}

/** One of these words. */
export function word<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return v.picklist(words, ({ input }) => {
    const meant = typeof input === "string" ? nearest(input, words) : undefined;
    const all = `must be ${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
    return meant === undefined ? all : `${all}; did you mean ${meant}?`;
  });
}

/** A duration between two others, ends included. */
export function duration(minimum: string, maximum: string, why = "") {
  const range = `must be between ${minimum} and ${maximum}${why}`;
  return v.pipe(
    v.string("must be a duration such as 15m, 24h, 30d or 2w"),
    v.regex(DURATION, "must be a duration such as 15m, 24h, 30d or 2w"),
    v.check((written) => {
      const seconds = secondsOf(written);
      return !(seconds < secondsOf(minimum) || seconds > secondsOf(maximum));
    }, range),
  );
}

/** A whole number between two others, ends included. */
export function count(minimum: number, maximum: number) {
  const range = `must be a whole number from ${minimum} to ${maximum}`;
  return v.pipe(v.number(range), v.integer(range), v.minValue(minimum, range), v.maxValue(maximum, range));
}

/** A map whose members the owner names. */
export function named<const Schema extends v.GenericSchema>(schema: Schema, what: string, maximum: number) {
  const key = text("a name: letters, digits and . _ -, 64 at most", /^[A-Za-z0-9][A-Za-z0-9._-]*$/, 64);
  return v.pipe(
    noList(v.record(key, schema, `must be a map of ${what} by name`)),
    v.maxEntries(maximum, `has more than ${maximum} members; use fewer`),
  );
}
