import type { PageElement } from "./dom.ts";
import type { Sheet } from "./sheet.ts";

/** How many rows the keys for a page go on by. */
const PAGE_ROWS = 10;

/**
 * Lets the keys walk a long table: it is one stop for the tabulator; the arrows, Home, End and the page keys go from row
 * to row; Enter opens a row because its link does.
 *
 * Answers what is to be done whenever other rows are shown.
 */
export function walk(table: PageElement, sheet: Sheet): () => void {
  let stop: PageElement | undefined;
  const stopAt = (link: PageElement | undefined) => {
    // Not before somebody comes here: with 20,000 rows it would be noticed when the page opens.
    for (const each of stop === undefined ? sheet.rows.map((row) => row.link) : [stop]) {
      each.setAttribute("tabindex", "-1");
    }
    link?.setAttribute("tabindex", "0");
    stop = link;
  };
  table.addEventListener("focusin", ({ target }) => {
    if (target.closest("tbody") !== null) {
      stopAt(target);
    }
  });
  table.addEventListener("keydown", (event) => {
    const rows = sheet.shown();
    const at = rows.findIndex(({ link }) => link === event.target);
    const isPlain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    const to = at === -1 || !isPlain ? undefined : stepTo(event.key, at, rows.length - 1);
    if (to !== undefined) {
      event.preventDefault();
      rows[Math.max(0, Math.min(to, rows.length - 1))]?.link.focus();
    }
  });
  return () => {
    if (stop?.isConnected === false) {
      stopAt(sheet.shown()[0]?.link);
    }
  };
}

function stepTo(key: string, at: number, last: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "PageDown":
      return at + PAGE_ROWS;
    case "PageUp":
      return at - PAGE_ROWS;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
