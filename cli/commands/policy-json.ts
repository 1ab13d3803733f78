import { safeJson } from "../output/json-lines.ts";
import type { Session } from "../session/session.ts";

/** Writes one thing as JSON, if that was asked for; answers whether it was. */
export function writeJson({ options, surroundings }: Session, value: unknown): boolean {
  if (options.output !== "json" && options.output !== "jsonl") {
    return false;
  }
  surroundings.out(`${safeJson(value, options.output === "json" ? 2 : undefined)}\n`);
  return true;
}
