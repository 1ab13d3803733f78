import type { RoleRecord } from "../../../functions/core/record.ts";
import type { RunTrack } from "./run/run-track.ts";
import { ROLES } from "./story/setting.ts";

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
  /** ARN of the resource that keeps the third role in use. */
  readonly indexArn: string | undefined;
}

interface ExpectedRun {
  readonly roleName: string;
  readonly mode: RunTrack["mode"];
  readonly outcome: string;
}

const EXPECTED_RUNS: readonly ExpectedRun[] = [
  { roleName: ROLES.mediaTailor, mode: "apply", outcome: "deleted" },
  { roleName: ROLES.ivs, mode: "plan", outcome: "planned" },
  { roleName: ROLES.ivs, mode: "apply", outcome: "deleted" },
  { roleName: ROLES.resourceExplorer, mode: "apply", outcome: "blocked" },
];

const EXPECTED_STATUS = [
  [ROLES.mediaTailor, "gone"],
  [ROLES.ivs, "gone"],
  [ROLES.resourceExplorer, "unobserved"],
] as const;

/** What the story's functions may fail with: a live channel, of which the workflow then waits for the end. */
const EXPECTED_ERROR = "ResourceBusyError";

/** Holds the end of the story against what it must be; answers with one sentence for each difference. */
export function differences(ending: Ending): readonly string[] {
  return [...differencesOfRuns(ending), ...differencesOfRoles(ending), ...differencesOfFailures(ending)];
}

function differencesOfRuns({ runs, indexArn }: Ending): readonly string[] {
  const found = runs.map(({ roleName, mode, ending, status }) => ({
    roleName,
    mode,
    outcome: ending?.outcome ?? status,
  }));
  const describe = ({ roleName, mode, outcome }: ExpectedRun) => `${roleName} (${mode}) ${outcome}`;
  const expected = EXPECTED_RUNS.map(describe).join(", ");
  const actual = found.map(describe).join(", ");
  const blockers = runs.find(({ ending }) => ending?.outcome === "blocked")?.ending?.blockers ?? [];
  return [
    ...(actual === expected ? [] : [`The runs are: ${actual || "none"}. They must be: ${expected}.`]),
    ...(indexArn !== undefined && blockers.includes(indexArn)
      ? []
      : [
          `The blocked run must name the index ${indexArn ?? "(none was made)"}; it names: ${blockers.join(", ") || "nothing"}.`,
        ]),
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

function differencesOfFailures({ functionErrors, deadLetters }: Ending): readonly string[] {
  const unexplained = functionErrors.filter(({ errorType }) => errorType !== EXPECTED_ERROR);
  return [
    ...unexplained.map(
      ({ errorType, errorMessage }) => `A function failed with ${errorType}: ${errorMessage}`,
    ),
    ...(functionErrors.length > unexplained.length
      ? []
      : ["No release has met the live channel; the run must have waited for it."]),
    ...(deadLetters === 0 ? [] : [`${deadLetters} events could not be handled; there must be none.`]),
  ];
}
