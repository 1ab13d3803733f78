/** How rows are written. */
export type OutputFormat = "table" | "json" | "jsonl" | "csv" | "markdown";

/** What a column shows of a row. */
export interface Column<Row> {
  /** As in the header of CSV: lower camel case. */
  readonly key: string;
  /** As people read it. */
  readonly title: string;
  readonly value: (row: Row) => string | number | boolean | undefined;
  /** Default `left`. */
  readonly align?: "left" | "right";
  /** Columns with higher numbers are left out first where the terminal is narrow; 0 always stays. Default 0. */
  readonly spare?: number;
  /** How a table paints it on a terminal that has colours. */
  readonly tone?: (row: Row) => "good" | "bad" | "warn" | "quiet" | undefined;
}

/** Where rows are written to. */
export interface Canvas {
  /** Columns of signs; `undefined`: no terminal, nothing is cut. */
  readonly width: number | undefined;
  readonly colors: boolean;
}
