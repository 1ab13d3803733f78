import { iamClient } from "../../functions/runtime/clients/iam.ts";
import { isNamed } from "../../functions/services/failures.ts";
import { roleMaker } from "../../functions/services/role-maker.ts";
import { refusedError } from "../errors/command-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { refuseIfPaused } from "./changing.ts";
import { confirmChange } from "./confirm-change.ts";
import { roleToCreate } from "./role-to-create.ts";
import { writeRows } from "./write-rows.ts";

/** What can be said with `rolecall create`. */
export interface CreateOptions {
  readonly description?: string | undefined;
  readonly apply?: true | undefined;
  readonly yesAccount?: string | undefined;
}

/** What was, or would be, made. */
interface CreatedRow {
  readonly roleName: string | undefined;
  readonly principal: string;
  readonly customSuffix: string | undefined;
  readonly description: string | undefined;
  readonly outcome: "planned" | "created";
}

/** `rolecall create`: makes the service-linked role of a service. */
export async function create(session: Session, asked: string, options: CreateOptions): Promise<ExitCode> {
  const { principal, roleName, customSuffix } = roleToCreate(asked);
  const { description } = options;
  const row = { principal, roleName, customSuffix, description };
  const place = await session.open();
  if (options.apply !== true) {
    write(session, { ...row, outcome: "planned" });
    session.say("Nothing was changed: --apply does it");
    return EXIT.done;
  }
  await confirmChange(session, `The service-linked role of ${principal} would be made.`, options);
  await refuseIfPaused(place);
  try {
    const name = await roleMaker(iamClient).create({
      principal,
      description: description ?? null,
      ...(customSuffix === undefined ? {} : { customSuffix }),
    });
    write(session, { ...row, roleName: name, outcome: "created" });
    return EXIT.done;
  } catch (error) {
    if (isNamed(error, "ResourceBusyError")) {
      throw refusedError(
        `The role of ${principal} is there already, or was a moment ago; nothing was changed`,
        `rolecall explain ${roleName ?? "ROLE"} tells of it`,
      );
    }
    throw error;
  }
}

function write(session: Session, row: CreatedRow): void {
  writeRows(
    session,
    [row],
    [
      { key: "roleName", title: "ROLE", value: ({ roleName }) => roleName ?? "(IAM names it)" },
      { key: "principal", title: "SERVICE", value: ({ principal }) => principal },
      { key: "description", title: "DESCRIPTION", value: ({ description }) => description, spare: 1 },
      { key: "outcome", title: "OUTCOME", value: ({ outcome }) => outcome },
    ],
    (created) => created,
  );
}
