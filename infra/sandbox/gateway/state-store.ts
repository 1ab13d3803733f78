import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Plain JSON of every fake service, one store for each service, account and Region. */
export interface StateStore {
  state<T>(service: string, account: string, region: string, initial: () => T): T;
  /** Writes what has changed since the last time; does nothing without a directory. */
  save(): void;
}

/** A file's content with the store it belongs to, so that no name has to be taken apart. */
interface StoredFile {
  readonly key: string;
  readonly value: unknown;
}

const fileName = (key: string) => `${key.replaceAll("/", "~")}.json`;

/**
 * Keeps the stores, in memory alone or in one file for each of them in a directory. A file is replaced as a
 * whole by renaming, so that a crash leaves the old content or the new one.
 *
 * @throws {SyntaxError} if a file of the directory is not JSON.
 */
export function createStateStore(directory?: string): StateStore {
  const stores = new Map<string, unknown>();
  const written = new Map<string, string>();

  if (directory !== undefined) {
    mkdirSync(directory, { recursive: true });
    for (const name of readdirSync(directory).filter((entry) => entry.endsWith(".json"))) {
      const text = readFileSync(join(directory, name), "utf8");
      const { key, value }: StoredFile = JSON.parse(text);
      stores.set(key, value);
      written.set(key, text);
    }
  }

  return {
    state<T>(service: string, account: string, region: string, initial: () => T): T {
      const key = `${service}/${account}/${region}`;
      if (!stores.has(key)) {
        stores.set(key, initial());
      }
      // The only writer of a store is the service that named its type: what comes back is what it put in.
      return stores.get(key) as T;
    },

    save() {
      if (directory === undefined) {
        return;
      }
      for (const [key, value] of stores) {
        const text = JSON.stringify({ key, value } satisfies StoredFile);
        if (written.get(key) !== text) {
          const path = join(directory, fileName(key));
          writeFileSync(`${path}.new`, text);
          renameSync(`${path}.new`, path);
          written.set(key, text);
        }
      }
    },
  };
}
