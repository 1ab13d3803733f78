import * as v from "valibot";
import { checkRule } from "./check-rule.ts";
import { mistakeAt } from "./faults.ts";
import { listOf } from "./lists.ts";
import { sayUnknown } from "./nearest.ts";
import { lookUp, type Placed } from "./placed.ts";
import type { Mistake } from "./read-yaml.ts";
import { DefaultsSchema, RuleSchema, type WrittenRule } from "./rule-schema.ts";
import { WindowSchema } from "./window-schema.ts";
import { neverOpens } from "./windows.ts";

/** More are a mistake by themselves; what they say is not looked at. */
const MAXIMUM_RULES = 500;

/**
 * Finds what is wrong between the parts of a file. Parts that are wrong by themselves are left out, so that one mistake is told
 * once and those of other parts are told at the same time.
 */
export function checkFile(root: Placed): readonly Mistake[] {
  const rules = rulesOf(root);
  const { output: defaults = {} } = parsed(DefaultsSchema, member(root, "defaults")?.value);
  return [
    ...repeatedNames(root, "rules"),
    ...repeatedNames(root, "exemptions"),
    ...rules.flatMap(({ index, rule }) =>
      checkRule(rule, defaults).map(({ path, message }) =>
        mistakeAt(root, ["rules", index, ...path], message),
      ),
    ),
    ...hiddenRules(root, rules),
    ...[["defaults"], ...placesOf(root, "rules")].flatMap((path) => unknownNames(root, path)),
    ...closedWindows(root, rules),
  ];
}

interface PlacedRule {
  readonly index: string;
  readonly rule: WrittenRule;
}

/** Paths of the members of a map or list. */
function placesOf(root: Placed, name: string): readonly (readonly string[])[] {
  return [...(member(root, name)?.members.keys() ?? [])].slice(0, MAXIMUM_RULES).map((step) => [name, step]);
}

function rulesOf(root: Placed): readonly PlacedRule[] {
  return [...(member(root, "rules")?.members ?? [])].slice(0, MAXIMUM_RULES).flatMap(([index, { value }]) => {
    const { output } = parsed(RuleSchema, value);
    return output === undefined ? [] : [{ index, rule: output }];
  });
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, value: unknown) {
  const result = v.safeParse(schema, value);
  return { output: result.success ? result.output : undefined };
}

function member(root: Placed, ...path: readonly string[]): Placed | undefined {
  const { placed, isExact } = lookUp(root, path);
  return isExact ? placed : undefined;
}

function repeatedNames(root: Placed, list: string): readonly Mistake[] {
  const seen = new Map<unknown, string>();
  return [...(member(root, list)?.members ?? [])].flatMap(([index]) => {
    const name = member(root, list, index, "name")?.value;
    const first = seen.get(name);
    if (typeof name !== "string" || first === undefined) {
      seen.set(name, index);
      return [];
    }
    return [mistakeAt(root, [list, index, "name"], `is the name of ${list}[${first}] too; choose another`)];
  });
}

function hiddenRules(root: Placed, rules: readonly PlacedRule[]): readonly Mistake[] {
  const last = rules.findIndex(({ rule }) => matchesEverything(rule));
  const name = rules[last]?.rule.name;
  return rules
    .slice(last === -1 ? rules.length : last + 1)
    .map(({ index }) =>
      mistakeAt(
        root,
        ["rules", index],
        `never counts, since ${name} before it matches every role; put that last`,
      ),
    );
}

function matchesEverything({ match = {} }: WrittenRule): boolean {
  const { service, role, ...rest } = match;
  return (
    Object.keys(rest).length === 0 &&
    [service, role].every(
      (patterns) => patterns === undefined || listOf(patterns).some((one) => /^\*+$/.test(one)),
    )
  );
}

/** Windows and groups of approvers that are named and not there. */
function unknownNames(root: Placed, path: readonly string[]): readonly Mistake[] {
  const window = member(root, ...path, "window")?.value;
  const approvers = member(root, ...path, "approvers");
  const windows = [...(member(root, "windows")?.members.keys() ?? [])];
  const groups = [...(member(root, "approvers")?.members.keys() ?? [])];
  const named =
    approvers?.members.size === 0
      ? [["approvers"]]
      : [...(approvers?.members.keys() ?? [])].map((index) => ["approvers", index]);
  return [
    ...(typeof window === "string" && !windows.includes(window)
      ? [mistakeAt(root, [...path, "window"], sayUnknown(window, windows, "add it under windows"))]
      : []),
    ...named.flatMap((place) => {
      const name = member(root, ...path, ...place)?.value;
      return typeof name === "string" && !name.startsWith("arn:") && !groups.includes(name)
        ? [mistakeAt(root, [...path, ...place], sayUnknown(name, groups, "add it under approvers"))]
        : [];
    }),
  ];
}

function closedWindows(root: Placed, rules: readonly PlacedRule[]): readonly Mistake[] {
  const places = [
    ...placesOf(root, "windows"),
    ["defaults", "window"],
    ...rules.map(({ index }) => ["rules", index, "window"]),
  ];
  return places.flatMap((path) => {
    const { output } = parsed(WindowSchema, member(root, ...path)?.value);
    return output !== undefined && neverOpens(output.cron)
      ? [mistakeAt(root, [...path, "cron"], "names no day of any year; choose days that there are")]
      : [];
  });
}
