import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { HttpHandler, HttpRequest } from "@smithy/core/protocols";
import type { Level, Store } from "dynalite/db/index.js";
import * as v from "valibot";
import { nameFileError, nameLoadError } from "./table-file-errors.ts";

/** A DynamoDB in this process, on files of its own. */
export interface TableFile {
  /** What an SDK client sends its requests to instead of the network. */
  readonly requestHandler: HttpHandler;
  /** Waits for the calls that are under way and closes the files; later calls fail. */
  close(): Promise<void>;
}

/** Where a table is kept. */
export interface TableFileOptions {
  /** Directory of the database files, which outlive a killed process and a power failure; in memory if absent. */
  readonly directory?: string | undefined;
  /**
   * Answers, by an item's JSON text as DynamoDB spells it, whether its write has to outlive a power failure before it is
   * answered: forcing it to disk takes about a millisecond. A killed process loses nothing either way. Default: each has to.
   */
  readonly outlivesPowerFailure?: (item: string) => boolean;
}

/**
 * Opens the tables of one directory, which is made if need be and is the owner's alone. Nothing listens on any port: what
 * is in the tables is what will be changed in an account, and a port of the machine is open to all its users.
 *
 * Answers what the inventory and its set-up ask for: CreateTable, DescribeTable, GetItem, PutItem, Query and UpdateItem. A
 * write is on the disk before it is answered, unless it is said that it need not be.
 *
 * @throws {TableFileInUseError} while another process has them open.
 * @throws {TableFileDamagedError} if LevelDB cannot read its own files.
 * @throws {TableFileUnsupportedError} if there is no LevelDB for this machine.
 */
export async function openTableFile({
  directory,
  outlivesPowerFailure = () => true,
}: TableFileOptions = {}): Promise<TableFile> {
  // Native code is loaded with it.
  const { answer, create } = await import("./operations.ts").catch((error: unknown) => {
    throw nameLoadError(error);
  });
  const path = directory === undefined ? undefined : await ownDirectory(directory);
  const store = create({ ...(path === undefined ? {} : { path }), createTableMs: 0 });
  const named = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw nameFileError(error, directory ?? "memory");
    }
  };
  writeThrough(store.db, outlivesPowerFailure);
  try {
    await named(store.db.open());
    await named(forgetUnfinished(store));
  } catch (error) {
    await store.db.close();
    throw error;
  }
  const respond = async ({ headers, body }: HttpRequest) => {
    const [, operationName = ""] = (headers["x-amz-target"] ?? "").split(".");
    const { statusCode, body: output } = await answer(store, operationName, JSON.parse(textOf(body)));
    return {
      statusCode,
      headers: { "content-type": "application/x-amz-json-1.0" },
      body: Buffer.from(JSON.stringify(output)),
    };
  };
  const underWay = new Set<Promise<unknown>>();
  return {
    requestHandler: {
      async handle(request) {
        const call = named(respond(request));
        underWay.add(call);
        try {
          return { response: await call };
        } finally {
          underWay.delete(call);
        }
      },
      // There is no connection to set anything of.
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
      // A client that is destroyed may not be the only one.
      destroy: () => undefined,
    },
    async close() {
      await Promise.allSettled(underWay);
      await store.db.close();
    },
  };
}

async function ownDirectory(directory: string): Promise<string> {
  const path = join(directory, "tables");
  await mkdir(path, { recursive: true, mode: 0o700 });
  // The directory may have been there before, open to others. This fails if it is not ours.
  await chmod(path, 0o700);
  return path;
}

/** By itself LevelDB leaves it to the system when to write: what was answered last is then lost when power fails. */
function writeThrough(db: Level, has: (item: string) => boolean): void {
  const put = db._put.bind(db);
  db._put = (key, value, options) => put(key, value, { ...options, sync: has(value) });
}

const Description = v.looseObject({ TableName: v.string(), TableStatus: v.string() });

/** A table is created in two writes. Where there was only the first one, the table never took an item. */
async function forgetUnfinished({ tableDb }: Store): Promise<void> {
  for await (const value of tableDb.createValueStream({})) {
    const { TableName, TableStatus } = v.parse(Description, value);
    if (TableStatus === "CREATING") {
      await new Promise<void>((resolve, reject) => {
        tableDb.del(TableName, (error) => (error ? reject(error) : resolve()));
      });
    }
  }
}

/** The SDK writes bytes; a string, which it still takes for them, makes it warn. */
function textOf(body: string | Uint8Array): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
