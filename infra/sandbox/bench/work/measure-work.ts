import * as v from "valibot";
import type { OwnedRole, ServiceDescriptor } from "../../../../functions/services/port.ts";
import { allServices } from "../../../../functions/services/services.ts";
import type { CallEntry } from "../../gateway/call-log.ts";
import type { Sandbox } from "../../start-sandbox.ts";
import { countWork } from "./count-work.ts";
import { hireOwners } from "./owners.ts";
import type { Work } from "./work.ts";

const HOUR_SECONDS = 3600;

const Output = v.pipe(v.string(), v.parseJson(), v.object({ outcome: v.string(), reason: v.string() }));

/**
 * Decommissions the role of each service once for each number of usages, and counts what it takes.
 *
 * @throws {Error} if a role was not deleted: then the figures would tell nothing.
 */
export async function measureWork(sandbox: Sandbox, usages: readonly number[]): Promise<readonly Work[]> {
  const work: Work[] = [];
  for (const service of allServices) {
    for (const count of usages) {
      work.push(await decommission(sandbox, service, count));
    }
  }
  return work;
}

async function decommission(
  sandbox: Sandbox,
  { key: service, roles, readGrants }: ServiceDescriptor,
  usages: number,
): Promise<Work> {
  const { account, calls, clock, engines, regions, url } = sandbox;
  const owners = hireOwners(url, account);
  const { principal, roleName } = newestOf(roles);
  await (usages === 0 ? owners.makeRole(principal) : undefined);
  for (let index = 0; index < usages; index += 1) {
    await owners.use(service, regions[index % regions.length] ?? "us-east-1", `bench-${index}`);
  }
  await clock.settle(HOUR_SECONDS);

  const before = calls().length;
  const [machine] = engines.states.listStateMachines();
  const { executionArn } = engines.states.startExecution({
    stateMachineArn: machine?.arn ?? "",
    input: JSON.stringify({ roleName, mode: "apply" }),
  });
  await clock.settle(HOUR_SECONDS);

  const { output = "{}", status } = engines.states.describeExecution(executionArn);
  const { outcome, reason } = v.parse(Output, output);
  if (outcome !== "deleted") {
    throw new Error(
      `The decommission of ${roleName} with ${usages} usages ended ${status}, ${outcome}: ${reason}`,
    );
  }
  return countWork({
    service,
    signingNames: [
      ...new Set(readGrants.flatMap(({ actions }) => actions.map((action) => action.split(":")[0] ?? ""))),
    ],
    usages,
    history: engines.states.getExecutionHistory(executionArn),
    calls: calls().slice(before).filter(isOfRun),
  });
}

/** A service that owns two roles makes the last one today. */
function newestOf(roles: ServiceDescriptor["roles"]): OwnedRole {
  const role = roles.at(-1);
  if (role === undefined) {
    throw new Error("A service of the catalogue owns no role");
  }
  return role;
}

/**
 * Calls of the owners are none of the run, nor are those of the functions that are told of its events meanwhile. The
 * session of a function has the function's name.
 */
function isOfRun({ principal = "" }: CallEntry): boolean {
  return principal.includes(":assumed-role/") && !/(record-event|close-run)$/.test(principal);
}
