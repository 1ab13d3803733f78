import { refusedError, usageError } from "../errors/command-error.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { confirmChange } from "./confirm-change.ts";
import { listRoleNames } from "./list-role-names.ts";
import { type PlanFile, readPlanFile } from "./plan-file.ts";
import { endingColumns } from "./run-rows.ts";
import { type RunInput, runWorkflow } from "./run-workflow.ts";
import { readSelectors, selectNames } from "./select-roles.ts";
import { tellDifferences } from "./tell-differences.ts";
import { writeRows } from "./write-rows.ts";

/** What can be said with `rolecall decommission`. */
export interface DecommissionOptions {
  readonly plan?: string | undefined;
  readonly apply?: true | undefined;
  readonly yesAccount?: string | undefined;
  readonly max: number;
  readonly release: boolean;
  readonly maxRounds?: number | undefined;
  readonly protect?: readonly string[] | undefined;
  readonly open?: readonly string[] | undefined;
  readonly timeout?: number | undefined;
}

/** `rolecall decommission`: releases what uses each role and has IAM delete it; without `--apply` it only plans. */
export async function decommission(
  session: Session,
  roles: readonly string[],
  options: DecommissionOptions,
): Promise<ExitCode> {
  if ((options.plan === undefined) === (roles.length === 0)) {
    throw usageError("Name either roles, or a file of plans with --plan");
  }
  const { account } = await session.identity();
  const selectors = readSelectors(roles, account);
  const reviewed = options.plan === undefined ? undefined : await readReviewed(options.plan, account);
  const place = await session.open({
    protectedRoleNames: options.protect ?? [],
    openedRoleNames: options.open ?? [],
    mostDeletions: options.max,
  });
  const names =
    reviewed?.roles.map(({ roleName }) => roleName) ?? selectNames(selectors, await listRoleNames());
  if (options.apply === true && names.length > options.max) {
    throw refusedError(
      `${names.length} roles are meant, and at most ${options.max} may be changed at once; nothing was changed`,
      `Look at them first (without --apply), then say --max ${names.length}`,
    );
  }
  if (options.apply === true) {
    const what = `${names.length === 1 ? names[0] : `${names.length} roles`} would be released from what uses ${names.length === 1 ? "it" : "them"}, and deleted.`;
    await confirmChange(session, what, options);
  }
  const inputs = names.map(
    (roleName): RunInput => ({ roleName, ...requestFor(roleName, options, reviewed) }),
  );
  const { endings, exitCode } = await runWorkflow(session, place, "decommission-role", inputs, {
    title: options.apply === true ? "Decommissioning" : "Planning",
    timeoutSeconds: options.timeout,
  });
  writeRows(session, endings, endingColumns, (ending) => ending);
  if (reviewed !== undefined) {
    await tellDifferences(session, place, reviewed, endings);
  }
  if (options.apply !== true) {
    session.say("Nothing was changed: --apply does it");
  }
  return exitCode;
}

async function readReviewed(path: string, account: string): Promise<PlanFile> {
  const file = await readPlanFile(path);
  if (file.account !== account) {
    throw refusedError(
      `${path} was planned for account ${file.account}; these are the credentials of ${account}`,
    );
  }
  return file;
}

function requestFor(roleName: string, options: DecommissionOptions, reviewed: PlanFile | undefined) {
  const planned = reviewed?.roles.find((role) => role.roleName === roleName);
  return {
    mode: options.apply === true ? "apply" : "plan",
    release: options.release,
    ...(options.maxRounds === undefined ? {} : { maxRounds: options.maxRounds }),
    ...(planned === undefined ? {} : { planDigest: planned.digest, roleId: planned.roleId }),
  };
}
