import type { RoleRecord } from "../../../functions/core/record.ts";
import { type DriftEnding, differencesOfDrift } from "./expected-drift.ts";
import { differencesOfRuns } from "./expected-runs.ts";
import { type Resources, ROLES } from "./story/setting.ts";

/** How the sandbox looks once the story is over. */
export interface Ending extends DriftEnding {
  /** Names of the service-linked roles that IAM shows. */
  readonly rolesInIam: readonly string[];
  readonly records: readonly RoleRecord[];
  /** Failed attempts of functions. */
  readonly functionErrors: readonly { readonly errorType: string; readonly errorMessage: string }[];
  /** Messages in dead-letter queues, and events that not even those took. */
  readonly deadLetters: number;
  /** How many passwords and user names of encoders are in what was told; they are secrets. */
  readonly secretsTold: number;
  /** Tokens with which waiting runs can be woken: how many there were, and how many are in what was told. */
  readonly tokens: { readonly issued: number; readonly told: number };
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

/** What a function must have failed with: a live channel, of which the workflow then waits for the end. */
const EXPECTED_ERROR = "ResourceBusyError";

/** What functions may fail with, too: IAM takes its time to delete the role that somebody deletes. Lambda tries again. */
const ALLOWED_ERROR = "NotYetSettledError";

/** The run that mends the forbidden role waits for an approval, the grace period and the window. */
const FEWEST_TOKENS = 3;

/** Holds the end of the story against what it must be; answers with one sentence for each difference. */
export function differences(ending: Ending): readonly string[] {
  return [
    ...differencesOfRuns(ending.runs, ending.resources),
    ...differencesOfRoles(ending),
    ...differencesOfDrift(ending),
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

function differencesOfFailures({
  functionErrors,
  deadLetters,
  secretsTold,
  tokens,
}: Ending): readonly string[] {
  const unexplained = functionErrors.filter(
    ({ errorType }) => errorType !== EXPECTED_ERROR && errorType !== ALLOWED_ERROR,
  );
  return [
    ...unexplained.map(
      ({ errorType, errorMessage }) => `A function failed with ${errorType}: ${errorMessage}`,
    ),
    ...(functionErrors.some(({ errorType }) => errorType === EXPECTED_ERROR)
      ? []
      : ["No release has met the live channel; the run must have waited for it."]),
    ...(deadLetters === 0 ? [] : [`${deadLetters} events could not be handled; there must be none.`]),
    ...(secretsTold === 0 ? [] : [`Secrets of encoders were told: ${secretsTold}; there must be none.`]),
    ...(tokens.issued >= FEWEST_TOKENS && tokens.told === 0
      ? []
      : [
          `Of ${tokens.issued} tokens of waiting runs ${tokens.told} were told; there must be ${FEWEST_TOKENS} at least, and none told.`,
        ]),
  ];
}
