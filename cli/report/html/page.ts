import type { ReportData } from "../report-data.ts";
import { accountList } from "./account-list.ts";
import { controls, panel } from "./controls.ts";
import { details } from "./details.ts";
import { findingList } from "./finding-list.ts";
import { head } from "./head.ts";
import { heading, titleOf } from "./heading.ts";
import { markup } from "./markup.ts";
import { matrix } from "./matrix.ts";
import { regionsOf } from "./regions.ts";
import { savings } from "./savings.ts";
import { summary } from "./summary.ts";
import { tallyOf, totalOf } from "./tally.ts";

/**
 * Makes the page, piece by piece: one file that needs nothing else and no network, says everything without a script, and
 * with its own can be searched, sorted and walked through.
 */
export function* reportHtml(data: ReportData): Iterable<string> {
  const accounts = data.accounts.map((account) => ({ account, tally: tallyOf(account) }));
  const total = totalOf(accounts.map(({ tally }) => tally));
  const regions = regionsOf(data);
  yield head(`rolecall: ${titleOf(data, total)}`, regions.length).text;
  yield markup`<body>
<a class="skip" href="#roles">Skip to the roles</a>
${heading(data, total)}
<main>
${summary(total)}${savings(accounts, total)}`.text;
  if (accounts.length > 1) {
    yield* accountList(accounts);
  }
  yield controls(data.accounts, regions).text;
  yield* matrix(data, regions);
  yield* findingList(data);
  yield* details(data);
  yield markup`</main>
${panel}<footer><p>Made by rolecall ${data.version}. “Can go” says that one complete pass found no usage; IAM has the last word.</p></footer>
</body>
</html>
`.text;
}
