import { inParallel } from "../../functions/core/in-parallel.ts";
import type { Check, CheckResult, Diagnosis } from "./check.ts";
import { allChecks } from "./checks/all.ts";
import type { DoctorWorld } from "./doctor-world.ts";
import { explainFailure } from "./explain-failure.ts";
import { SharedReadError } from "./shared-read-error.ts";
import { SUPPORTED_PARTITION } from "./supported-partition.ts";
import { openVisit, type Visit } from "./visit.ts";

/** So many checks run at a time: some of them ask many Regions at once by themselves. */
const MOST_CHECKS_AT_ONCE = 6;

/**
 * Looks at what usually goes wrong, and changes nothing. Answers at least one result for each check, in a fixed order;
 * a check that fails itself is a result, too. Never throws for what a check meets.
 */
export async function runDoctor(
  world: DoctorWorld,
  checks: readonly Check[] = allChecks,
): Promise<readonly Diagnosis[]> {
  const visit = openVisit(world);
  const results = await inParallel(MOST_CHECKS_AT_ONCE, checks, async (check) => {
    const found = await runCheck(check, checks, visit);
    return found.map((result): Diagnosis => ({ check: check.id, title: check.title, ...result }));
  });
  return results.flat();
}

async function runCheck(
  check: Check,
  checks: readonly Check[],
  visit: Visit,
): Promise<readonly CheckResult[]> {
  if (check.stackOnly !== undefined && visit.place === "direct") {
    return [{ status: "skipped", summary: `Nothing is deployed: ${check.stackOnly}` }];
  }
  try {
    await prepare(check, visit);
    return await check.run(visit);
  } catch (error) {
    if (error instanceof SharedReadError && error.toldBy !== check.id) {
      const teller = checks.find(({ id }) => id === error.toldBy)?.title ?? error.toldBy;
      return [{ status: "skipped", summary: `Not looked at: "${teller}" has to be mended first` }];
    }
    const cause = error instanceof SharedReadError ? error.cause : error;
    const where = visit.account === undefined ? "" : ` of account ${visit.account}`;
    return [
      {
        status: "fail",
        summary: `"${check.title}"${where} could not be looked at`,
        ...explainFailure(cause),
      },
    ];
  }
}

/** Asks first what nothing of a check can be asked without. */
async function prepare({ needs, stackOnly }: Check, visit: Visit): Promise<void> {
  if (needs === "nothing") {
    return;
  }
  const isLocal = needs === "inventory" && visit.place === "direct" && stackOnly === undefined;
  if (isLocal) {
    await visit.readAccount();
    return;
  }
  await visit.readCaller();
  const partition = await visit.readPartition();
  if (partition !== SUPPORTED_PARTITION) {
    throw new SharedReadError("partition", new Error(`Partition ${partition} is not supported`));
  }
}
