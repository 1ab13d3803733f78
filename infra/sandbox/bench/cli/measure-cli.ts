import { required } from "../../../../functions/core/required.ts";
import { allServices } from "../../../../functions/services/services.ts";
import { projectDirectory } from "../../../cloud/paths.ts";
import type { AccountOrder } from "./account/account-order.ts";
import { UNUSED_ROLES } from "./account/fill-account.ts";
import { countUsages } from "./account/usages-to-make.ts";
import { isAwsCliInstalled } from "./aws-cli/aws-cli.ts";
import { deleteUnusedByAwsCli } from "./aws-cli/delete-unused.ts";
import { releaseUsedByAwsCli } from "./aws-cli/release-used.ts";
import { floorContender, patternContender, planContender } from "./contest/contenders.ts";
import type { ContestResult } from "./contest/contest.ts";
import { runContest } from "./contest/run-contest.ts";
import { bundleFloors } from "./floor/bundle-floor.ts";
import { measureStart, type Start } from "./run/measure-start.ts";
import { findRolecall } from "./run/rolecall.ts";
import { temporaryFolder } from "./run/temporary-folder.ts";
import { measureKept } from "./series/measure-kept.ts";
import { measureScan } from "./series/measure-scan.ts";
import type { Series } from "./series/series.ts";

/** How much the command is given to do. */
export interface CliWork {
  readonly regions: readonly string[];
  readonly latencyMilliseconds: number;
  readonly ordinaryRoles: number;
  readonly unusedRoles: number;
  /** Resources of each kind that keep the five services' roles in use. */
  readonly usedOfEachKind: number;
  /** Rounds of each decommission. */
  readonly contestRounds: number;
  /** Numbers of roles that are scanned, the smallest first. */
  readonly scanned: readonly number[];
  /** Numbers of records that are printed, the smallest first. */
  readonly kept: readonly number[];
}

/** What the command line was measured to take. */
export interface CliMeasurements {
  /** False: it was run from its sources. */
  readonly isBundled: boolean;
  readonly start: Start;
  readonly contests: readonly ContestResult[];
  readonly series: readonly Series[];
}

/** How it is measured. */
export interface CliOptions {
  readonly work: CliWork;
  /** Starts of `rolecall --help`. */
  readonly starts: number;
  /** Whether to let the AWS CLI do the same, which takes minutes. */
  readonly awsCli: boolean;
  readonly onStep: (step: string) => void;
}

/** Measures the command line as a program of its own, beside programs that make the same calls and nothing else. */
export async function measureCli({ work, starts, awsCli, onStep }: CliOptions): Promise<CliMeasurements> {
  const rolecall = findRolecall(projectDirectory);
  const withAwsCli = awsCli && (await isAwsCliInstalled());
  await using folder = await temporaryFolder();
  const floors = await bundleFloors(folder.path);
  const order = orderOf(work);

  onStep("rolecall --help");
  const start = await measureStart(rolecall, starts);

  onStep("rolecall decommission, unused roles");
  const unused = await runContest(
    {
      what: `unused: ${work.unusedRoles} among ${work.unusedRoles + work.ordinaryRoles} roles`,
      roles: work.unusedRoles,
      isUnused: true,
      order: { ...order, unusedRoles: work.unusedRoles },
      floor: floorContender(floors["delete-unused"]),
      rolecall: patternContender(rolecall, UNUSED_ROLES, work.unusedRoles),
      awsCli: withAwsCli ? deleteUnusedByAwsCli : undefined,
    },
    work.contestRounds,
  );

  onStep("rolecall decommission, roles in use");
  const roleNames = allServices.map(({ roles }) => required(roles.at(-1), "a service's role").roleName);
  const used = await runContest(
    {
      what: `in use: ${roleNames.length} roles, ${countUsages(work.usedOfEachKind)} usages in ${work.regions.length} Regions`,
      roles: roleNames.length,
      isUnused: false,
      order: { ...order, usedOfEachKind: work.usedOfEachKind },
      floor: floorContender(floors["release-used"]),
      rolecall: planContender(rolecall, roleNames),
      awsCli: withAwsCli ? releaseUsedByAwsCli : undefined,
    },
    work.contestRounds,
  );

  onStep("rolecall scan");
  const scan = await measureScan(rolecall, floors["read-roles"], order, work.scanned);
  onStep("rolecall inventory and report");
  const kept = await measureKept(rolecall, floors["read-table"], order, work.kept);
  return { isBundled: rolecall.isBundled, start, contests: [unused, used], series: [scan, ...kept] };
}

/** An account with nothing in it that is service-linked. */
function orderOf({ regions, latencyMilliseconds, ordinaryRoles }: CliWork): AccountOrder {
  return { regions, latencyMilliseconds, ordinaryRoles, unusedRoles: 0, usedOfEachKind: 0 };
}
