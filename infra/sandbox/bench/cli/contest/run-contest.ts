import { SANDBOX_ACCOUNT } from "../../../sandbox-options.ts";
import { type BenchAccount, startAccount } from "../account/start-account.ts";
import { iamOf } from "../floor/iam-of.ts";
import { listRoles } from "../floor/list-roles.ts";
import type { Contender, Contest, ContestResult, Counted } from "./contest.ts";
import { type ContestRound, scoreContest } from "./score.ts";

/**
 * Lets floor and rolecall do the same job in turn, so many rounds, so that whatever slows the machine down slows both
 * down; and the AWS CLI once.
 *
 * @throws {Error} if one of them leaves a role: then the figures would tell nothing.
 */
export async function runContest(contest: Contest, rounds: number): Promise<ContestResult> {
  const played: ContestRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const floor = await compete(contest, contest.floor);
    played.push({ floor, rolecall: await compete(contest, contest.rolecall) });
  }
  const awsCli = contest.awsCli === undefined ? undefined : await compete(contest, contest.awsCli);
  return scoreContest(contest, played, awsCli);
}

async function compete<Result extends Counted>(
  { what, order }: Contest,
  contender: Contender<Result>,
): Promise<Result> {
  await using account = await startAccount(order);
  const run = await contender(account);
  const left = await rolesIn(account);
  if (left.length > 0) {
    throw new Error(`${left.length} roles are left of ${what}, ${left[0]} among them`);
  }
  return run;
}

async function rolesIn({ url }: BenchAccount): Promise<readonly string[]> {
  const iam = iamOf({ endpoint: url, account: SANDBOX_ACCOUNT });
  const pages = await Array.fromAsync(listRoles(iam));
  iam.destroy();
  return pages.flat();
}
