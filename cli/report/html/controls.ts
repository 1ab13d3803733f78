import type { ReportAccount } from "../report-data.ts";
import { type Markup, markup } from "./markup.ts";
import { VERDICT_WORDS, VERDICTS } from "./words.ts";

/** What the script needs to be asked; without it none of this is shown. */
export function controls(accounts: readonly ReportAccount[], regions: readonly string[]): Markup {
  const names = accounts.map(({ account, alias }) =>
    option(account, alias === undefined ? account : `${account} ${alias}`),
  );
  return markup`<div id="controls" role="search" aria-label="Roles and findings">
${field("find", "Find", markup`<input id="find" type="search" placeholder="name, service, tag, ARN" autocomplete="off" spellcheck="false">`)}
${choice("verdict", "Verdict", "any", markup`${VERDICTS.map((kind) => option(kind, VERDICT_WORDS[kind].word))}`)}
${choice("account", "Account", "any", markup`${names}`)}
${choice("region", "Used or unread in", "any Region", markup`${regions.map((region, index) => option(String(index), region))}`)}
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

function field(id: string, name: string, input: Markup): Markup {
  return markup`<div class="${id}"><label for="${id}">${name}</label>${input}</div>`;
}

function choice(id: string, name: string, all: string, options: Markup): Markup {
  return field(id, name, markup`<select id="${id}"><option value="">${all}</option>${options}</select>`);
}

function option(value: string, name: string): Markup {
  return markup`<option value="${value}">${name}</option>`;
}
