import type { Finding, FindingKind } from "../../../functions/core/drift/finding.ts";
import type { Remediation } from "../../../functions/core/drift/remediation.ts";
import type { RunTrack } from "./run/run-track.ts";
import { GRACE_MINUTES, WANTED, WINDOW_HOUR } from "./story/policy.ts";
import { ROLES } from "./story/setting.ts";
import { madeBy } from "./watch/tell-finding.ts";
import { resourceName, spanInWords } from "./words.ts";

/** What the second part of the story leaves behind. */
export interface DriftEnding {
  readonly runs: readonly RunTrack[];
  readonly findings: readonly Finding[];
  readonly remediations: readonly Remediation[];
  /** Messages on rolecall's topic, and how many of them were shown. */
  readonly messages: { readonly sent: number; readonly shown: number };
  /** How IAM describes and tags the role that the policy requires; absent if there is none. */
  readonly requiredRole:
    | { readonly description: string; readonly tags: Readonly<Record<string, string>> }
    | undefined;
}

/** Holds what became of the policy's findings against what it must be; answers with one sentence for each difference. */
export function differencesOfDrift(ending: DriftEnding): readonly string[] {
  return [
    ...differencesOfFindings(ending.findings),
    ...differencesOfOrigin(ending.findings),
    ...differencesOfApproval(ending),
    ...differencesOfWaits(ending),
    ...differencesOfRequired(ending.requiredRole),
  ];
}

const EXPECTED_FINDINGS: readonly (readonly [roleName: string, kind: FindingKind])[] = [
  [ROLES.ivs, "unexpected"],
  [ROLES.resourceExplorer, "missing"],
];

function differencesOfFindings(findings: readonly Finding[]): readonly string[] {
  return EXPECTED_FINDINGS.flatMap(([roleName, kind]) => {
    const finding = findings.find((each) => each.subject === roleName && each.kind === kind);
    return finding?.status === "closed"
      ? []
      : [`The finding ${kind} of ${roleName} is ${finding?.status ?? "not there"}; it must be closed.`];
  });
}

/** Whoever is asked has to know who made the role, and by which call. */
function differencesOfOrigin(findings: readonly Finding[]): readonly string[] {
  const finding = findings.find(({ subject, kind }) => subject === ROLES.ivs && kind === "unexpected");
  const told = madeBy(finding?.evidence.origin) ?? "";
  return /^Made by dora \(developers\) through Interactive Video Service at \S+ \(CreateServiceLinkedRole\)\.$/.test(
    told,
  )
    ? []
    : [`Of the forbidden role is told: ${told || "nothing"}; it must be that dora made it through IVS.`];
}

/** Somebody was asked, somebody else than who wanted it approved, and the grace period and the window were kept. */
function differencesOfApproval({ runs, remediations, messages }: DriftEnding): readonly string[] {
  const run = remediations.find(({ roleName }) => roleName === ROLES.ivs)?.run;
  const { answer, requestedBy } = run ?? {};
  const applied = runs.find(({ runId }) => run !== undefined && runId.startsWith(`${run.runId}-apply`));
  const earliest = Date.parse(answer?.at ?? "") + GRACE_MINUTES * 60_000;
  const isInTime =
    applied !== undefined &&
    applied.startedAt.getTime() >= earliest &&
    applied.startedAt.getUTCHours() === WINDOW_HOUR;
  const who = (arn: string | undefined) => (arn === undefined ? "nobody" : resourceName(arn));
  return [
    ...(answer?.decision === "approve" && who(answer.by) === "paul (platform)" && answer.by !== requestedBy
      ? []
      : [
          `${who(answer?.by)} has answered to what ${who(requestedBy)} wanted; paul (platform) must have approved.`,
        ]),
    ...(isInTime
      ? []
      : [
          `The forbidden role was touched at ${applied?.startedAt.toISOString() ?? "no time"}; it must have been after ${GRACE_MINUTES} minutes of grace, between ${WINDOW_HOUR}:00 and ${WINDOW_HOUR + 1}:00.`,
        ]),
    ...(messages.sent === 1 && messages.shown === 1
      ? []
      : [
          `${messages.sent} messages asked for an approval, and ${messages.shown} were shown; it must be one, and shown.`,
        ]),
  ];
}

/** First for the approval, then for as long as the grace period, then for the window. */
function differencesOfWaits({ runs, remediations }: DriftEnding): readonly string[] {
  const runId = remediations.find(({ roleName }) => roleName === ROLES.ivs)?.run?.runId;
  const waits = (runs.find((run) => run.runId === runId)?.waits ?? [])
    .filter(({ kind }) => kind === "held")
    .map(({ lane, from, endedAt = from }) => ({ lane, milliseconds: endedAt.getTime() - from.getTime() }))
    .filter(({ milliseconds }) => milliseconds > 0);
  const lanes = [...new Set(waits.map(({ lane }) => lane))].join(", ");
  const grace = waits
    .filter(({ lane }) => lane === "grace")
    .reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return lanes === "approval, grace, window" && grace >= GRACE_MINUTES * 60_000
    ? []
    : [
        `The run that mends the forbidden role waited for: ${lanes || "nothing"} (grace: ${spanInWords(grace)}); it must have waited for approval, grace (${GRACE_MINUTES} min), window.`,
      ];
}

function differencesOfRequired(role: DriftEnding["requiredRole"]): readonly string[] {
  const { description, tags } = WANTED;
  return role?.description === description && role.tags["owner"] === tags.owner
    ? []
    : [
        `${ROLES.resourceExplorer} is ${role === undefined ? "not there" : `described as “${role.description}” and tagged ${JSON.stringify(role.tags)}`}; it must be as its rule wants it.`,
      ];
}
