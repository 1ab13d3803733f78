import type { Articles } from "./articles.ts";
import type { PageDocument, PageWindow } from "./dom.ts";
import { type Asked, FILTER_FIELDS, type Filter, fitting, isEmpty } from "./filter.ts";
import { cellOf, type Row, type Sheet } from "./sheet.ts";

/** How long the page waits for the next key before it looks. */
const PAUSE_MILLISECONDS = 120;

/** The page's fields, and what they leave in. */
export interface Search {
  filter(): Filter;
  set(filter: Filter): void;
  /** Is told whenever other rows are shown. */
  onShown(listener: () => void): void;
}

/** What is searched. */
export interface SearchView {
  readonly matrix: Sheet;
  readonly findings: Sheet | undefined;
  readonly accounts: Sheet | undefined;
  readonly articles: Articles;
}

/** Connects the fields with the tables. A finding is shown with its role, one without a role on its own; an account with any of its roles. */
export function search(
  document: PageDocument,
  window: PageWindow,
  { matrix, findings, accounts, articles }: SearchView,
): Search {
  const field = (name: string) => document.getElementById(name);
  const filter = (): Filter => {
    const [find = "", verdict = "", account = "", region = ""] = FILTER_FIELDS.map(
      (name) => field(name)?.value,
    );
    return { find, verdict, account, region };
  };
  const ask = asker(matrix, articles);
  const listeners: (() => void)[] = [];
  const apply = () => {
    const wanted = filter();
    const all = isEmpty(wanted);
    const fits = fitting(wanted);
    const isWanted = (row: Row) => all || fits(ask(row));
    matrix.show(matrix.rows.filter(isWanted));
    findings?.show(findings.rows.filter(isWanted));
    const holders = new Set(matrix.shown().map(({ anchor }) => accountIn(anchor)));
    accounts?.show(
      accounts.rows.filter(({ link }) => all || holders.has(link.getAttribute("data-account") ?? "")),
    );
    field("shown")?.replaceChildren(countInWords(matrix, findings));
    for (const listener of listeners) {
      listener();
    }
  };
  let timer = 0;
  for (const name of FILTER_FIELDS) {
    field(name)?.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(apply, PAUSE_MILLISECONDS);
    });
  }
  const set = (wanted: Filter) => {
    for (const name of FILTER_FIELDS) {
      const input = field(name);
      if (input !== null) {
        input.value = wanted[name];
      }
    }
    apply();
  };
  field("reset")?.addEventListener("click", () => set({ find: "", verdict: "", account: "", region: "" }));
  // A browser may have kept what was in the fields before the page was loaded again.
  apply();
  return { filter, set, onShown: (listener) => void listeners.push(listener) };
}

/** Answers what a row can be asked for: that of its role, or, where no role is there, its own. Read once, and not before it is needed. */
function asker(matrix: Sheet, articles: Articles): (row: Row) => Asked {
  let roles: ReadonlyMap<string, Row> | undefined;
  const known = new Map<string, Asked>();
  return (row) => {
    roles ??= new Map(matrix.rows.map((each) => [each.anchor, each]));
    const asked = known.get(row.anchor) ?? askedOf(row, roles.get(row.anchor), articles);
    known.set(row.anchor, asked);
    return asked;
  };
}

function askedOf({ anchor, element }: Row, role: Row | undefined, articles: Articles): Asked {
  let words: string | undefined;
  return {
    account: accountIn(anchor),
    verdict: role === undefined ? "none" : cellOf(role, 2).className,
    strip: role === undefined ? "" : cellOf(role, 3).textContent,
    says(term) {
      words ??= (role?.element ?? element).textContent;
      return term.test(words) || articles.says(anchor, term);
    },
  };
}

function accountIn(anchor: string): string {
  return anchor.slice(0, anchor.indexOf("/"));
}

function countInWords(matrix: Sheet, findings: Sheet | undefined): string {
  const roles = share(matrix, "role");
  return findings === undefined ? roles : `${roles}, ${share(findings, "finding")}`;
}

function share(sheet: Sheet, thing: string): string {
  const shown = sheet.shown().length;
  const all = sheet.rows.length;
  const things = all === 1 ? thing : `${thing}s`;
  return shown === all
    ? `${all.toLocaleString("en-US")} ${things}`
    : `${shown.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} ${things}`;
}
