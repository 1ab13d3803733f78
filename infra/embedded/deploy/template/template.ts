import * as v from "valibot";
import { type Meaningless, read } from "./section.ts";

const AnyObject = v.record(v.string(), v.unknown());

const Resource = v.strictObject({
  Type: v.string(),
  Properties: v.optional(v.unknown(), {}),
  DependsOn: v.optional(v.union([v.string(), v.array(v.string())]), []),
  Condition: v.optional(v.string()),
});

const RESOURCE_MEANINGLESS: Meaningless = {
  DeletionPolicy: "nothing is ever deleted here",
  UpdateReplacePolicy: "nothing is ever replaced here",
  Metadata: "it is for tools, not for the resource",
};

const Output = v.strictObject({ Value: v.unknown(), Condition: v.optional(v.string()) });

const OUTPUT_MEANINGLESS: Meaningless = {
  Description: "it is for people",
  Export: "every output is handed to the caller; nothing here imports them",
};

const Template = v.strictObject({
  Parameters: v.optional(AnyObject, {}),
  Conditions: v.optional(AnyObject, {}),
  Resources: AnyObject,
  Outputs: v.optional(AnyObject, {}),
});

const TEMPLATE_MEANINGLESS: Meaningless = {
  AWSTemplateFormatVersion: "there is only one",
  Description: "it is for people",
  Metadata: "it is for tools",
  Rules: "they check what an account has been prepared with; there is no account here",
};

/** A resource as the template declares it, nothing evaluated. */
export type TemplateResource = v.InferOutput<typeof Resource>;

/** An output as the template declares it, nothing evaluated. */
export type TemplateOutput = v.InferOutput<typeof Output>;

/** A CloudFormation template, its parts known and nothing in them evaluated. */
export interface ReadTemplate {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly resources: Readonly<Record<string, TemplateResource>>;
  readonly outputs: Readonly<Record<string, TemplateOutput>>;
}

/**
 * Takes a template apart.
 *
 * @throws {DeployError} if a section, or an attribute of a resource or output, is not known.
 */
export function readTemplate(json: unknown): ReadTemplate {
  const { Parameters, Conditions, Resources, Outputs } = read(
    Template,
    json,
    "The template",
    TEMPLATE_MEANINGLESS,
  );
  return {
    parameters: Parameters,
    conditions: Conditions,
    resources: mapValues(Resources, (value, id) =>
      read(Resource, value, `Resource "${id}"`, RESOURCE_MEANINGLESS),
    ),
    outputs: mapValues(Outputs, (value, id) => read(Output, value, `Output "${id}"`, OUTPUT_MEANINGLESS)),
  };
}

function mapValues<From, To>(
  values: Readonly<Record<string, From>>,
  map: (value: From, key: string) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}
