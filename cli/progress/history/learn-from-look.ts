import type { LookTally } from "./tally.ts";

/** What one Region said. */
type Reading =
  | {
      readonly kind: "read";
      readonly region: string;
      readonly usages: readonly { readonly arn: string }[];
    }
  | { readonly kind: "unread"; readonly region: string };

/** What a look has come to once some more Regions have answered. */
export function learnFromLook(look: LookTally, readings: readonly Reading[]): LookTally {
  const read = readings.filter((reading) => reading.kind === "read");
  const unread = readings.filter(({ kind }) => kind === "unread").map(({ region }) => region);
  const found = read.flatMap(({ usages }) => usages.map(({ arn }) => arn));
  return withUnread(
    {
      ...look,
      read: new Set([...look.read, ...read.map(({ region }) => region)]),
      ...(read.length === 0 ? {} : { usages: new Set([...(look.usages ?? []), ...found]) }),
    },
    unread,
  );
}

/** What a look has come to once these Regions could not be read. */
export function withUnread(look: LookTally, regions: readonly string[]): LookTally {
  return { ...look, unread: new Set([...look.unread, ...regions]) };
}

/** The Regions that could not be read: those that said so, and, once a look is over, those that said nothing. */
export function unreadIn(
  { isOver, read, unread }: LookTally,
  expected: readonly string[],
): readonly string[] {
  return expected.filter((region) => !read.has(region) && (isOver || unread.has(region)));
}
