import { describe, expect, it } from "vitest";
import { compilePattern, InvalidEventPatternError } from "../../../../infra/embedded/events/pattern.ts";

/** Compiles a pattern for `detail` alone and applies it to a detail. */
const matchesDetail = (pattern: unknown, detail: unknown) => compilePattern({ detail: pattern })({ detail });

const matchesValue = (expression: unknown, value: unknown) =>
  matchesDetail({ value: [expression] }, { value });

describe("an exact value", () => {
  it.each([
    { wanted: "running", found: "running", matches: true },
    { wanted: "running", found: "Running", matches: false },
    { wanted: "", found: "", matches: true },
    { wanted: "", found: null, matches: false },
    { wanted: null, found: null, matches: true },
    { wanted: null, found: "null", matches: false },
    { wanted: true, found: true, matches: true },
    { wanted: true, found: "true", matches: false },
    { wanted: false, found: null, matches: false },
    { wanted: 300, found: 300, matches: true },
    { wanted: 300, found: "300", matches: false },
    { wanted: 0, found: false, matches: false },
    { wanted: { exactly: "running" }, found: "running", matches: true },
    { wanted: { exactly: "running" }, found: "runnin", matches: false },
    { wanted: "2001:db8::1", found: "2001:0db8:0:0:0:0:0:1", matches: true },
    { wanted: "10.0.0.1", found: "10.0.0.1", matches: true },
    { wanted: "10.0.0.1", found: "10.0.0.10", matches: false },
  ])("$wanted against $found is $matches", ({ wanted, found, matches }) => {
    expect(matchesValue(wanted, found)).toBe(matches);
  });

  it("does not match a field that is missing, nor an empty list", () => {
    expect(matchesDetail({ value: [null] }, {})).toBe(false);
    expect(matchesDetail({ value: [null] }, { value: [] })).toBe(false);
  });
});

describe("an operator", () => {
  it.each([
    { operator: { prefix: "eu-" }, found: "eu-west-1", matches: true },
    { operator: { prefix: "eu-" }, found: "us-east-1", matches: false },
    { operator: { prefix: "1" }, found: 12, matches: false },
    { operator: { prefix: "" }, found: "anything", matches: true },
    { operator: { prefix: { "equals-ignore-case": "EU-" } }, found: "eu-west-1", matches: true },
    { operator: { suffix: ".png" }, found: "a.png", matches: true },
    { operator: { suffix: ".png" }, found: "a.PNG", matches: false },
    { operator: { suffix: { "equals-ignore-case": ".Png" } }, found: "a.pNG", matches: true },
    { operator: { "equals-ignore-case": "Alice" }, found: "aLICE", matches: true },
    { operator: { "equals-ignore-case": "Alice" }, found: "alices", matches: false },
    { operator: { "anything-but": "a" }, found: "b", matches: true },
    { operator: { "anything-but": "a" }, found: "a", matches: false },
    { operator: { "anything-but": "a" }, found: 7, matches: true },
    { operator: { "anything-but": "a" }, found: null, matches: true },
    { operator: { "anything-but": ["a", "b"] }, found: "b", matches: false },
    { operator: { "anything-but": [1, 2] }, found: 2, matches: false },
    { operator: { "anything-but": [1, 2] }, found: "2", matches: true },
    { operator: { "anything-but": { prefix: "in" } }, found: "initial", matches: false },
    { operator: { "anything-but": { prefix: ["in", "out"] } }, found: "outer", matches: false },
    { operator: { "anything-but": { prefix: ["in", "out"] } }, found: "upper", matches: true },
    { operator: { "anything-but": { suffix: [".a", ".b"] } }, found: "x.b", matches: false },
    { operator: { "anything-but": { "equals-ignore-case": ["A", "b"] } }, found: "B", matches: false },
    { operator: { "anything-but": { wildcard: ["a*c", "d*"] } }, found: "abc", matches: false },
    { operator: { "anything-but": { wildcard: ["a*c", "d*"] } }, found: "abd", matches: true },
    { operator: { numeric: ["=", 301.8] }, found: 301.8, matches: true },
    { operator: { numeric: [">", 0, "<=", 5] }, found: 5, matches: true },
    { operator: { numeric: [">", 0, "<=", 5] }, found: 0, matches: false },
    { operator: { numeric: [">=", 0, "<", 5] }, found: 5, matches: false },
    { operator: { numeric: [">=", -1] }, found: -1, matches: true },
    { operator: { numeric: ["<", 10] }, found: "9", matches: false },
    { operator: { numeric: [">", 0] }, found: 6e9, matches: false },
    { operator: { cidr: "10.0.0.0/24" }, found: "10.0.0.255", matches: true },
    { operator: { cidr: "10.0.0.0/24" }, found: "10.0.1.0", matches: false },
    { operator: { cidr: "10.0.0.0/24" }, found: "10.0.0", matches: false },
    { operator: { cidr: "10.0.0.0/24" }, found: "::a00:1", matches: false },
    { operator: { cidr: "10.0.0.0/24" }, found: 167772161, matches: false },
    { operator: { cidr: "2001:db8::/33" }, found: "2001:db8:7fff::", matches: true },
    { operator: { cidr: "2001:db8::/33" }, found: "2001:db8:8000::", matches: false },
    { operator: { wildcard: "*" }, found: "", matches: true },
    { operator: { wildcard: "a*" }, found: "a", matches: true },
    { operator: { wildcard: "a*a" }, found: "a", matches: false },
    { operator: { wildcard: "a*b*c" }, found: "a-b-b-c", matches: true },
    { operator: { wildcard: "a*b*c" }, found: "a-c-b", matches: false },
    { operator: { wildcard: "a*bc*c" }, found: "abc", matches: false },
    { operator: { wildcard: "\\*\\\\*" }, found: "*\\x", matches: true },
    { operator: { wildcard: "\\*" }, found: "x", matches: false },
    { operator: { wildcard: "a.c" }, found: "abc", matches: false },
    { operator: { wildcard: "a*c" }, found: "a\nc", matches: true },
    { operator: { exists: true }, found: null, matches: true },
    { operator: { exists: true }, found: { below: 1 }, matches: false },
    { operator: { exists: true }, found: [], matches: false },
    { operator: { exists: false }, found: "there", matches: false },
    { operator: { exists: false }, found: { below: 1 }, matches: true },
  ])("$operator against $found is $matches", ({ operator, found, matches }) => {
    expect(matchesValue(operator, found)).toBe(matches);
  });

  it("never matches a missing field, save exists: false", () => {
    expect(matchesDetail({ value: [{ "anything-but": "a" }] }, {})).toBe(false);
    expect(matchesDetail({ value: [{ exists: true }] }, {})).toBe(false);
    expect(matchesDetail({ value: [{ exists: false }] }, {})).toBe(true);
    expect(matchesDetail({ value: ["a", { exists: false }] }, {})).toBe(true);
  });
});

