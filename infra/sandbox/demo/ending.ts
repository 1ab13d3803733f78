import type { RoleRecord } from "../../../functions/core/record.ts";
import { differencesOfRuns } from "./expected-runs.ts";
import type { RunTrack } from "./run/run-track.ts";
import { type Resources, ROLES } from "./story/setting.ts";

/** How the sandbox looks once the story is over. */
export interface Ending {
  /** Names of the service-linked roles that IAM shows. */
  readonly rolesInIam: readonly string[];
  readonly records: readonly RoleRecord[];
  readonly runs: readonly RunTrack[];
  /** Failed attempts of functions. */
  readonly functionErrors: readonly { readonly errorType: string; readonly errorMessage: string }[];
  /** Messages in dead-letter queues, and events that not even those took. */
  readonly deadLetters: number;
  /** How many passwords and user names of encoders are in what was told; they are secrets. */
  readonly secretsTold: number;
  /** What the story was about; absent if it stopped before it had made them. */
  readonly resources: Resources | undefined;
}

const EXPECTED_STATUS = [
  [ROLES.ivs, "gone"],
  [ROLES.mediaTailor, "in-use"],
  [ROLES.mediaPackage, "gone"],
  [ROLES.chimeVoice, "gone"],
  [ROLES.chimeMessaging, "gone"],
  [ROLES.resourceExplorer, "unobserved"],
] as const;

/** What the story's functions may fail with: a live channel, of which the workflow then waits for the end. */
const EXPECTED_ERROR = "ResourceBusyError";

/** Holds the end of the story against what it must be; answers with one sentence for each difference. */
export function differences(ending: Ending): readonly string[] {
  return [
    ...differencesOfRuns(ending.runs, ending.resources),
    ...differencesOfRoles(ending),
    ...differencesOfFailures(ending),
  ];
}

function differencesOfRoles({ rolesInIam, records }: Ending): readonly string[] {
  return EXPECTED_STATUS.flatMap(([roleName, expected]) => {
    const isThere = rolesInIam.includes(roleName);
    const mustBeThere = expected !== "gone";
    const status = records.find(({ role }) => role.roleName === roleName)?.status ?? "not recorded";
    return [
      ...(isThere === mustBeThere
        ? []
        : [
            `IAM ${isThere ? "still shows" : "does not show"} ${roleName}; it must ${mustBeThere ? "" : "not "}be there.`,
          ]),
      ...(status === expected ? [] : [`The inventory calls ${roleName} ${status}; it must be ${expected}.`]),
    ];
  });
}

function differencesOfFailures({ functionErrors, deadLetters, secretsTold }: Ending): readonly string[] {
  const unexplained = functionErrors.filter(({ errorType }) => errorType !== EXPECTED_ERROR);
  return [
    ...unexplained.map(
      ({ errorType, errorMessage }) => `A function failed with ${errorType}: ${errorMessage}`,
    ),
    ...(functionErrors.length > unexplained.length
      ? []
      : ["No release has met the live channel; the run must have waited for it."]),
    ...(deadLetters === 0 ? [] : [`${deadLetters} events could not be handled; there must be none.`]),
    ...(secretsTold === 0 ? [] : [`Secrets of encoders were told: ${secretsTold}; there must be none.`]),
  ];
}
