/** The part of dynalite 4 that is used; the package has no types of its own. */
declare module "dynalite" {
  import type { Server } from "node:http";

  interface DynaliteOptions {
    /** Directory of the LevelDB files; in memory if absent. */
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }

  function dynalite(options: DynaliteOptions): Server;
  export = dynalite;
}

declare module "dynalite/db/index.js" {
  import type { Readable } from "node:stream";
  import type { DynaliteOptions } from "dynalite";

  /** LevelDB, or its like in memory. */
  export interface Level {
    open(): Promise<void>;
    /** Waits for what is being read or written. */
    close(): Promise<void>;
    keys(range: { readonly gte: string; readonly lt: string }): AsyncIterable<string>;
    /** What every put ends in, with its key and its value encoded. */
    _put(key: string, value: string, options: object): Promise<void>;
  }

  export interface Store {
    readonly db: Level;
    /** What is known of each table, by name. */
    readonly tableDb: {
      createValueStream(options: object): Readable;
      del(name: string, callback: (error?: Error | null) => void): void;
    };
  }

  export function create(options: DynaliteOptions): Store;
}

declare module "dynalite/validations/index.js" {
  import type { Store } from "dynalite/db/index.js";

  /** What one operation takes: types and ranges by member, and what no table of them can say. */
  export interface Rules {
    readonly types: Readonly<Record<string, unknown>>;
    readonly custom?: (parameters: Parameters) => string | undefined;
  }

  /** A request's members whose types were checked. */
  export type Parameters = Readonly<Record<string, unknown>>;

  export function checkTypes(input: object, types: Rules["types"]): Parameters;
  export function checkValidations(
    parameters: Parameters,
    types: Rules["types"],
    custom: Rules["custom"],
    store: Store,
  ): void;
}

declare module "dynalite/validations/*" {
  import type { Rules } from "dynalite/validations/index.js";

  export const types: Rules["types"];
  export const custom: NonNullable<Rules["custom"]>;
}

declare module "dynalite/actions/*" {
  import type { Store } from "dynalite/db/index.js";
  import type { Parameters } from "dynalite/validations/index.js";

  function action(
    store: Store,
    parameters: Parameters,
    callback: (error: unknown, output?: object) => void,
  ): void;
  export = action;
}
