import { owningPrincipal } from "../../functions/core/role.ts";
import { iamClient } from "../../functions/runtime/clients/iam.ts";
import { iam } from "../../functions/services/iam.ts";
import { roleMaker } from "../../functions/services/role-maker.ts";
import { usageError } from "../errors/command-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { refuseIfPaused } from "./changing.ts";
import { confirmChange } from "./confirm-change.ts";
import { readOneRole } from "./select-roles.ts";
import { writeRows } from "./write-rows.ts";

/** What can be said with `rolecall describe`. */
export interface DescribeOptions {
  readonly description: string;
  readonly apply?: true | undefined;
  readonly yesAccount?: string | undefined;
}

/** As many signs as IAM takes, of those that it takes (API_UpdateRole, as of 2026-11-28, at second hand). */
const DESCRIPTION = /^[\t\n\r\u0020-\u007E\u00A1-\u00FF]{0,1000}$/;

/** `rolecall describe`: gives a service-linked role another description, the one thing beside tags that can be edited. */
export async function describe(session: Session, asked: string, options: DescribeOptions): Promise<ExitCode> {
  const { account } = await session.identity();
  const roleName = readOneRole(asked, account);
  if (!DESCRIPTION.test(options.description)) {
    throw usageError("IAM takes descriptions of up to 1,000 signs of Latin-1, and no others");
  }
  const place = await session.open();
  const role = await iam(iamClient).readRole(roleName);
  if (role === undefined || owningPrincipal(role) === undefined) {
    throw usageError(`There is no service-linked role ${roleName} in account ${account}`);
  }
  const before = role.description ?? "";
  const isSame = before === options.description;
  if (options.apply === true && !isSame) {
    await confirmChange(session, `${roleName} would be described anew.`, options);
    await refuseIfPaused(place);
    await roleMaker(iamClient).describe(roleName, options.description);
  }
  const outcome = isSame ? "as it was" : options.apply === true ? "changed" : "planned";
  writeRows(
    session,
    [{ roleName, before, after: options.description, outcome }],
    [
      { key: "roleName", title: "ROLE", value: (row) => row.roleName },
      { key: "before", title: "BEFORE", value: (row) => row.before },
      { key: "after", title: "AFTER", value: (row) => row.after },
      { key: "outcome", title: "OUTCOME", value: (row) => row.outcome },
    ],
    (row) => row,
  );
  if (outcome === "planned") {
    session.say("Nothing was changed: --apply does it");
  }
  return EXIT.done;
}
