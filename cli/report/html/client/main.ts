import { articlesIn } from "./articles.ts";
import type { PageDocument, PageElement, PageWindow } from "./dom.ts";
import { follow } from "./follow.ts";
import { panelIn } from "./panel.ts";
import { printArticles } from "./print.ts";
import { search } from "./search.ts";
import { type Sheet, sheetOf } from "./sheet.ts";
import { walk } from "./walk.ts";

declare const document: PageDocument;
declare const window: PageWindow;

// Before the page is there, so that what only a script needs does not appear late and move everything else.
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", start);

function start(): void {
  const articles = articlesIn(document.querySelectorAll("noscript"));
  const [matrix, findings, accounts] = ["matrix", "finding-list", "account-list"].map(take);
  const find = document.getElementById("find");
  const aside = document.getElementById("panel");
  if (matrix === undefined || find === null || aside === null) {
    return;
  }
  const sheets = [matrix, ...(findings === undefined ? [] : [findings])].map(({ sheet }) => sheet);
  const go = (anchor: string) => {
    window.location.hash = anchor;
  };
  const panel = panelIn(document, aside, { articles, sheets, go, fallback: find });
  const fields = search(document, window, {
    matrix: matrix.sheet,
    findings: findings?.sheet,
    accounts: accounts?.sheet,
    articles,
  });
  for (const { table, sheet } of [matrix, findings, accounts].flatMap((each) => each ?? [])) {
    fields.onShown(walk(table, sheet));
  }
  for (const { table } of [matrix, findings].flatMap((each) => each ?? [])) {
    openByClick(table, go);
  }
  printArticles(document, window, { articles, sheets });
  follow(document, window, { panel, fields });
}

function take(id: string): { readonly table: PageElement; readonly sheet: Sheet } | undefined {
  const table = document.getElementById(id);
  return table === null ? undefined : { table, sheet: sheetOf(document, table) };
}

/** The whole row opens its details, not only the link in it; unless somebody marks text, or means the link itself. */
function openByClick(table: PageElement, go: (anchor: string) => void): void {
  table.addEventListener("click", ({ target }) => {
    const link = target.closest("tbody tr")?.querySelector("a");
    if (link != null && target.closest("a") === null && window.getSelection()?.isCollapsed !== false) {
      go((link.getAttribute("href") ?? "").slice(1));
    }
  });
}
