import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern } from "../../../../infra/embedded/events/pattern.ts";

const RUNS = { numRuns: 150 };

const name = fc.constantFrom("a", "b", "c", "d");
const text = fc.string({ maxLength: 4, unit: fc.constantFrom("a", "b", "A", "*", "\\", "é") });
const leaf = fc.oneof(text, fc.integer({ min: -3, max: 3 }), fc.boolean(), fc.constant(null));
const { value: event } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));
const fields = fc.dictionary(name, event, { maxKeys: 4, noNullPrototype: true });

/** Operators whose answer can only turn from no to yes when an event grows. */
const growingOperator = fc.oneof(
  leaf,
  text.map((prefix) => ({ prefix })),
  text.map((suffix) => ({ suffix })),
  text.map((value) => ({ "equals-ignore-case": value })),
  fc.integer({ min: -3, max: 3 }).map((bound) => ({ numeric: [">=", bound] })),
  fc.constant({ exists: true }),
);
const operator = fc.oneof(
  growingOperator,
  fc.constant({ exists: false }),
  text.map((value) => ({ "anything-but": value })),
);
const patternOf = (operators: fc.Arbitrary<unknown>) =>
  fc.dictionary(name, fc.array(operators, { minLength: 1, maxLength: 2 }), {
    minKeys: 1,
    maxKeys: 3,
    noNullPrototype: true,
  });

/** The exact pattern of all leaves on the way through objects and first elements. */
function exactPattern(value: unknown): unknown {
  if (Array.isArray(value)) {
    return exactPattern(value[0]);
  }
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).map(([key, below]) => [key, exactPattern(below)] as const);
    const kept = parts.filter(([, part]) => part !== undefined);
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  }
  return value === undefined ? undefined : [value];
}

describe("any pattern", () => {
  it("matches the event that it was taken from, value by value", () => {
    fc.assert(
      fc.property(fields, (taken) => {
        const pattern = exactPattern(taken);
        fc.pre(pattern !== undefined);

        expect(compilePattern(pattern)(taken)).toBe(true);
      }),
      RUNS,
    );
  });

  it("gives a prefix, suffix and wildcard to each part of a text that it was made from", () => {
    fc.assert(
      fc.property(text, text, text, (head, middle, tail) => {
        const escapeStars = (part: string) => part.replaceAll(/[*\\]/g, "\\$&");
        const pattern = [
          { prefix: head },
          { suffix: tail },
          { wildcard: `${escapeStars(head)}*${escapeStars(tail)}` },
          { "equals-ignore-case": (head + middle + tail).toUpperCase() },
        ];

        for (const expression of pattern) {
          expect(compilePattern({ a: [expression] })({ a: head + middle + tail })).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("agrees with a regular expression on wildcards", () => {
    const glob = fc.array(fc.constantFrom("a", "b", "*"), { maxLength: 6 }).map((parts) => parts.join(""));
    const candidate = fc.string({ maxLength: 8, unit: fc.constantFrom("a", "b") });
    fc.assert(
      fc.property(glob, candidate, (wildcard, found) => {
        fc.pre(!wildcard.includes("**"));
        const expression = new RegExp(`^${wildcard.replaceAll("*", ".*")}$`);

        expect(compilePattern({ a: [{ wildcard }] })({ a: found })).toBe(expression.test(found));
      }),
      RUNS,
    );
  });

  it("says of a present value the opposite of anything-but", () => {
    const negatable = fc.oneof(
      text.map((value) => [value, value] as const),
      fc.integer({ min: -3, max: 3 }).map((value) => [value, value] as const),
      text.filter((value) => value !== "").map((prefix) => [{ prefix }, { prefix }] as const),
      text.filter((value) => value !== "").map((suffix) => [{ suffix }, { suffix }] as const),
      text.map((value) => [{ "equals-ignore-case": value }, { "equals-ignore-case": value }] as const),
    );
    fc.assert(
      fc.property(negatable, leaf, ([plain, negated], found) => {
        const matches = compilePattern({ a: [plain] })({ a: found });

        expect(compilePattern({ a: [{ "anything-but": negated }] })({ a: found })).toBe(!matches);
      }),
      RUNS,
    );
  });

  it("matches with $or what one of the choices matches", () => {
    fc.assert(
      fc.property(patternOf(operator), patternOf(operator), fields, (one, other, found) => {
        const either = compilePattern(one)(found) || compilePattern(other)(found);

        expect(compilePattern({ $or: [one, other] })(found)).toBe(either);
        expect(compilePattern({ x: { $or: [one, other] } })({ x: found })).toBe(either);
      }),
      RUNS,
    );
  });

  it("goes on matching an event that gets more fields, unless it asks for absence", () => {
    fc.assert(
      fc.property(patternOf(growingOperator), fields, fields, (pattern, found, more) => {
        fc.pre(compilePattern(pattern)(found));

        expect(compilePattern(pattern)({ ...more, ...found })).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("matches no more with one requirement more, and no less with one value more", () => {
    fc.assert(
      fc.property(patternOf(operator), operator, fields, (pattern, extra, found) => {
        const matched = compilePattern(pattern)(found);
        const [first] = Object.keys(pattern);
        const wider = { ...pattern, [first ?? ""]: [...(pattern[first ?? ""] ?? []), extra] };

        expect(compilePattern({ ...pattern, e: [extra] })(found) && !matched).toBe(false);
        expect(matched && !compilePattern(wider)(found)).toBe(false);
      }),
      RUNS,
    );
  });

  it("either exists or does not", () => {
    fc.assert(
      fc.property(fields, name, (found, key) => {
        const exists = compilePattern({ [key]: [{ exists: true }] })(found);

        expect(compilePattern({ [key]: [{ exists: false }] })(found)).toBe(!exists);
      }),
      RUNS,
    );
  });

  it("is refused with its own error or compiles to a test that answers, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (pattern, found) => {
        try {
          expect(compilePattern(pattern)(found)).toBeTypeOf("boolean");
        } catch (error) {
          expect(error).toHaveProperty("name", "InvalidEventPatternError");
        }
      }),
      RUNS,
    );
  });
});
