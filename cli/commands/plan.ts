import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { listRoleNames } from "./list-role-names.ts";
import { writePlanFile } from "./plan-file.ts";
import { endingColumns, usageColumns, usageRows } from "./run-rows.ts";
import { runWorkflow } from "./run-workflow.ts";
import { readSelectors, selectNames } from "./select-roles.ts";
import { writeRows } from "./write-rows.ts";

/** `rolecall plan`: tells what a decommission would do. */
export async function plan(
  session: Session,
  roles: readonly string[],
  options: { readonly out?: string | undefined; readonly timeout?: number | undefined },
): Promise<ExitCode> {
  const { account, partition } = await session.identity();
  const selectors = readSelectors(roles, account);
  const place = await session.open();
  const names = selectNames(selectors, await listRoleNames());
  const inputs = names.map((roleName) => ({ roleName, mode: "plan" }));
  const { endings, exitCode } = await runWorkflow(session, place, "decommission-role", inputs, {
    title: "Planning",
    timeoutSeconds: options.timeout,
  });
  writeRows(session, endings, endingColumns, (ending) => ending);
  if ((session.options.output ?? "table") === "table") {
    const usages = endings.flatMap(usageRows);
    if (usages.length > 0) {
      session.surroundings.out("\n");
      writeRows(session, usages, usageColumns, (usage) => usage);
    }
  }
  const planned = endings.flatMap(({ outcome, roleName, roleId, plan: made }) =>
    outcome === "planned" && roleId !== undefined && made !== undefined
      ? [{ roleName, roleId, digest: made.digest, usages: made.usages.map(briefly) }]
      : [],
  );
  if (options.out !== undefined && planned.length > 0) {
    const madeAt = session.surroundings.now().toISOString();
    await writePlanFile(options.out, { kind: "rolecall plan 1", account, partition, madeAt, roles: planned });
    session.say(
      `${planned.length} of ${endings.length} written to ${options.out}; rolecall decommission --plan ${options.out} --apply does exactly that`,
    );
  }
  return options.out !== undefined && planned.length === 0 && exitCode === EXIT.done
    ? EXIT.otherwise
    : exitCode;
}

function briefly({
  region,
  kind,
  arn,
  release,
}: {
  readonly region: string;
  readonly kind: string;
  readonly arn: string;
  readonly release: string;
}) {
  return { region, kind, arn, release };
}