describe("a pattern", () => {
  it("needs every field and any of its values", () => {
    const matches = compilePattern({ source: ["a", "b"], detail: { state: ["on"] } });

    expect(matches({ source: "b", detail: { state: "on" }, more: 1 })).toBe(true);
    expect(matches({ source: "c", detail: { state: "on" } })).toBe(false);
    expect(matches({ source: "a", detail: { state: "off" } })).toBe(false);
  });

  it("matches an array of the event by any of its elements", () => {
    expect(matchesDetail({ list: ["b"] }, { list: ["a", "b"] })).toBe(true);
    expect(matchesDetail({ list: ["c"] }, { list: ["a", "b"] })).toBe(false);
    expect(matchesDetail({ list: [{ "anything-but": "a" }] }, { list: ["a", "b"] })).toBe(true);
    expect(matchesDetail({ list: ["b"] }, { list: [["a"], ["b"]] })).toBe(true);
  });

  it("finds fields below one array in one and the same element", () => {
    const pattern = { items: { name: ["x"], size: [2] } };

    expect(
      matchesDetail(pattern, {
        items: [
          { name: "x", size: 1 },
          { name: "y", size: 2 },
        ],
      }),
    ).toBe(false);
    expect(
      matchesDetail(pattern, {
        items: [
          { name: "x", size: 1 },
          { name: "x", size: 2 },
        ],
      }),
    ).toBe(true);
  });

  it("finds fields below nested arrays in the same inner element", () => {
    const pattern = { rows: { cells: { a: [1], b: [2] }, name: ["r"] } };
    const row = (name: string, ...cells: unknown[]) => ({ name, cells });

    expect(matchesDetail(pattern, { rows: [row("r", { a: 1 }, { b: 2 })] })).toBe(false);
    expect(matchesDetail(pattern, { rows: [row("q", { a: 1, b: 2 }), row("r", { a: 1, b: 3 })] })).toBe(
      false,
    );
    expect(matchesDetail(pattern, { rows: [row("q"), row("r", { a: 0 }, { a: 1, b: 2 })] })).toBe(true);
  });

  it("lets fields of different arrays come from any elements", () => {
    const pattern = { a: { x: [1] }, b: { y: [2] } };

    expect(matchesDetail(pattern, { a: [{ x: 1 }, { x: 0 }], b: [{ y: 0 }, { y: 2 }] })).toBe(true);
  });

  it("takes a dot in a name for a step", () => {
    expect(matchesDetail({ "state.status": ["on"] }, { state: { status: "on" } })).toBe(true);
    expect(matchesDetail({ state: { status: ["on"] } }, { "state.status": "on" })).toBe(true);
    expect(matchesDetail({ "state.status": ["on"] }, { state: "on" })).toBe(false);
  });

  it("does not look into strings that hold JSON", () => {
    expect(compilePattern({ detail: { key: ["value"] } })({ detail: '{"key":"value"}' })).toBe(false);
  });

  it("is not misled by names that every object has", () => {
    expect(compilePattern({ toString: [{ exists: false }] })({})).toBe(true);
    expect(() => compilePattern({ a: [{ toString: "x" }] })).toThrow("Unrecognized match type toString");
    expect(() => compilePattern({ a: [{ "anything-but": { constructor: "x" } }] })).toThrow("constructor");
    expect(() => compilePattern({ a: [{ numeric: ["valueOf", 1] }] })).toThrow("valueOf");
  });

  it.each([null, "text", 7, [], undefined])("does not match %j, which is no event", (event) => {
    expect(compilePattern({ source: ["a"] })(event)).toBe(false);
  });
});

