import { once } from "node:events";
import { join } from "node:path";
import dynalite from "dynalite";
import { claimDirectory } from "./claim-directory.ts";

/** A DynamoDB that runs in this process. */
export interface TableServer {
  /** For example `http://127.0.0.1:40123`; any credentials do. */
  readonly endpoint: string;
  /** Ends all connections and closes the files. */
  stop(): Promise<void>;
}

/** Where tables live. */
export interface TableOptions {
  /** Directory of the database files, which outlive a killed process; in memory if absent. */
  readonly directory?: string | undefined;
}

/**
 * Starts dynalite on a free port of the loopback interface. Tables are created through the DynamoDB API and take
 * items a few turns of the event loop later (see `untilActive`). It knows neither transactions, streams, PartiQL nor `UpdateTimeToLive`, and ignores
 * `ReturnValuesOnConditionCheckFailure`: a table's time to live is accepted nowhere, and items never expire.
 *
 * @throws {DirectoryInUseError} if the files are in use by another server.
 */
export async function startTable({ directory }: TableOptions = {}): Promise<TableServer> {
  const release = directory === undefined ? () => undefined : claimDirectory(directory);
  const server = dynalite({
    ...(directory === undefined ? {} : { path: join(directory, "tables") }),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new TypeError(`dynalite listens on ${address}, which is no port`);
  }
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          release();
          return error instanceof Error ? reject(error) : resolve();
        });
        server.closeAllConnections();
      }),
  };
}
