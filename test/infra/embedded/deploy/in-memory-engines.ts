import type {
  DeclaredFunction,
  DeclaredFunctionUrl,
  DeclaredRole,
  DeclaredRule,
  DeclaredStateMachine,
  DeclaredTable,
  Engines,
  PolicyDocument,
} from "../../../../infra/embedded/deploy/engines.ts";

/** Engines that only keep what was created, by ARN or name. */
export interface InMemoryEngines extends Engines {
  readonly kept: {
    readonly roles: Map<string, DeclaredRole>;
    readonly tables: Map<string, DeclaredTable>;
    readonly queues: Set<string>;
    readonly topics: Set<string>;
    readonly functions: Map<string, DeclaredFunction>;
    readonly functionUrls: Map<string, DeclaredFunctionUrl>;
    readonly machines: Map<string, DeclaredStateMachine>;
    readonly buses: Set<string>;
    readonly rules: Map<string, DeclaredRule>;
    readonly policies: Map<string, readonly PolicyDocument[]>;
  };
}

/** Makes engines that refuse what the real ones would: a rule on a bus that is not there, a target that is not there. */
export function inMemoryEngines(): InMemoryEngines {
  const kept: InMemoryEngines["kept"] = {
    roles: new Map(),
    tables: new Map(),
    queues: new Set(),
    topics: new Set(),
    functions: new Map(),
    functionUrls: new Map(),
    machines: new Map(),
    buses: new Set(),
    rules: new Map(),
    policies: new Map(),
  };
  const there = (arn: string) =>
    kept.functions.has(arn) || kept.machines.has(arn) || arn.includes(":event-bus/");
  return {
    kept,
    roles: { create: (role) => kept.roles.set(role.arn, role) },
    tables: { create: (table) => kept.tables.set(table.input.TableName, table) },
    queues: { create: (arn) => kept.queues.add(arn) },
    topics: { create: (arn) => kept.topics.add(arn) },
    functions: {
      create(definition) {
        if (!kept.roles.has(definition.roleArn)) {
          throw new Error(`There is no role ${definition.roleArn}`);
        }
        kept.functions.set(definition.arn, definition);
      },
    },
    functionUrls: {
      urlOf: (id) => `http://127.0.0.1:4566/urls/${id}/`,
      create: (functionUrl) => kept.functionUrls.set(functionUrl.id, functionUrl),
    },
    states: { create: (machine) => kept.machines.set(machine.arn, machine) },
    events: {
      createBus: (arn) => kept.buses.add(arn),
      putRule(rule) {
        const missing = [rule.busArn].filter((arn) => !kept.buses.has(arn));
        missing.push(...rule.targets.map(({ arn }) => arn).filter((arn) => !there(arn)));
        if (missing.length > 0) {
          throw new Error(`Rule ${rule.name} needs ${missing.join(", ")}`);
        }
        kept.rules.set(rule.arn, rule);
      },
    },
    policies: {
      attach: (arn, document) => kept.policies.set(arn, [...(kept.policies.get(arn) ?? []), document]),
    },
  };
}
