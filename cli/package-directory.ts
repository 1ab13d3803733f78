import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let found: string | undefined;

/**
 * The folder that holds rolecall's own package.json, with state machines and templates beside it: the same from the
 * sources and from the published package.
 */
export function packageDirectory(): string {
  found ??= search(dirname(fileURLToPath(import.meta.url)));
  return found;
}

/** rolecall's own version. */
export function packageVersion(): string {
  const { version }: { readonly version?: unknown } = JSON.parse(
    readFileSync(join(packageDirectory(), "package.json"), "utf8"),
  );
  return String(version);
}

function search(directory: string): string {
  if (existsSync(join(directory, "package.json")) && existsSync(join(directory, "statemachines"))) {
    return directory;
  }
  const above = dirname(directory);
  if (above === directory) {
    throw new Error(
      `rolecall's own files are not where they belong, above ${import.meta.url}; install it anew`,
    );
  }
  return search(above);
}
