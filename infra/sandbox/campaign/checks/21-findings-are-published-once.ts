import * as v from "valibot";
import type { Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";

const Finding = v.looseObject({
  subject: v.string(),
  kind: v.string(),
  version: v.number(),
  unpublished: v.optional(v.string()),
});

const Told = v.looseObject({
  id: v.string(),
  occurrence: v.number(),
  roleName: v.string(),
  kind: v.string(),
});

/** A change of a finding, as the bus told it. */
interface Change {
  readonly what: string;
  readonly version: number;
  readonly occurrence: number;
}

/**
 * Each change of a finding is published once, and in order; where calls were made to fail, the last one at least.
 * Versions and occurrences grow by one.
 */
export const findingsArePublishedOnce: Check = (trace) =>
  trace.items
    .filter(({ sk }) => sk.startsWith("finding#"))
    .map((item) => v.parse(Finding, item))
    .flatMap(({ subject, kind, version, unpublished }) => {
      const told = changesOf(trace, subject, kind);
      return faultsOf(trace, told, version, unpublished).map(
        (fault) => `The finding ${kind} of ${subject} ${fault}`,
      );
    });

function changesOf({ published }: Trace, subject: string, kind: string): readonly Change[] {
  return published
    .filter(({ what }) => /^Finding (Opened|Updated|Closed)$/.test(what))
    .map(({ what, detail }) => ({ what, ...v.parse(Told, detail) }))
    .filter((change) => change.roleName === subject && change.kind === kind)
    .map(({ what, id, occurrence }) => ({ what, occurrence, version: Number(id.split("-").at(-1)) }))
    .toSorted((a, b) => a.version - b.version);
}

function faultsOf(
  { acts }: Trace,
  told: readonly Change[],
  version: number,
  unpublished: string | undefined,
): readonly string[] {
  const isDisturbed = acts.some(({ move }) => move.kind === "faults");
  const versions = told.map((change) => change.version);
  const expected = Array.from({ length: version }, (_, place) => place + 1);
  const isExact = versions.join() === expected.join();
  return [
    ...(isDisturbed || isExact
      ? []
      : [`has version ${version}, and was published as ${versions.join(", ") || "nothing"}`]),
    ...(versions.includes(version) ? [] : ["was never published as it is"]),
    ...(unpublished === undefined || isDisturbed ? [] : ["is still to be published"]),
    ...(isExact ? told.flatMap((change, place) => misstepOf(told[place - 1], change)) : []),
  ];
}

/** Says what is wrong about a change after the one before. */
function misstepOf(before: Change | undefined, { what, occurrence, version }: Change): readonly string[] {
  const from = before?.what ?? "Finding Closed";
  const isOpened = what === "Finding Opened";
  const grown = occurrence - (before?.occurrence ?? 0);
  const isStep = isOpened ? grown === 1 : grown === 0 && from !== "Finding Closed";
  return isStep ? [] : [`went from ${from} to ${what} with occurrence ${occurrence} at version ${version}`];
}
