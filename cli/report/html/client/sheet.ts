import type { PageDocument, PageElement } from "./dom.ts";
import { COLUMNS, inOrder, nextOrder, type Order } from "./order.ts";

/** A row of a long table. */
export interface Row {
  readonly element: PageElement;
  /** What leads to its details. */
  readonly link: PageElement;
  /** The address that the link leads to, without `#`. */
  readonly anchor: string;
}

/** A long table whose rows can be left out and put in order. */
export interface Sheet {
  /** In the order in which the page came. */
  readonly rows: readonly Row[];
  /** Those that are shown, as they are shown. */
  shown(): readonly Row[];
  /** Shows some rows, in the order that was asked for last. */
  show(rows: readonly Row[]): void;
}

/** Takes hold of a table, and has its headings sort it. */
export function sheetOf(document: PageDocument, table: PageElement): Sheet {
  const groups = [...table.querySelectorAll("tbody")];
  const rows = groups.flatMap((group) => Array.from(group.children, rowOf));
  const size = groups[0]?.children.length ?? 1;
  let kept: readonly Row[] = rows;
  let shown: readonly Row[] = rows;
  let order: Order | undefined;

  const lay = () => {
    shown = order === undefined ? kept : sorted(kept, table, order);
    for (const [index, group] of groups.entries()) {
      const part = shown.slice(index * size, (index + 1) * size);
      group.replaceChildren(...part.map(({ element }) => element));
      // Off screen, a group keeps the height that it had: one that has lost rows is to be laid out anew.
      group.classList.toggle("short", part.length < size);
    }
  };
  headings(document, table, (column) => {
    order = nextOrder(order, column, COLUMNS[table.getAttribute("id") ?? ""] ?? []);
    lay();
    return order;
  });
  return {
    rows,
    shown: () => shown,
    show(some) {
      const isAsBefore = some.length === rows.length && kept.length === rows.length;
      kept = some;
      if (!isAsBefore) {
        lay();
      }
    },
  };
}

/** The cell of a row in a column. */
export function cellOf({ element }: Row, column: number): PageElement {
  return element.children[column] ?? element;
}

function rowOf(element: PageElement): Row {
  const link = element.firstElementChild?.firstElementChild ?? element;
  return { element, link, anchor: (link.getAttribute("href") ?? "").slice(1) };
}

function sorted(rows: readonly Row[], table: PageElement, { column, direction }: Order): readonly Row[] {
  const read = COLUMNS[table.getAttribute("id") ?? ""]?.[column];
  return read === undefined ? rows : inOrder(rows, (row) => read(cellOf(row, column)), direction);
}

/** Makes each heading a button. */
function headings(
  document: PageDocument,
  table: PageElement,
  sort: (column: number) => Order | undefined,
): void {
  const heads = [...table.querySelectorAll("thead th")];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    const label = head.getAttribute("aria-label");
    button.setAttribute("type", "button");
    button.append(...(label === null ? [head.textContent] : [label, ...Array.from(head.children)]));
    head.replaceChildren(button, onPaper(document, button));
    button.addEventListener("click", () => {
      const order = sort(column);
      for (const other of heads) {
        other.removeAttribute("aria-sort");
      }
      if (order !== undefined) {
        head.setAttribute("aria-sort", order.direction);
      }
    });
  }
}

/** Chromium does not repeat a table's head on each page while there is a button in it: on paper, this stands for it. */
function onPaper(document: PageDocument, button: PageElement): PageElement {
  const words = document.createElement("span");
  words.setAttribute("class", "paper");
  words.append(...Array.from(button.childNodes, (node) => node.cloneNode(true)));
  return words;
}
