import { trueResources, trueRoles } from "../../estate/truth.ts";
import type { CallEntry } from "../../gateway/call-log.ts";
import type { Sandbox } from "../../start-sandbox.ts";

/** What exists at one moment: roles by name, with their incarnation; resources by ARN, with their state as JSON. */
export interface Estate {
  readonly roles: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, string>;
}

/** Takes down everything that exists now. */
export function takeDown(sandbox: Sandbox): Estate {
  return {
    roles: new Map(trueRoles(sandbox).map(({ roleName, roleId }) => [roleName, roleId])),
    resources: new Map(trueResources(sandbox).map(({ arn, state }) => [arn, JSON.stringify(state)])),
  };
}

/** Services by which rolecall works, and in which it changes nothing of an owner's. */
const OWN_SERVICES: readonly string[] = ["dynamodb", "events", "lambda", "states", "logs", "sts"];

/** Calls that rolecall's functions made. */
export function ofRolecall(calls: readonly CallEntry[]): readonly CallEntry[] {
  return calls.filter(({ principal }) => principal?.includes("/rolecall-") === true);
}

/** Those of rolecall's calls that changed something in AWS. */
export function changesOf(calls: readonly CallEntry[]): readonly CallEntry[] {
  return ofRolecall(calls).filter(
    ({ service, operation, error }) =>
      error === undefined && !OWN_SERVICES.includes(service) && !/^(Get|List|Describe)/.test(operation),
  );
}
