import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { countedVerdicts, listRecords, recordColumns, recordJson } from "./record-rows.ts";
import { readSelectors } from "./select-roles.ts";
import { writeRows } from "./write-rows.ts";

/** `rolecall inventory`: prints what is kept of each role, without looking again. */
export async function inventory(
  session: Session,
  roles: readonly string[],
  options: { readonly all?: true | undefined },
): Promise<ExitCode> {
  const { account } = await session.identity();
  const selectors = readSelectors(roles, account);
  const place = await session.open();
  const rows = await listRecords(place, selectors, options.all === true);
  writeRows(session, rows, recordColumns, recordJson);
  const looked = rows.map(({ record }) => record.completeAt ?? record.roleReadAt).sort();
  const [oldest] = looked;
  session.say(
    oldest === undefined
      ? "Nothing is kept of this account yet; rolecall scan looks"
      : `${countedVerdicts(rows)}; the oldest look is of ${oldest}`,
  );
  return EXIT.done;
}
