/** What part of a list a caller asks for. */
export interface PageRequest {
  /** Most items wanted; the service may answer with fewer. */
  readonly limit: number;
  /** What the page before handed out; absent for the first page. */
  readonly token: string | undefined;
}

/** One page of a list. */
interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

/**
 * Cuts one page out of a list, in the order of its keys.
 *
 * A token names the last key that was shown, so that items which come or go between two pages make no
 * other item appear twice or never.
 *
 * @throws what `refuse` throws, when the token was not handed out by this function.
 */
export function cutPage<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { limit, token }: PageRequest,
  refuse: (detail: string) => never,
): Page<T> {
  const after = token === undefined ? undefined : readToken(token, refuse);
  const left = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const shown = left.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => item),
    ...(last === undefined || shown.length === left.length ? {} : { nextToken: writeToken(last.key) }),
  };
}

/** Marks the tokens as ours, so that a token of something else is told from a key. */
const TOKEN_MARK = "after:";

const writeToken = (key: string) => Buffer.from(`${TOKEN_MARK}${key}`).toString("base64url");

function readToken(token: string, refuse: (detail: string) => never): string {
  const text = Buffer.from(token, "base64url").toString();
  return text.startsWith(TOKEN_MARK)
    ? text.slice(TOKEN_MARK.length)
    : refuse("the pagination token is not valid");
}