describe("$or", () => {
  const pattern = { source: ["s"], $or: [{ a: [1] }, { b: { c: [2], d: [3] } }] };

  it.each([
    { event: { source: "s", a: 1 }, matches: true },
    { event: { source: "s", b: { c: 2, d: 3 } }, matches: true },
    { event: { source: "s", b: { c: 2 } }, matches: false },
    { event: { source: "t", a: 1 }, matches: false },
  ])("needs one of its objects, and all that stands beside it: $event is $matches", ({ event, matches }) => {
    expect(compilePattern(pattern)(event)).toBe(matches);
  });

  it("may stand inside itself and more than once", () => {
    const matches = compilePattern({
      $or: [{ a: [1] }, { $or: [{ b: [1] }, { c: [1] }] }],
      detail: { $or: [{ x: [1] }, { y: [1] }] },
    });

    expect(matches({ c: 1, detail: { y: 1 } })).toBe(true);
    expect(matches({ c: 1, detail: {} })).toBe(false);
    expect(matches({ detail: { y: 1 } })).toBe(false);
  });

  it("is the name of a field when it is no list of two objects or more", () => {
    expect(compilePattern({ $or: ["x"] })({ $or: "x" })).toBe(true);
    expect(compilePattern({ $or: { a: [1] } })({ $or: { a: 1 } })).toBe(true);
    expect(compilePattern({ $or: [{ prefix: "x" }, { suffix: "y" }] })({ $or: "why" })).toBe(true);
    expect(() => compilePattern({ $or: [{ a: [1] }] })).toThrow("Unrecognized match type a");
  });

  it("makes at most a thousand combinations", () => {
    const choice = Array.from({ length: 10 }, (_, index) => ({ field: [index] }));
    const three = { a: { $or: choice }, b: { $or: choice }, c: { $or: choice } };

    expect(compilePattern(three)({ a: { field: 1 }, b: { field: 2 }, c: { field: 9 } })).toBe(true);
    expect(() => compilePattern({ ...three, d: { $or: choice.slice(0, 2) } })).toThrow("too complex");
  });
});

