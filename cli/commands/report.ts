import { EXIT, type ExitCode } from "../exit-code.ts";
import { packageVersion } from "../package-directory.ts";
import type { ReportAccount, ReportData } from "../report/report-data.ts";
import type { Session } from "../session/session.ts";
import { readAccountAlias } from "./account-alias.ts";
import { collectReport } from "./collect-report.ts";
import { writeReportFile } from "./report-file.ts";
import { type ReportForm, type ReportTarget, readTargets, renderReport } from "./report-targets.ts";
import { readSelectors } from "./select-roles.ts";

/** What can be said with `rolecall report`. */
export interface ReportOptions extends Readonly<Partial<Record<ReportForm, string | undefined>>> {
  readonly history?: true | undefined;
}

/** `rolecall report`: writes what is kept, in one or several forms. */
export async function report(
  session: Session,
  roles: readonly string[],
  { history, ...files }: ReportOptions,
): Promise<ExitCode> {
  const targets = readTargets(files);
  const { account, partition } = await session.identity();
  const selectors = readSelectors(roles, account);
  const place = await session.open();
  const collected = await collectReport(place, { selectors, history: history === true });
  const data: ReportData = {
    generatedAt: session.surroundings.now().toISOString(),
    version: packageVersion(),
    partition,
    place: place.kind,
    accounts: [{ ...collected, ...(await aliasOf(session)) }],
  };
  tellEmptiness(session, collected, roles);
  for (const target of targets) {
    await write(session, target, data);
  }
  return EXIT.done;
}

async function aliasOf(session: Session): Promise<Pick<ReportAccount, "alias">> {
  const { alias, unread } = await readAccountAlias();
  if (unread !== undefined) {
    session.say(`The account's alias cannot be read (${unread}); the report goes without it`);
  }
  return alias === undefined ? {} : { alias };
}

function tellEmptiness({ say }: Session, { roles: found }: ReportAccount, asked: readonly string[]): void {
  if (found.length === 0) {
    say(
      asked.length === 0
        ? "Nothing is kept of this account yet, so the report is empty; rolecall scan looks"
        : "Nothing is kept of a role that fits, so the report is empty; rolecall inventory lists what there is",
    );
  }
}

async function write(session: Session, { form, file }: ReportTarget, data: ReportData): Promise<void> {
  const text = await renderReport(form, data);
  if (file === "-") {
    for (const chunk of text) {
      session.surroundings.out(chunk);
    }
    return;
  }
  const size = await writeReportFile(file, text);
  session.say(`${file}: ${form}, ${sizeInWords(size)}`);
}

function sizeInWords(bytes: number): string {
  return bytes < 10_000 ? `${bytes} bytes` : `${Math.round(bytes / 1000).toLocaleString("en-US")} kB`;
}
