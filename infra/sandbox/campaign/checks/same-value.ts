import { isDeepStrictEqual } from "node:util";

/** True if two values are the same as JSON; members that are not set do not count. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
