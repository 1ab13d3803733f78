import { allServices } from "../../../functions/services/services.ts";
import { HUB_REGION, servicesIn } from "../../cloud/regions.ts";
import { SANDBOX_ACCOUNT, type SandboxOptions } from "../sandbox-options.ts";
import type { ReadableEvent, RecordedEvent } from "./recorded-event.ts";

/** So long after the latest event the clock starts: events arrive late, and IAM shows by then what they speak of. */
const LATENESS_MILLISECONDS = 5 * 60_000;

/**
 * Where and when recorded events are replayed: in the account that most of them are of, in the Regions they are
 * from, and shortly after the latest of them, which is in no case after the present.
 */
export function settingOf(
  recorded: readonly RecordedEvent[],
  present: Date,
): Required<Pick<SandboxOptions, "account" | "regions" | "start">> {
  const events = recorded.filter((event): event is ReadableEvent => event.kind === "event");
  const envelopes = events.map(({ envelope }) => envelope);
  const accounts = envelopes.map(({ account }) => account).filter((account) => /^\d{12}$/.test(account));
  const regions = envelopes
    .map(({ region }) => region)
    .filter((region) => servicesIn([region], allServices).length > 0);
  const times = envelopes
    .map(({ time }) => Date.parse(time) + LATENESS_MILLISECONDS)
    .filter((time) => time <= present.getTime());
  return {
    account: mostFrequent(accounts) ?? SANDBOX_ACCOUNT,
    regions: [...new Set([HUB_REGION, ...regions])],
    start: times.length === 0 ? present : new Date(times.reduce((a, b) => Math.max(a, b))),
  };
}

/** The first of those that are there most often. */
function mostFrequent(texts: readonly string[]): string | undefined {
  const counted = Map.groupBy(texts, (text) => text);
  return [...counted].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
