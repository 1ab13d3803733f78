import * as v from "valibot";
import { DeployError } from "../deploy-error.ts";
import { read } from "./section.ts";

/** A parameter's value: several for a list. */
export type ParameterValue = string | readonly string[];

const Scalar = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));
const Bound = v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number());

const Declaration = v.strictObject({
  Type: v.picklist(["String", "Number", "CommaDelimitedList", "AWS::SSM::Parameter::Value<String>"]),
  Default: v.optional(Scalar),
  AllowedValues: v.optional(v.array(Scalar)),
  AllowedPattern: v.optional(v.string()),
  MinLength: v.optional(Bound),
  MaxLength: v.optional(Bound),
  MinValue: v.optional(Bound),
  MaxValue: v.optional(Bound),
  ConstraintDescription: v.optional(v.string()),
});

type Declaration = v.InferOutput<typeof Declaration>;

/**
 * Settles the value of every parameter: what was given, else the default. A parameter that is read from SSM has no
 * value here, so it is left out, and referring to it is an error.
 *
 * @throws {DeployError} if a value is missing, not allowed or for no parameter of the template.
 */
export function settleParameters(
  declarations: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, string>>,
): ReadonlyMap<string, ParameterValue> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declarations, name)) {
      const known = Object.keys(declarations).join(", ") || "none";
      throw new DeployError(`Parameter "${name}" is not one of the template's: ${known}`);
    }
  }
  const values = Object.entries(declarations).map(([name, json]): [string, ParameterValue][] => {
    const what = `Parameter "${name}"`;
    const declaration = read(Declaration, json, what, {
      Description: "it is for people",
      NoEcho: "nothing is shown",
    });
    if (declaration.Type === "AWS::SSM::Parameter::Value<String>") {
      return [];
    }
    const value = given[name] ?? declaration.Default;
    if (value === undefined) {
      throw new DeployError(`${what} has no default, so it needs a value`);
    }
    const items =
      declaration.Type === "CommaDelimitedList" ? value.split(",").map((item) => item.trim()) : [value];
    for (const item of items) {
      check(what, declaration, item);
    }
    return [[name, declaration.Type === "CommaDelimitedList" ? items : value]];
  });
  return new Map(values.flat());
}

function check(what: string, declaration: Declaration, value: string): void {
  const wrong = whatIsWrong(declaration, value);
  if (wrong !== undefined) {
    const { ConstraintDescription } = declaration;
    const explained = ConstraintDescription === undefined ? "" : `; it ${ConstraintDescription}`;
    throw new DeployError(`${what}: "${value}" ${wrong}${explained}`);
  }
}

function whatIsWrong(declaration: Declaration, value: string): string | undefined {
  const { AllowedValues, AllowedPattern, MinLength = 0, MaxLength = Number.POSITIVE_INFINITY } = declaration;
  const { MinValue = Number.NEGATIVE_INFINITY, MaxValue = Number.POSITIVE_INFINITY } = declaration;
  if (AllowedValues !== undefined && !AllowedValues.includes(value)) {
    return `is none of ${AllowedValues.join(", ")}`;
  }
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`, "u").test(value)) {
    return `does not match ${AllowedPattern}`;
  }
  if (value.length < MinLength || value.length > MaxLength) {
    return `has not ${MinLength} to ${MaxLength} letters`;
  }
  if (declaration.Type !== "Number") {
    return undefined;
  }
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) {
    return "is not a number";
  }
  return number < MinValue || number > MaxValue ? `is not from ${MinValue} to ${MaxValue}` : undefined;
}
