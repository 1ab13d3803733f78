import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

const Template = v.object({
  Outputs: v.optional(v.record(v.string(), v.unknown()), {}),
  Parameters: v.optional(v.record(v.string(), v.record(v.string(), v.unknown())), {}),
  Resources: v.record(
    v.string(),
    v.looseObject({ Type: v.string(), Properties: v.optional(v.record(v.string(), v.unknown()), {}) }),
  ),
});

/** A resource of a template that was synthesized. */
export type Resource = v.InferOutput<typeof Template>["Resources"][string];

/** Reads a synthesized template. */
export function readTemplate(directory: string, stackName: string) {
  const template = v.parse(
    Template,
    JSON.parse(readFileSync(join(directory, `${stackName}.template.json`), "utf8")),
  );
  const ofType = (type: string): readonly (readonly [string, Resource])[] =>
    Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  return {
    ...template,
    ofType,
    properties: (type: string) => ofType(type).map(([, { Properties }]) => Properties),
  };
}

const Reference = v.union([
  v.pipe(
    v.object({ "Fn::GetAtt": v.tuple([v.string(), v.string()]) }),
    v.transform((reference) => reference["Fn::GetAtt"][0]),
  ),
  v.pipe(
    v.object({ Ref: v.string() }),
    v.transform(({ Ref }) => Ref),
  ),
]);

/** The logical id that `Ref` or `Fn::GetAtt` refers to. */
export function referred(value: unknown): string {
  return v.parse(Reference, value);
}
