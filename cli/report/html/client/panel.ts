import type { Articles } from "./articles.ts";
import { build } from "./build.ts";
import type { PageDocument, PageElement } from "./dom.ts";
import { cellOf, type Row, type Sheet } from "./sheet.ts";

/** Shows one article beside the tables. */
export interface Panel {
  /** Answers false if there is no such article. */
  open(anchor: string): boolean;
  close(): void;
  isOpen(): boolean;
}

/** What a panel needs to know. */
export interface PanelView {
  readonly articles: Articles;
  readonly sheets: readonly Sheet[];
  /** Leads somewhere else, as a link would. */
  readonly go: (anchor: string) => void;
  /** What has the focus when there is no row to return to. */
  readonly fallback: PageElement;
}

/** Has the panel's buttons work. */
export function panelIn(
  document: PageDocument,
  panel: PageElement,
  { articles, sheets, go, fallback }: PanelView,
): Panel {
  const [back, on, , title, body] = ["back", "on", "close", "title", "body"].map((part) =>
    document.getElementById(`panel-${part}`),
  );
  let current: Row | undefined;
  const mark = (row: Row | undefined) => {
    current?.element.removeAttribute("aria-current");
    row?.element.setAttribute("aria-current", "true");
    current = row;
  };
  const neighbour = (step: number) => {
    const rows = sheets
      .map((sheet) => sheet.shown())
      .find((shown) => current !== undefined && shown.includes(current));
    return current === undefined ? undefined : rows?.[rows.indexOf(current) + step];
  };
  for (const [button, step] of [
    [back, -1],
    [on, 1],
  ] as const) {
    button?.addEventListener("click", () => {
      const row = neighbour(step);
      if (row !== undefined) {
        go(row.anchor);
      }
    });
  }
  return {
    open(anchor) {
      const source = articles.read(anchor);
      const row = sheets.flatMap(({ rows }) => rows.filter((each) => each.anchor === anchor))[0];
      if (source === undefined || title == null || body == null) {
        return false;
      }
      const isWalking = document.activeElement === back || document.activeElement === on;
      mark(row);
      title.replaceChildren(row?.link.textContent ?? "", " ");
      const where = document.createElement("small");
      where.append(`in ${row === undefined ? "" : cellOf(row, 1).textContent}`);
      title.append(where);
      build(document, body, source);
      panel.hidden = false;
      row?.element.scrollIntoView({ block: "nearest" });
      if (!isWalking) {
        title.focus({ preventScroll: true });
      }
      return true;
    },
    close() {
      const hadFocus = panel.contains(document.activeElement);
      const link = current?.link;
      panel.hidden = true;
      mark(undefined);
      if (hadFocus) {
        (link?.isConnected === true ? link : fallback).focus({ preventScroll: true });
      }
    },
    isOpen: () => !panel.hidden,
  };
}
