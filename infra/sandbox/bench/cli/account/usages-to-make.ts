import { allServices } from "../../../../../functions/services/services.ts";

/** What is made so that roles are in use; the one with a channel counts twice, since both have to be released. */
export const USAGE_KINDS = [
  { kind: "app-instance", service: "chime-messaging", usages: 1 },
  { kind: "voice-connector", service: "chime-voice", usages: 1 },
  { kind: "recorded-channel", service: "ivs", usages: 2 },
  { kind: "live-channel", service: "mediapackage", usages: 1 },
  { kind: "packaging-group", service: "mediapackage", usages: 1 },
  { kind: "playback-configuration", service: "mediatailor", usages: 1 },
  { kind: "assembly-channel", service: "mediatailor", usages: 1 },
] as const;

/** A resource to be made in use. */
export interface UsageToMake {
  readonly kind: (typeof USAGE_KINDS)[number]["kind"];
  readonly region: string;
  readonly name: string;
}

/** So many of each kind, evenly over those of the Regions that its service has. */
export function usagesToMake(ofEachKind: number, regions: readonly string[]): readonly UsageToMake[] {
  return USAGE_KINDS.flatMap(({ kind, service }) => {
    const offered = regions.filter((region) =>
      allServices.some(({ key, regions: known }) => key === service && known.includes(region)),
    );
    return Array.from({ length: offered.length === 0 ? 0 : ofEachKind }, (_, index) => ({
      kind,
      region: offered[index % offered.length] ?? "",
      name: `bench-${kind}-${index}`,
    }));
  });
}

/** How many usages that comes to. */
export function countUsages(ofEachKind: number): number {
  return USAGE_KINDS.reduce((sum, { usages }) => sum + usages * ofEachKind, 0);
}
