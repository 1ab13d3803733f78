import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A Lambda handler, before anything is known of it. */
export type Handler = (event: unknown, context: unknown) => unknown;

const ENDINGS = [".mjs", ".js", ".cjs"];

/** A handler that is not where its name says; the name is Lambda's. */
class HandlerNotFoundError extends Error {
  override readonly name = "Runtime.HandlerNotFound";
}

/** A handler file that is not there; the name is Lambda's. */
class ImportModuleError extends Error {
  override readonly name = "Runtime.ImportModuleError";
}

/**
 * Loads `index.handler` from `index.mjs`, `.js` or `.cjs` of a directory.
 *
 * @throws whatever the module throws while it loads, unchanged.
 */
export async function loadHandler(directory: string, handler: string): Promise<Handler> {
  const dot = handler.lastIndexOf(".");
  const file = join(directory, handler.slice(0, dot));
  const ending = ENDINGS.find((candidate) => existsSync(file + candidate));
  if (dot < 1 || ending === undefined) {
    throw new ImportModuleError(`Error: Cannot find module '${handler.slice(0, dot)}' in ${directory}`);
  }
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(file + ending).href);
  const exported = module[handler.slice(dot + 1)];
  if (typeof exported !== "function") {
    throw new HandlerNotFoundError(`${handler} is undefined or not exported`);
  }
  return (event, context): unknown => exported(event, context);
}
