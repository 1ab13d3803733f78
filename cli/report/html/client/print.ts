import type { Articles } from "./articles.ts";
import { build } from "./build.ts";
import type { PageDocument, PageElement, PageWindow } from "./dom.ts";
import { cellOf, type Row, type Sheet } from "./sheet.ts";

/** On paper there is no panel: the article of everything that is shown goes to the page's end while it is printed. */
export function printArticles(
  document: PageDocument,
  window: PageWindow,
  { articles, sheets }: { readonly articles: Articles; readonly sheets: readonly Sheet[] },
): void {
  const holder = document.createElement("div");
  document.getElementById("details")?.append(holder);
  window.addEventListener("beforeprint", () => {
    const parts = shownOnce(sheets).map((row) => articleOf(document, row, articles));
    holder.replaceChildren();
    for (const part of parts) {
      holder.append(part);
    }
  });
  window.addEventListener("afterprint", () => holder.replaceChildren());
}

/** A role and its findings share one article. */
function shownOnce(sheets: readonly Sheet[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const row of sheets.flatMap((sheet) => sheet.shown())) {
    rows.set(row.anchor, rows.get(row.anchor) ?? row);
  }
  return [...rows.values()];
}

function articleOf(document: PageDocument, row: Row, articles: Articles): PageElement {
  const part = document.createElement("article");
  const title = document.createElement("h3");
  const body = document.createElement("div");
  title.append(`${row.link.textContent} in ${cellOf(row, 1).textContent}`);
  build(document, body, articles.read(row.anchor) ?? "");
  part.append(title, body);
  return part;
}