describe("a pattern that EventBridge refuses", () => {
  it.each([
    { pattern: null, says: "Filter is not an object" },
    { pattern: [], says: "Filter is not an object" },
    { pattern: {}, says: "Empty objects are not allowed" },
    { pattern: { a: {} }, says: "at a: Empty objects are not allowed" },
    { pattern: { a: [] }, says: "at a: Empty arrays are not allowed" },
    { pattern: { a: "x" }, says: 'at a: "a" must be an object or an array' },
    { pattern: { a: { b: null } }, says: "at a.b" },
    { pattern: { a: [["x"]] }, says: "at a[0]: Match value must be String, number, true, false, or null" },
    { pattern: { a: ["x", { prefx: "y" }] }, says: "at a[1]: Unrecognized match type prefx" },
    { pattern: { a: [{}] }, says: "Only one key" },
    { pattern: { a: [{ prefix: "x", suffix: "y" }] }, says: "Only one key" },
    { pattern: { a: [{ exists: "true" }] }, says: "exists match pattern must be either true or false" },
    { pattern: { a: [{ prefix: 1 }] }, says: "prefix match pattern must be a string" },
    { pattern: { a: [{ prefix: ["x"] }] }, says: "prefix match pattern must be a string" },
    { pattern: { a: [{ prefix: { wildcard: "x" } }] }, says: "Unsupported prefix pattern: wildcard" },
    { pattern: { a: [{ suffix: { "equals-ignore-case": 1 } }] }, says: "must be a string" },
    { pattern: { a: [{ "equals-ignore-case": ["x"] }] }, says: "must be a string" },
    { pattern: { a: [{ "anything-but": null }] }, says: "all values are strings or all are numbers" },
    { pattern: { a: [{ "anything-but": true }] }, says: "all values are strings or all are numbers" },
    { pattern: { a: [{ "anything-but": ["x", 1] }] }, says: "all values are strings or all are numbers" },
    { pattern: { a: [{ "anything-but": [] }] }, says: "Empty arrays are not allowed" },
    { pattern: { a: [{ "anything-but": { prefix: "" } }] }, says: "Null prefix/suffix not allowed" },
    { pattern: { a: [{ "anything-but": { suffix: [1] } }] }, says: "suffix match pattern must be a string" },
    { pattern: { a: [{ "anything-but": { numeric: ["=", 1] } }] }, says: "Unsupported anything-but pattern" },
    { pattern: { a: [{ "anything-but": { prefix: "x", suffix: "y" } }] }, says: "Only one key" },
    { pattern: { a: [{ numeric: 10 }] }, says: "must be an array" },
    { pattern: { a: [{ numeric: [] }] }, says: "must be an array" },
    { pattern: { a: [{ numeric: [">"] }] }, says: "Value of > must be numeric" },
    { pattern: { a: [{ numeric: [">", "1"] }] }, says: "Value of > must be numeric" },
    { pattern: { a: [{ numeric: ["!=", 1] }] }, says: 'Unrecognized numeric range operator: "!="' },
    { pattern: { a: [{ numeric: [">", 0, ">", 1] }] }, says: "A numeric range goes from" },
    { pattern: { a: [{ numeric: ["<", 5, ">", 1] }] }, says: "A numeric range goes from" },
    { pattern: { a: [{ numeric: [">", 5, "<", 5] }] }, says: "A numeric range goes from" },
    { pattern: { a: [{ numeric: [">", 1, "<", 5, "<", 4] }] }, says: "A numeric range goes from" },
    { pattern: { a: [{ numeric: ["=", 5_000_000_001] }] }, says: "Value must be between" },
    { pattern: { a: [{ cidr: "10.0.0.0" }] }, says: 'Malformed CIDR "10.0.0.0"' },
    { pattern: { a: [{ cidr: "10.0.0.0/32" }] }, says: "Malformed CIDR" },
    { pattern: { a: [{ cidr: "10.0.0.256/8" }] }, says: "Malformed CIDR" },
    { pattern: { a: [{ cidr: "2001:db8::1::/64" }] }, says: "Malformed CIDR" },
    { pattern: { a: [{ cidr: "1:2:3:4:5:6:7/64" }] }, says: "Malformed CIDR" },
    { pattern: { a: [{ cidr: "1:2:3:4:5:6:7:8:9/64" }] }, says: "Malformed CIDR" },
    { pattern: { a: [{ cidr: "1:2:3:4::5:6:7:8/64" }] }, says: "Malformed CIDR" },
    { pattern: { a: [{ cidr: "1:2:3:4::5:6:7:8:9/64" }] }, says: "Malformed CIDR" },
    { pattern: { a: [{ cidr: 10 }] }, says: "cidr match pattern must be a string" },
    { pattern: { a: [{ wildcard: "a**b" }] }, says: "Consecutive wildcard characters at pos 1" },
    { pattern: { a: [{ wildcard: "a\\b" }] }, says: "Invalid escape character at pos 1" },
    { pattern: { a: [{ wildcard: "a\\" }] }, says: "Invalid escape character at pos 1" },
    { pattern: { a: [{ wildcard: "*a*a*a*a*a*a*" }] }, says: "Rule is too complex" },
    { pattern: { a: [{ "anything-but": { wildcard: ["*a*a*a*a*a*a*"] } }] }, says: "Rule is too complex" },
  ])("$pattern: $says", ({ pattern, says }) => {
    expect(() => compilePattern(pattern)).toThrow(InvalidEventPatternError);
    expect(() => compilePattern(pattern)).toThrow(says);
  });

  it("is named by a name that minifying does not change", () => {
    expect(new InvalidEventPatternError("problem", "").name).toBe("InvalidEventPatternError");
  });
});

describe("a wildcard pattern of ordinary size", () => {
  it.each([
    "/home/*/dir/dir/dir/dir/dir/file.txt",
    "arn:aws:iam::*:role/aws-service-role/*/AWSServiceRoleFor*",
    "*a*b*c*d*",
  ])("is not too complex: %s", (wildcard) => {
    expect(compilePattern({ a: [{ wildcard }] })({ a: "x" })).toBe(false);
  });

  it("is judged at once, however long it is", () => {
    const wildcard = `*${"ab".repeat(300)}*${"ac".repeat(300)}`;

    expect(() => compilePattern({ a: [{ wildcard }] })).toThrow("too complex");
    expect(compilePattern({ a: [{ wildcard: `*${"abcdefghijklmnop-".repeat(4)}*` }] })({ a: "x" })).toBe(
      false,
    );
  });
});
