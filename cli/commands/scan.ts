import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { countedVerdicts, listRecords, recordColumns, recordJson } from "./record-rows.ts";
import { readSelectors } from "./select-roles.ts";
import { writeRows } from "./write-rows.ts";

/** `rolecall scan`: looks at every role now, keeps what it saw, and prints it. */
export async function scan(
  session: Session,
  roles: readonly string[],
  options: { readonly refresh?: true | undefined; readonly all?: true | undefined },
): Promise<ExitCode> {
  const { account } = await session.identity();
  const selectors = readSelectors(roles, account);
  const place = await session.open();
  session.say(`Looking at the service-linked roles of ${account} (${place.kind}) …`);
  const { unread } = await place.sweep({ refresh: options.refresh === true });
  const rows = await listRecords(place, selectors, options.all === true);
  writeRows(session, rows, recordColumns, recordJson);
  for (const what of unread) {
    session.say(`not read: ${what}`);
  }
  session.say(countedVerdicts(rows));
  return EXIT.done;
}
