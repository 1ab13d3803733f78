import { kindOfRun, type RunTrack } from "./run/run-track.ts";
import { type Resources, ROLES } from "./story/setting.ts";

/** A run as the story must have it. */
interface ExpectedRun {
  readonly roleName: string;
  /** `plan`, `apply`, `restore` or `remediate`. */
  readonly run: string;
  readonly outcome: string;
  /** ARNs that it must name, among others maybe: what is in the way, or was left alone. */
  readonly names?: (resources: Resources) => readonly string[];
}

const EXPECTED: readonly ExpectedRun[] = [
  { roleName: ROLES.ivs, run: "apply", outcome: "deleted" },
  { roleName: ROLES.mediaTailor, run: "plan", outcome: "planned" },
  { roleName: ROLES.mediaTailor, run: "apply", outcome: "deleted" },
  { roleName: ROLES.mediaPackage, run: "apply", outcome: "deleted" },
  {
    roleName: ROLES.chimeVoice,
    run: "apply",
    outcome: "blocked",
    names: ({ sipApplication }) => [sipApplication],
  },
  { roleName: ROLES.chimeVoice, run: "apply", outcome: "deleted" },
  {
    roleName: ROLES.chimeMessaging,
    run: "apply",
    outcome: "blocked",
    names: ({ appInstances }) => appInstances,
  },
  { roleName: ROLES.chimeMessaging, run: "apply", outcome: "deleted" },
  { roleName: ROLES.resourceExplorer, run: "apply", outcome: "blocked", names: ({ index }) => [index] },
  {
    roleName: ROLES.mediaTailor,
    run: "restore",
    outcome: "partly-restored",
    names: ({ sport }) => [sport],
  },
  { roleName: ROLES.ivs, run: "remediate", outcome: "deleted" },
  { roleName: ROLES.ivs, run: "plan", outcome: "planned" },
  { roleName: ROLES.ivs, run: "apply", outcome: "deleted" },
  { roleName: ROLES.resourceExplorer, run: "remediate", outcome: "restored" },
];

/** Holds the runs of the story against what they must be; answers with one sentence for each difference. */
export function differencesOfRuns(
  runs: readonly RunTrack[],
  resources: Resources | undefined,
): readonly string[] {
  const found = runs.map((track) => ({
    roleName: track.roleName,
    run: kindOfRun(track),
    outcome: track.ending?.outcome ?? track.status,
  }));
  const describe = ({ roleName, run, outcome }: ExpectedRun) => `${roleName} (${run}) ${outcome}`;
  const expected = EXPECTED.map(describe).join(", ");
  const actual = found.map(describe).join(", ");
  return actual === expected
    ? [
        ...runs.flatMap((run, index) => unnamed(run, EXPECTED[index], resources)),
        ...unrestored(runs, resources),
      ]
    : [`The runs are: ${actual || "none"}. They must be: ${expected}.`];
}

function unnamed(
  { ending }: RunTrack,
  expected: ExpectedRun | undefined,
  resources: Resources | undefined,
): readonly string[] {
  const must = resources === undefined ? [] : (expected?.names?.(resources) ?? []);
  const named = ending?.blockers ?? [];
  return must
    .filter((arn) => !named.includes(arn))
    .map(
      (arn) =>
        `The run that ended ${expected?.outcome} for ${expected?.roleName} must name ${arn}; it names: ${named.join(", ") || "nothing"}.`,
    );
}

/** The restore finds each thing in another state. */
function unrestored(runs: readonly RunTrack[], resources: Resources | undefined): readonly string[] {
  if (resources === undefined) {
    return [];
  }
  const reports = runs.find(({ workflow }) => workflow === "restore")?.ending?.restored ?? [];
  const must = [
    ["restored", (arn: string) => arn.endsWith(`/${ROLES.mediaTailor}`)],
    ["restored", (arn: string) => arn === resources.films],
    ["changed-since", (arn: string) => arn === resources.sport],
    ["already-as-it-was", (arn: string) => arn === resources.replay],
  ] as const;
  return must.every(([kind, isIt]) => reports.some((report) => report.kind === kind && isIt(report.arn)))
    ? []
    : [
        `The restore must put back the role and one log, find one as it was and one changed; it says: ${reports.map(({ arn, kind }) => `${arn} ${kind}`).join(", ") || "nothing"}.`,
      ];
}
