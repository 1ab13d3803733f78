/** A resource that keeps a service-linked role in use, in one Region. */
export interface RoleUsage {
  /** The service's own word for it, kebab-case, for example `recording-configuration`. */
  readonly kind: string;
  readonly arn: string;
  /** What the service's own calls take for it, where its ARN does not tell. */
  readonly id?: string;
  readonly region: string;
  /** What releasing it does, for a person who has to approve it, or has to do it: a verb phrase. */
  readonly release: string;
  /** True if only a person can release it: AWS's clean-up procedure does not say how, so rolecall never touches it. */
  readonly byHand?: true;
  /** Usages of a lower stage are released before those of a higher one; 0 is first. */
  readonly stage: number;
}

/** What one Region said when it was asked for usages: all of them, or why it could not be read. */
export type RegionReading =
  | {
      readonly kind: "read";
      readonly region: string;
      /** ISO 8601, taken before the first call. */
      readonly readAt: string;
      readonly usages: readonly RoleUsage[];
    }
  | {
      readonly kind: "unread";
      readonly region: string;
      readonly readAt: string;
      readonly reason: string;
      /** True if the next look may succeed: throttled, timed out, failed inside the service. */
      readonly retryable: boolean;
      /** What it said when it was read last, where it ever was: what was there may be there still, out of reach. */
      readonly lastRead?: LastRead;
    };

/** What a Region said when it was read last. */
export interface LastRead {
  /** ISO 8601. */
  readonly at: string;
  readonly inUse: boolean;
}

/** Brings two readings of one Region together: the later counts, and if it failed, it remembers what was read before it. */
export function laterReading(one: RegionReading, other: RegionReading): RegionReading {
  const later = one.readAt <= other.readAt ? other : one;
  if (later.kind === "read") {
    return later;
  }
  const [last] = [lastReadIn(one), lastReadIn(other)]
    .flatMap((read) => read ?? [])
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return last === undefined ? later : { ...later, lastRead: last };
}

function lastReadIn(reading: RegionReading): LastRead | undefined {
  return reading.kind === "read"
    ? { at: reading.readAt, inUse: reading.usages.length > 0 }
    : reading.lastRead;
}

/** A Region that could not be read, and why. */
export interface UnreadRegion {
  readonly region: string;
  readonly reason: string;
  readonly retryable: boolean;
}

/** Whether a role is used, as far as its service tells. */
export type Use =
  | {
      readonly kind: "in-use";
      readonly usages: readonly RoleUsage[];
      readonly unread: readonly UnreadRegion[];
    }
  | { readonly kind: "unused" }
  | { readonly kind: "unknown"; readonly unread: readonly UnreadRegion[] };

/**
 * Judges the readings of one pass.
 *
 * `unused` needs every expected Region to have been read; one that is missing from the readings counts
 * as unread, so that a forgotten Region can never look like an empty one. Neither can a service of which
 * no Region is known to be enabled.
 *
 * @param expected every enabled Region of the service
 */
export function judgeUse(expected: readonly string[], readings: readonly RegionReading[]): Use {
  const found = readings.flatMap((reading) => (reading.kind === "read" ? reading.usages : []));
  // A list that changes between two of its pages can show the same resource twice.
  const usages = [...new Map(found.map((usage) => [usage.arn, usage])).values()];
  const unread = unreadRegions(expected, readings);
  if (usages.length > 0) {
    return { kind: "in-use", usages, unread };
  }
  return unread.length > 0 ? { kind: "unknown", unread } : { kind: "unused" };
}

/** Lists the expected Regions that have no successful reading, each with its reason. */
export function unreadRegions(
  expected: readonly string[],
  readings: readonly RegionReading[],
): readonly UnreadRegion[] {
  if (expected.length === 0) {
    return [{ region: "all", reason: "no enabled Region of the service was found", retryable: false }];
  }
  return expected.flatMap((region) => {
    const ofRegion = readings.filter((reading) => reading.region === region);
    if (ofRegion.some(({ kind }) => kind === "read")) {
      return [];
    }
    const failure = ofRegion.find((reading) => reading.kind === "unread");
    return failure?.kind === "unread"
      ? [{ region, reason: failure.reason, retryable: failure.retryable }]
      : [{ region, reason: "it was not read", retryable: true }];
  });
}
