import { isRecord } from "../states/json.ts";

/** Bare words that recordings put in place of instants, which differ each time. */
const INSTANT = /^([a-z]+[-_])*(date|datetime|time|timestamp)$/;
const LOOKS_LIKE_INSTANT = /^\d{4}-\d\d-\d\d|^\d{10,13}(\.\d+)?$/;

/** Bare words in place of names and ids. */
const NAME = /^(uuid|([a-z]+[-_])+(id|name|arn|uuid|token))$/;

/** Marks such as `<uuid:1>` or `<region>`, and the account that recordings put in place of the real one. */
const MARK = /<[A-Za-z][\w-]*(?::\d+)?>|\b1{12}\b/;

/**
 * True if a value agrees with a recorded one. A string of the recording that is a placeholder agrees with any value of
 * its kind.
 */
export function agrees(actual: unknown, recorded: unknown): boolean {
  if (typeof recorded === "string") {
    return actual === recorded || agreesWithPlaceholder(actual, recorded);
  }
  if (Array.isArray(recorded)) {
    return (
      Array.isArray(actual) &&
      actual.length === recorded.length &&
      recorded.every((item, index) => agrees(actual[index], item))
    );
  }
  if (isRecord(recorded)) {
    return (
      isRecord(actual) &&
      Object.keys(actual).length === Object.keys(recorded).length &&
      Object.entries(recorded).every(([name, value]) => name in actual && agrees(actual[name], value))
    );
  }
  return actual === recorded;
}

function agreesWithPlaceholder(actual: unknown, recorded: string): boolean {
  const text = typeof actual === "number" ? String(actual) : actual;
  if (typeof text !== "string" || text === "") {
    return false;
  }
  if (INSTANT.test(recorded)) {
    return LOOKS_LIKE_INSTANT.test(text);
  }
  if (NAME.test(recorded)) {
    return true;
  }
  const parts = recorded.split(new RegExp(MARK, "g"));
  return parts.length > 1 && new RegExp(`^${parts.map(RegExp.escape).join("[\\s\\S]+")}$`).test(text);
}
