import { compareFindings, type FindingChange } from "../core/drift/compare-findings.ts";
import { exemptionOf } from "../core/drift/exemptions.ts";
import { type Finding, type FindingKind, findingId, type Judgement } from "../core/drift/finding.ts";
import { judgeMissing, requiredRoles } from "../core/drift/judge-account.ts";
import { judgeRole, type Standards, subjectOf } from "../core/drift/judge-role.ts";
import { beginRun, closeVanished, type Remediation, withRemediation } from "../core/drift/remediation.ts";
import { ruleText } from "../core/drift/standing.ts";
import type { RoleRecord } from "../core/record.ts";
import { announceFinding, announceLeftOver } from "./announce-finding.ts";
import { tellEnd } from "./end-remediation.ts";
import type { Inventory } from "./inventory.ts";
import type { Journal } from "./journal.ts";
import type { StartRun } from "./react.ts";

/** What reconciling needs of the world. */
export interface ReconcileDependencies extends Pick<Inventory, "findings" | "remediations" | "waits"> {
  readonly journal: Journal;
  /** Starts a run that mends a finding. */
  readonly startRun: StartRun;
  /** Lets a waiting run look again. */
  readonly wake: (token: string) => Promise<void>;
}

/** Everything that is kept of one role of an account. */
export interface RoleState {
  readonly account: string;
  readonly roleName: string;
  readonly record: RoleRecord | undefined;
  readonly findings: readonly Finding[];
  readonly remediation: Remediation | undefined;
}

/** Of several findings of a role the first of these is mended: what is to go is not put back first. */
const ORDER: readonly FindingKind[] = ["missing", "unexpected", "unused", "description-drift", "tag-drift"];

/**
 * Brings a role's findings up to what is so now, and starts what the policy wants done about them.
 *
 * @param mayStart false where rolecall's own change is what is looked at: a sweep starts what is to follow then
 * @returns what has changed
 */
export async function reconcileRole(
  dependencies: ReconcileDependencies,
  standards: Standards,
  state: RoleState,
  mayStart: boolean,
): Promise<readonly FindingChange[]> {
  const remediation = await closeSilent(dependencies, state.remediation, standards.at);
  const { account, roleName } = state;
  const judgements = judge(state, standards).map((judgement) =>
    withRemediation(judgement, remediation, occurrenceOf(judgement, state.findings)),
  );
  const leftOver = await announceLeftOver(dependencies, state.findings, standards.at);
  const because = whyClosed(state, standards);
  const changes = compareFindings(account, state.findings, judgements, standards.at, because);
  const written: FindingChange[] = [];
  for (const change of changes) {
    if (await announceFinding(dependencies, change.finding)) {
      written.push(change);
    }
  }
  if (isAtWork(remediation) && written.length + leftOver > 0) {
    // First: a run that is about to wait tells by the version that it has to look again.
    await dependencies.remediations.change(account, roleName, (before) =>
      isAtWork(before) ? { ...before } : before,
    );
    await wake(dependencies, account, roleName);
  }
  if (mayStart) {
    const now = new Map(
      [...state.findings, ...written.map(({ finding }) => finding)].map((finding) => [
        findingId(finding),
        finding,
      ]),
    );
    await start(dependencies, standards, { ...state, remediation }, judgements, now);
  }
  return written;
}

function isAtWork(remediation: Remediation | undefined): boolean {
  return remediation?.run !== undefined && remediation.run.outcome === undefined;
}

/** Gives a run an outcome that has vanished, and tells so; answers what is kept now. */
async function closeSilent(
  { remediations, journal }: Pick<ReconcileDependencies, "remediations" | "journal">,
  remediation: Remediation | undefined,
  at: string,
): Promise<Remediation | undefined> {
  if (remediation === undefined || closeVanished(remediation, at) === remediation) {
    return remediation;
  }
  const { account, roleName } = remediation;
  const after = await remediations.change(account, roleName, (before) => closeVanished(before, at));
  await tellEnd(journal, after);
  return after;
}

function judge({ account, roleName, record }: RoleState, standards: Standards): readonly Judgement[] {
  const required = requiredRoles(standards.policy, account, standards.organizationalUnits).find(
    (role) => role.roleName === roleName,
  );
  return [
    ...(required === undefined ? [] : judgeMissing(required, record, account, standards)),
    ...(record === undefined ? [] : judgeRole(record, standards)),
  ];
}

function whyClosed({ roleName, record }: RoleState, standards: Standards): string {
  if (record === undefined || record.status === "gone") {
    return `${roleName} is gone`;
  }
  const exemption = exemptionOf(standards.policy, subjectOf(record, standards), standards.at);
  return exemption === undefined
    ? "It is not so any more"
    : `Exemption ${exemption.name} of ${exemption.owner} leaves ${roleName} alone until ${exemption.expiresAt}`;
}

/** Which time of a finding this is; `undefined`: it is about to be opened. */
function occurrenceOf(judgement: Judgement, findings: readonly Finding[]): number | undefined {
  const kept = findings.find((finding) => findingId(finding) === findingId(judgement));
  return kept?.status === "open" && kept.roleId === judgement.roleId ? kept.occurrence : undefined;
}

/**
 * Lets the run that waits because of a role look again, if one waits. The token is forgotten after it was used: whoever
 * fails in between wakes the run when trying again, and using a token twice does nothing.
 */
export async function wake(
  { waits, wake: send }: Pick<ReconcileDependencies, "waits" | "wake">,
  account: string,
  roleName: string,
): Promise<void> {
  const token = await waits.read(account, roleName);
  if (token !== undefined) {
    await send(token);
    await waits.forget(account, roleName, token);
  }
}

/** Begins a run, unless one is at work or none is to be begun; one that was begun and has not looked yet is started again. */
async function start(
  { remediations, startRun }: ReconcileDependencies,
  { policy, at }: Standards,
  { account, roleName, remediation }: RoleState,
  judgements: readonly Judgement[],
  findings: ReadonlyMap<string, Finding>,
): Promise<void> {
  const wanted = ORDER.map((kind) => judgements.find((judgement) => judgement.kind === kind)).find(
    (judgement) => judgement?.remedy !== undefined,
  );
  const finding = wanted === undefined ? undefined : findings.get(findingId(wanted));
  const rule = policy?.rules.find(({ name }) => name === wanted?.rule);
  if (policy === undefined || rule === undefined || finding?.status !== "open") {
    return;
  }
  const { digest, putBy } = policy;
  const beginning = { finding, rule: ruleText(rule), policyDigest: digest, requestedBy: putBy, at };
  const known = remediation ?? { account, roleName, runs: 0, failures: 0, version: 0 };
  const { run } =
    beginRun(known, beginning) === known
      ? known
      : await remediations.change(account, roleName, (before) => beginRun(before, beginning));
  if (run !== undefined && run.outcome === undefined && run.lookedAt === undefined) {
    await startRun(run.runId, { roleName });
  }
}
