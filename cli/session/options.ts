import type { OutputFormat } from "../output/format.ts";

/** What can be said with every command. */
export type GlobalOptions = {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  /** Work in this process, whatever is deployed. */
  readonly direct?: boolean | undefined;
  /** Work through the stack, and fail where there is none. */
  readonly stack?: boolean | undefined;
  readonly output?: OutputFormat | undefined;
  readonly quiet?: boolean | undefined;
};
