/** Who did what is told: somebody in the account, such as an owner of resources, an AWS service, or rolecall. */
export type Speaker = "owner" | "service" | "rolecall";

/** How a happening is shown: as news, as something good, as a wait, or as something that stands in the way. */
export type Tone = "plain" | "good" | "waiting" | "bad";

/**
 * Kinds of happenings in the order of cause and effect: virtual time stands still while anybody works, so that many
 * things happen at the same instant.
 */
const CAUSES_FIRST = [
  "owner-acts",
  "service-acts",
  "recorded",
  "unused",
  "finding-opened",
  "run-started",
  "claimed",
  "planned",
  "refusal",
  "answered",
  "released",
  "restored",
  "submitted",
  "waits",
  "ended",
  "asked",
  "holds",
  "finding-closed",
  "mended",
] as const;

/** What kind of thing happened. */
export type HappeningKind = (typeof CAUSES_FIRST)[number];

/** What somebody wrote, or is sent, as they read it. */
export interface Document {
  /** Of the file, or the subject of the message. */
  readonly name: string;
  readonly text: string;
}

/** One thing that happened in the story, told in one sentence. */
export interface Happening {
  readonly at: Date;
  readonly kind: HappeningKind;
  /** Place among happenings of the same instant and kind, where it is known. */
  readonly place?: number;
  readonly speaker: Speaker;
  readonly tone: Tone;
  readonly text: string;
  /** What the sentence is about, one thing each. */
  readonly details: readonly string[];
  /** Shown below, line by line. */
  readonly document?: Document;
  /** Happenings in a row with the same text here are tries of the same thing. */
  readonly repeats?: string;
}

/** Happenings in a row that are tries of the same thing; most stand alone. */
export interface HappeningGroup {
  /** The latest. */
  readonly latest: Happening;
  readonly firstAt: Date;
  readonly count: number;
}

/** Sorts happenings by time, and those of the same instant by cause and effect. */
export function inOrder(happenings: readonly Happening[]): readonly Happening[] {
  return happenings.toSorted(
    (a, b) =>
      a.at.getTime() - b.at.getTime() ||
      CAUSES_FIRST.indexOf(a.kind) - CAUSES_FIRST.indexOf(b.kind) ||
      (a.place ?? 0) - (b.place ?? 0),
  );
}

/** Adds a happening to the last group, if it is one more try of the same thing, or begins a group. */
export function addToGroups(
  groups: readonly HappeningGroup[],
  happening: Happening,
): readonly HappeningGroup[] {
  const last = groups.at(-1);
  if (last !== undefined && isTryOf(last, happening)) {
    return [...groups.slice(0, -1), { latest: happening, firstAt: last.firstAt, count: last.count + 1 }];
  }
  return [...groups, { latest: happening, firstAt: happening.at, count: 1 }];
}

/** True if a happening is one more try of what the group tells. */
export function isTryOf({ latest }: HappeningGroup, { repeats }: Happening): boolean {
  return repeats !== undefined && latest.repeats === repeats;
}

/** How often the thing of a group was tried, and since when; empty if only once. */
export function triesInWords({ count, firstAt }: HappeningGroup): string {
  return count === 1 ? "" : `${count} times since ${clockTime(firstAt)}`;
}

/** Time of day of an instant, in UTC, for example `09:00:20`. */
export function clockTime(instant: Date): string {
  return instant.toISOString().slice(11, 19);
}
