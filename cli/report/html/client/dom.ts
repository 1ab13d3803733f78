/**
 * As much of the browser as the page's script uses. TypeScript's own description of it would declare some thousand names
 * everywhere in this project, `name`, `status` and `event` among them, where each would hide a mistake.
 */
export interface PageElement {
  readonly className: string;
  readonly classList: { add(name: string): void; toggle(name: string, on: boolean): void };
  readonly children: ArrayLike<PageElement>;
  readonly childNodes: ArrayLike<PageElement>;
  readonly firstElementChild: PageElement | null;
  readonly isConnected: boolean;
  textContent: string;
  hidden: boolean;
  /** Of fields only. */
  value: string;
  append(...parts: readonly (PageElement | string)[]): void;
  replaceChildren(...parts: readonly (PageElement | string)[]): void;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  cloneNode(deep: boolean): PageElement;
  contains(other: PageElement | null): boolean;
  focus(options?: { readonly preventScroll: boolean }): void;
  scrollIntoView(options: { readonly block: "nearest" | "start" }): void;
}

/** An event of an element or of the window. */
export interface PageEvent {
  readonly target: PageElement;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  preventDefault(): void;
}

/** The document. */
export interface PageDocument {
  readonly documentElement: PageElement;
  readonly activeElement: PageElement | null;
  getElementById(id: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  createElement(name: string): PageElement;
  createElementNS(namespace: string, name: string): PageElement;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
}

/** The window that shows the document. */
export interface PageWindow {
  readonly location: { hash: string };
  readonly history: { replaceState(state: null, unused: "", address: string): void };
  addEventListener(type: string, listener: () => void): void;
  setTimeout(work: () => void, delayMilliseconds: number): number;
  clearTimeout(timer: number): void;
  getSelection(): { readonly isCollapsed: boolean } | null;
}
