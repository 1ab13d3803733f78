import * as v from "valibot";
import { readStack } from "../../embedded/deploy/assembly.ts";
import { declareStack } from "../../embedded/deploy/declare-stack.ts";
import { DeployError } from "../../embedded/deploy/deploy-error.ts";
import { evaluate } from "../../embedded/deploy/template/evaluate.ts";
import { readTemplate } from "../../embedded/deploy/template/template.ts";
import type { World } from "../gateway/operation.ts";
import { alarmsIn } from "./cloudwatch-state.ts";

const Alarm = v.object({
  AlarmDescription: v.optional(v.string()),
  Namespace: v.string(),
  MetricName: v.string(),
  Dimensions: v.optional(v.array(v.object({ Name: v.string(), Value: v.string() })), []),
  Statistic: v.string(),
  Period: v.number(),
  EvaluationPeriods: v.number(),
  Threshold: v.number(),
  ComparisonOperator: v.picklist([
    "GreaterThanOrEqualToThreshold",
    "GreaterThanThreshold",
    "LessThanOrEqualToThreshold",
    "LessThanThreshold",
  ]),
  TreatMissingData: v.optional(v.string(), "missing"),
});

/** Which stack was deployed, and where. */
export interface DeployedStack {
  readonly assemblyDirectory: string;
  readonly stackName: string;
  readonly account: string;
  readonly region: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Adds the alarms that a stack's template declares; one of the same name is replaced. The template is read as the
 * deployment reads it, so that names are those of the deployed resources.
 *
 * @throws {DeployError} if an alarm cannot be understood; nothing has been added then.
 */
export function addDeployedAlarms(world: World, stack: DeployedStack): void {
  const { assemblyDirectory, stackName, account, region, parameters } = stack;
  const place = { stackName, account, region, partition: "aws" };
  const assembly = readStack(assemblyDirectory, place);
  const { resources } = declareStack(assembly, place, parameters, () => "");
  const deployed = (logicalId: string) => {
    const resource = resources[logicalId];
    if (resource === undefined) {
      throw new DeployError(`An alarm of ${stackName} refers to "${logicalId}", which was not deployed`);
    }
    return resource;
  };
  const scope = {
    ref: (logicalId: string) => deployed(logicalId).physicalId,
    attribute: (logicalId: string, name: string) => deployed(logicalId).attributes[name],
    condition: (name: string): boolean => {
      throw new DeployError(`An alarm of ${stackName} depends on condition "${name}"`);
    },
  };
  const alarms = Object.entries(readTemplate(assembly.template).resources)
    .filter(([logicalId, { Type }]) => Type === "AWS::CloudWatch::Alarm" && logicalId in resources)
    .map(([logicalId, { Properties }]) => {
      const alarm = v.parse(Alarm, evaluate(Properties, scope));
      const { physicalId: name, attributes } = deployed(logicalId);
      return {
        arn: attributes["Arn"] ?? "",
        name,
        ...(alarm.AlarmDescription === undefined ? {} : { description: alarm.AlarmDescription }),
        namespace: alarm.Namespace,
        metric: alarm.MetricName,
        dimensions: Object.fromEntries(alarm.Dimensions.map(({ Name, Value }) => [Name, Value])),
        statistic: alarm.Statistic,
        periodSeconds: alarm.Period,
        evaluationPeriods: alarm.EvaluationPeriods,
        threshold: alarm.Threshold,
        comparison: alarm.ComparisonOperator,
        missingData: alarm.TreatMissingData,
        configuredAt: world.now().toISOString(),
      };
    });
  Object.assign(alarmsIn(world, place), Object.fromEntries(alarms.map((alarm) => [alarm.name, alarm])));
}
