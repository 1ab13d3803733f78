import type { StackAssembly } from "./assembly.ts";
import type { Declared } from "./declared.ts";
import { DeployError } from "./deploy-error.ts";
import type { Place } from "./place.ts";
import type { Declaration } from "./resource-type.ts";
import { resourceTypes } from "./resource-types.ts";
import { conditionReader } from "./template/conditions.ts";
import { evaluate } from "./template/evaluate.ts";
import { settleParameters } from "./template/parameters.ts";
import { pseudoParameters } from "./template/pseudo-parameters.ts";
import type { Scope } from "./template/scope.ts";
import { readTemplate, type TemplateResource } from "./template/template.ts";
import { asText } from "./template/values.ts";

/** A resource as it is known after its deployment. */
export interface DeployedResource {
  readonly type: string;
  /** What `Ref` answers. */
  readonly physicalId: string;
  /** What `Fn::GetAtt` answers. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** All that a stack asks for, nothing of it started. */
export interface DeclaredStack {
  readonly declared: readonly Declared[];
  /** By logical id. */
  readonly resources: Readonly<Record<string, DeployedResource>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Works out what a stack asks for, each resource after those that it refers to.
 *
 * @throws {DeployError} that names what is not known, not allowed, or goes in a circle.
 */
export function declareStack(
  assembly: StackAssembly,
  place: Place,
  given: Readonly<Record<string, string>>,
  urlOfFunction: (id: string) => string,
): DeclaredStack {
  const template = readTemplate(assembly.template);
  const values: ReadonlyMap<string, unknown> = new Map<string, unknown>([
    ...pseudoParameters(place),
    ...settleParameters(template.parameters, given),
  ]);
  const condition = conditionReader(template.conditions, (name) => {
    if (!values.has(name)) {
      throw new DeployError(`A condition refers to "${name}", which is no parameter that has a value here`);
    }
    return values.get(name);
  });
  const done = new Map<string, Declaration>();
  const begun: string[] = [];

  const resource = (logicalId: string): Declaration => {
    const known = done.get(logicalId);
    if (known !== undefined) {
      return known;
    }
    const declaration = declare(logicalId, find(logicalId));
    done.set(logicalId, declaration);
    return declaration;
  };

  const find = (logicalId: string): TemplateResource => {
    const found = template.resources[logicalId];
    if (found === undefined) {
      throw new DeployError(`"${logicalId}" is neither a resource nor a parameter that has a value here`);
    }
    if (!isWanted(found)) {
      throw new DeployError(
        `Resource "${logicalId}" is referred to, but its condition "${found.Condition}" does not hold`,
      );
    }
    return found;
  };

  const isWanted = ({ Condition }: Pick<TemplateResource, "Condition">) =>
    Condition === undefined || condition(Condition);

  const declare = (logicalId: string, { Type, Properties, DependsOn }: TemplateResource): Declaration => {
    if (begun.includes(logicalId)) {
      throw new DeployError(`Resources refer to each other in a circle: ${[...begun, logicalId].join(", ")}`);
    }
    const type = resourceTypes.get(Type);
    if (type === undefined) {
      throw new DeployError(`Resource "${logicalId}": type ${Type} is not known here`);
    }
    begun.push(logicalId);
    for (const other of [DependsOn].flat()) {
      resource(other);
    }
    const properties = inContext(`${Type} "${logicalId}"`, () => evaluate(Properties, scope));
    const declaration = type.declare({ properties, logicalId, place, assembly, urlOfFunction });
    begun.pop();
    return declaration;
  };

  const scope: Scope = {
    condition,
    ref: (name) => (values.has(name) ? values.get(name) : resource(name).ref),
    attribute: (logicalId, name) => {
      const { attributes = {} } = resource(logicalId);
      if (!Object.hasOwn(attributes, name)) {
        throw new DeployError(
          `Attribute ${name} of ${find(logicalId).Type} "${logicalId}" is not known here`,
        );
      }
      return attributes[name];
    },
  };

  const wanted = Object.entries(template.resources).filter(([, found]) => isWanted(found));
  const resources = wanted.map(([logicalId, { Type }]): [string, DeployedResource] => {
    const { ref, attributes = {} } = resource(logicalId);
    return [logicalId, { type: Type, physicalId: ref, attributes }];
  });
  const outputs = Object.entries(template.outputs).filter(([, output]) => isWanted(output));
  return {
    declared: [...done.values()].flatMap(({ declares = [] }) => declares),
    resources: Object.fromEntries(resources),
    outputs: Object.fromEntries(
      outputs.map(([name, { Value }]) => [name, asText(evaluate(Value, scope), `Output "${name}"`)]),
    ),
  };
}

/** Says in which resource a function of the template was wrong. */
function inContext<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DeployError && !error.message.startsWith(what)) {
      throw new DeployError(`${what}: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
