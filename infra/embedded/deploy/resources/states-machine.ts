import * as v from "valibot";
import { DeployError } from "../deploy-error.ts";
import { arnAt, generatedName } from "../place.ts";
import { resourceType } from "../resource-type.ts";
import { text } from "./property-schemas.ts";

const Properties = v.strictObject({
  StateMachineName: v.optional(v.string()),
  StateMachineType: v.optional(v.literal("STANDARD", "only standard workflows run here")),
  RoleArn: v.string(),
  DefinitionString: v.optional(v.string()),
  DefinitionS3Location: v.optional(v.strictObject({ Bucket: v.string(), Key: v.string() })),
  DefinitionSubstitutions: v.optional(v.record(v.string(), text), {}),
});

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html (read 2026-11-20) */
export const statesMachine = resourceType({
  type: "AWS::StepFunctions::StateMachine",
  properties: Properties,
  meaningless: {
    LoggingConfiguration: "there are no log groups; the engine keeps the history",
    Tags: "nobody asks for them",
    TracingConfiguration: "there is nowhere to send traces",
  },
  declare: ({ properties, logicalId, place, assembly }) => {
    const what = `AWS::StepFunctions::StateMachine "${logicalId}"`;
    const { DefinitionS3Location, DefinitionSubstitutions, RoleArn: roleArn } = properties;
    const written =
      properties.DefinitionString ?? (DefinitionS3Location && assembly.text(DefinitionS3Location.Key));
    if (written === undefined) {
      throw new DeployError(`${what} has neither DefinitionString nor DefinitionS3Location`);
    }
    const name = properties.StateMachineName ?? generatedName(place, logicalId, 80);
    const arn = arnAt(place, "states", `stateMachine:${name}`);
    const definition = parse(fillPlaceholders(written, DefinitionSubstitutions, what), what);
    return {
      ref: arn,
      attributes: { Arn: arn, Name: name },
      declares: [{ kind: "state-machine", machine: { arn, name, definition, roleArn } }],
    };
  },
});

function fillPlaceholders(
  definition: string,
  values: Readonly<Record<string, string>>,
  what: string,
): string {
  return definition.replaceAll(/\$\{([^}]*)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) {
      throw new DeployError(`${what}: nothing is given for ${placeholder} in its definition`);
    }
    return value;
  });
}

function parse(definition: string, what: string): unknown {
  try {
    return JSON.parse(definition);
  } catch (cause) {
    throw new DeployError(`${what}: the definition is not JSON`, { cause });
  }
}
