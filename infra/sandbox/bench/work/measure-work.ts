import * as v from "valibot";
import { required } from "../../../../functions/core/required.ts";
import type { OwnedRole, Service } from "../../../../functions/services/port.ts";
import { allServices, sharesUsages } from "../../../../functions/services/services.ts";
import { DECOMMISSION } from "../../../cloud/names.ts";
import { emptyEstate } from "../../estate/empty-estate.ts";
import { hireOwners } from "../../estate/owners.ts";
import type { CallEntry } from "../../gateway/call-log.ts";
import type { Sandbox } from "../../start-sandbox.ts";
import { countWork } from "./count-work.ts";
import type { Work } from "./work.ts";

const HOUR_SECONDS = 3600;

const Output = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    outcome: v.string(),
    reason: v.string(),
    plan: v.exactOptional(v.object({ digest: v.string() })),
  }),
);

/**
 * Decommissions the role of each service once for each number of usages, and counts what it takes.
 *
 * @throws {Error} if a role was not deleted: then the figures would tell nothing.
 */
export async function measureWork(sandbox: Sandbox, usages: readonly number[]): Promise<readonly Work[]> {
  const work: Work[] = [];
  for (const service of allServices) {
    for (const count of usages) {
      await emptyEstate(sandbox);
      work.push(await decommission(sandbox, service, count));
    }
  }
  return work;
}

async function decommission(sandbox: Sandbox, service: Service, usages: number): Promise<Work> {
  const { calls, clock, engines } = sandbox;
  const { principal, roleName } = newestOf(service.roles);
  const owners = hireOwners(sandbox);
  const regions = sandbox.regions.filter((region) => service.regions.includes(region));
  await (usages === 0 ? owners.makeRole(principal) : undefined);
  for (let index = 0; index < usages; index += 1) {
    const region = required(regions[index % regions.length], "a Region of the service");
    await owners.ofService(service.key).use(region, `bench-${index}`);
  }
  await clock.settle(HOUR_SECONDS);
  // Usages that may be of another role are released only by a run that names the plan.
  const planDigest =
    usages > 0 && sharesUsages(service) ? (await run(sandbox, { roleName })).output.plan?.digest : undefined;

  const last = calls().at(-1);
  const { executionArn, output } = await run(sandbox, {
    roleName,
    mode: "apply",
    ...(planDigest === undefined ? {} : { planDigest }),
  });
  if (output.outcome !== "deleted") {
    throw new Error(
      `The decommission of ${roleName} with ${usages} usages ended ${output.outcome}: ${output.reason}`,
    );
  }
  return countWork({
    service: service.key,
    signingNames: [
      ...new Set(
        service.readGrants.flatMap(({ actions }) => actions.map((action) => action.split(":")[0] ?? "")),
      ),
    ],
    usages,
    history: engines.states.getExecutionHistory(executionArn),
    calls: calls()
      .slice(last === undefined ? 0 : calls().lastIndexOf(last) + 1)
      .filter(isOfRun),
  });
}

async function run({ account, clock, engines }: Sandbox, input: Readonly<Record<string, string>>) {
  const stateMachineArn = `arn:aws:states:us-east-1:${account}:stateMachine:${DECOMMISSION}`;
  const { executionArn } = engines.states.startExecution({ stateMachineArn, input: JSON.stringify(input) });
  await clock.settle(HOUR_SECONDS);
  const { output } = engines.states.describeExecution(executionArn);
  return { executionArn, output: v.parse(Output, output) };
}

/** A service that owns two roles makes the last one today. */
function newestOf(roles: Service["roles"]): OwnedRole {
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
  return (
    principal.includes(":assumed-role/") &&
    !/(record-event|close-run|sweep-account|judge-role)$/.test(principal)
  );
}
