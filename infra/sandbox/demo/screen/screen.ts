import type { Audience } from "../story/stage.ts";
import type { Layout } from "./lines.ts";

/** Where lines go: a terminal or a pipe. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Characters on a line, if it is a terminal. */
  readonly columns?: number | undefined;
}

/** Shows the story to a person. */
export interface Screen extends Audience {
  /** Says what is being prepared while nothing happens yet. */
  prepare(text: string): void;
  /** Writes lines that stay, laid out for this screen. */
  write(makeLines: (layout: Layout) => readonly string[]): void;
  /** Leaves the terminal as it was found. Doing it twice is harmless. */
  close(): void;
}
