import type { ReportAccount } from "../report-data.ts";
import { type Markup, markup } from "./markup.ts";
import { VERDICT_WORDS, VERDICTS } from "./words.ts";

/** What the script needs to be asked; without it none of this is shown. */
export function controls(accounts: readonly ReportAccount[], regions: readonly string[]): Markup {
  const names = accounts.map(({ account, alias }) =>
    option(account, alias === undefined ? account : `${account} ${alias}`),
  );
  return markup`<div id="controls" role="search" aria-label="Roles and findings">
<label class="find">Find <input id="find" type="search" placeholder="name, service, tag, ARN" autocomplete="off" spellcheck="false"></label>
<label>Verdict <select id="verdict"><option value="">any</option>${VERDICTS.map((kind) => option(kind, VERDICT_WORDS[kind].word))}</select></label>
<label>Account <select id="account"><option value="">any</option>${names}</select></label>
<label>Used or unread in <select id="region"><option value="">any Region</option>${regions.map((region, index) => option(String(index), region))}</select></label>
<button id="reset" type="button">Show all</button>
<p id="shown" role="status"></p>
</div>
`;
}

/** What the script fills with the article that somebody asks for. */
export const panel: Markup = markup`<aside id="panel" aria-labelledby="panel-title" hidden>
<div class="panel-bar"><button id="panel-back" type="button">Previous</button><button id="panel-on" type="button">Next</button><button id="panel-close" type="button">Close</button></div>
<h2 id="panel-title" tabindex="-1" aria-live="polite"></h2>
<div id="panel-body"></div>
</aside>
`;

function option(value: string, name: string): Markup {
  return markup`<option value="${value}">${name}</option>`;
}
