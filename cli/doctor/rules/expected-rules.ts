import { ROLE_EVENTS } from "../../../functions/core/hint.ts";
import type { ServiceDescriptor } from "../../../functions/services/port.ts";
import { INTAKE_BUS, OWN_BUS } from "../stack-names.ts";

/** Something that a rule has to listen for. */
export interface ExpectedRule {
  /** For a person, for example `calls that change roles`. */
  readonly what: string;
  readonly region: string;
  readonly bus: string;
  /** `undefined`: a rule that runs by a schedule. */
  readonly pattern:
    | { readonly source: string; readonly eventNames: readonly string[] }
    | { readonly source: string; readonly detailType: string }
    | undefined;
}

const DEFAULT_BUS = "default";

/** What the hub has to listen for, whatever Regions are listened to beside its own. */
export function expectedOfHub(
  services: readonly ServiceDescriptor[],
  hubRegion: string,
): readonly ExpectedRule[] {
  const at = (bus: string) => ({ region: hubRegion, bus });
  return [
    {
      what: "calls that change roles",
      ...at(DEFAULT_BUS),
      pattern: { source: "aws.iam", eventNames: ROLE_EVENTS },
    },
    {
      what: "runs that broke",
      ...at(DEFAULT_BUS),
      pattern: { source: "aws.states", detailType: "Step Functions Execution Status Change" },
    },
    { what: "the time of the sweep", ...at(DEFAULT_BUS), pattern: undefined },
    ...["Policy Changed", "Record Changed"].map((detailType) => ({
      what: `its own "${detailType}"`,
      ...at(OWN_BUS),
      pattern: { source: "rolecall", detailType },
    })),
    ...usageRules(services, hubRegion, hubRegion, DEFAULT_BUS),
  ];
}

/** What has to be heard of another Region: there, and where its forwarder sends it. */
export function expectedOfRegion(
  services: readonly ServiceDescriptor[],
  region: string,
  hubRegion: string,
): readonly ExpectedRule[] {
  return [
    ...usageRules(services, region, region, DEFAULT_BUS),
    ...usageRules(services, region, hubRegion, INTAKE_BUS),
  ];
}

/** @param heardIn where the rule stands that hears calls of `calledIn` */
function usageRules(
  services: readonly ServiceDescriptor[],
  calledIn: string,
  heardIn: string,
  bus: string,
): readonly ExpectedRule[] {
  return services
    .filter(({ regions }) => regions.includes(calledIn))
    .flatMap(({ calls, key }) =>
      calls.map(({ eventNames, source }) => ({
        what: `calls of ${source} that change usages of ${key}`,
        region: heardIn,
        bus,
        pattern: { source, eventNames },
      })),
    );
}
