import type { Session } from "../session/session.ts";
import { writeRows } from "./write-rows.ts";

/** Writes one thing as JSON, if that was asked for; answers whether it was. As with every command, JSON is a list. */
export function writeJson(session: Session, value: unknown): boolean {
  const isAsked = session.options.output === "json" || session.options.output === "jsonl";
  if (isAsked) {
    writeRows(session, [value], [], (row) => row);
  }
  return isAsked;
}
