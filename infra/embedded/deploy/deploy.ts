import { readStack } from "./assembly.ts";
import { type DeployedResource, declareStack } from "./declare-stack.ts";
import type { Declared } from "./declared.ts";
import { DeployError } from "./deploy-error.ts";
import type { Engines } from "./engines.ts";
import { mergedFunctions, mergedRoles, ofKind } from "./merge-declared.ts";
import { arnAt, type Place } from "./place.ts";

/** What is deployed where, on which engines. */
export interface DeployRequest {
  /** Folder that CDK wrote: manifest, templates and assets. */
  readonly assemblyDirectory: string;
  readonly stackName: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Default: `aws`. */
  readonly partition?: string;
  /** Values of the template's parameters; what is left out has its default. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly engines: Engines;
}

/** A stack that has been started. */
export interface Deployment {
  readonly stackName: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** By logical id. */
  readonly resources: Readonly<Record<string, DeployedResource>>;
}

/**
 * Starts everything that a stack declares. The whole template is understood before the first thing is started, and
 * doing it again leads to the same, kept tables and queues included.
 *
 * @throws {DeployError} that names what in the template, or in the request, is unknown or wrong; nothing is started then.
 */
export async function deploy({
  assemblyDirectory,
  engines,
  parameters = {},
  ...request
}: DeployRequest): Promise<Deployment> {
  const { stackName, account, region, partition = "aws" } = request;
  if (!/^\d{12}$/.test(account)) {
    throw new DeployError(`"${account}" is not an account of twelve digits`);
  }
  const place: Place = { stackName, account, region, partition };
  const { declared, resources, outputs } = declareStack(
    readStack(assemblyDirectory, place),
    place,
    parameters,
    engines.functionUrls.urlOf,
  );
  await start(declared, place, engines);
  return { stackName, outputs, resources };
}

/** Starts what others need before those who need it, so that no event meets a function that is not there. */
async function start(declared: readonly Declared[], place: Place, engines: Engines): Promise<void> {
  const roles = mergedRoles(declared);
  const functions = mergedFunctions(declared);
  for (const role of roles) {
    await engines.roles.create(role);
  }
  for (const { resourceArn, document } of ofKind(declared, "resource-policy")) {
    await engines.policies.attach(resourceArn, document);
  }
  for (const { table } of ofKind(declared, "table")) {
    await engines.tables.create(table);
  }
  for (const { arn } of ofKind(declared, "queue")) {
    await engines.queues.create(arn);
  }
  for (const { arn } of ofKind(declared, "topic")) {
    await engines.topics.create(arn);
  }
  for (const definition of functions) {
    await engines.functions.create(definition);
  }
  for (const { functionUrl } of ofKind(declared, "function-url")) {
    await engines.functionUrls.create(functionUrl);
  }
  for (const { machine } of ofKind(declared, "state-machine")) {
    await engines.states.create(machine);
  }
  // Every account has one in every Region, without any template saying so.
  await engines.events.createBus(arnAt(place, "events", "event-bus/default"));
  for (const { arn } of ofKind(declared, "bus")) {
    await engines.events.createBus(arn);
  }
  for (const { rule } of ofKind(declared, "rule")) {
    await engines.events.putRule(rule);
  }
}
