import type { Finding, Judgement } from "../../functions/core/drift/finding.ts";
import type { SealedPolicy } from "../../functions/core/policy.ts";
import { usageError } from "../errors/command-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Column } from "../output/format.ts";
import type { Place } from "../place/place.ts";
import type { Session } from "../session/session.ts";
import { confirmChange } from "./confirm-change.ts";
import { followRuns } from "./follow-runs.ts";
import { judgeDrift } from "./judge-drift.ts";
import { readPolicyFile } from "./read-policy-file.ts";
import { readEnding } from "./run-ending.ts";
import { isSelected, readSelectors, type Selector } from "./select-roles.ts";
import { writeRows } from "./write-rows.ts";

/** What can be said with `rolecall drift`. */
export interface DriftOptions {
  readonly policy?: string | undefined;
  readonly look: boolean;
  readonly failOnDrift?: true | undefined;
  readonly ou?: readonly string[] | undefined;
  readonly apply?: true | undefined;
  readonly yesAccount?: string | undefined;
  readonly max: number;
  readonly timeout?: number | undefined;
}

/** A finding that is kept, or what would be one by the file that was named. */
type Difference = Judgement & Partial<Pick<Finding, "openedAt" | "occurrence">>;

const columns: readonly Column<Difference>[] = [
  { key: "subject", title: "ROLE", value: ({ subject }) => subject },
  { key: "kind", title: "FINDING", value: ({ kind }) => kind, tone: () => "warn" },
  { key: "rule", title: "RULE", value: ({ rule }) => rule, spare: 3 },
  {
    key: "remedy",
    title: "WHAT FOLLOWS",
    value: ({ remedy }) => (remedy === undefined ? "report" : `${remedy.action} (${remedy.response})`),
    spare: 2,
  },
  { key: "openedAt", title: "SINCE", value: ({ openedAt }) => openedAt?.slice(0, 10), spare: 4 },
  { key: "summary", title: "WHAT", value: ({ summary }) => summary, spare: 1 },
];

/** `rolecall drift`: the differences between what the policy wants and what is there. */
export async function drift(
  session: Session,
  roles: readonly string[],
  options: DriftOptions,
): Promise<ExitCode> {
  if (options.apply === true && options.policy === undefined) {
    throw usageError("--apply puts a policy in force: name its file with --policy");
  }
  const { account } = await session.identity();
  const selectors = readSelectors(roles, account);
  const file =
    options.policy === undefined
      ? undefined
      : await readPolicyFile(options.policy, session.surroundings.now());
  const place = await session.open({ organizationalUnits: options.ou ?? [], mostDeletions: options.max });
  if (options.apply === true && file !== undefined) {
    await confirmChange(
      session,
      `The policy would be put in force (${file.policy.digest}); what it wants follows.`,
      options,
    );
    await place.putPolicy(file.text);
  }
  if (options.look) {
    const { unread } = await place.sweep({ refresh: false });
    for (const what of unread) {
      session.say(`not read: ${what}`);
    }
  }
  const found =
    file === undefined || options.apply === true
      ? await openFindings(place, selectors)
      : await judged(session, place, selectors, file.policy, options.ou);
  writeRows(session, found, columns, (finding) => finding);
  session.say(found.length === 1 ? "1 finding" : `${found.length} findings`);
  if (options.apply === true && place.kind === "direct") {
    const exitCode = await followRemediations(session, place, options);
    if (exitCode !== EXIT.done) {
      return exitCode;
    }
  }
  return options.failOnDrift === true && found.length > 0 ? EXIT.drift : EXIT.done;
}

async function openFindings(
  { inventory, account }: Place,
  selectors: readonly Selector[],
): Promise<readonly Difference[]> {
  const all = await inventory.findings.list(account);
  return all.filter(({ status, subject }) => status === "open" && isSelected(subject, selectors));
}

/** By the file that was named; what is in force, and what is kept, stays as it is. */
async function judged(
  { surroundings }: Session,
  { inventory, account, protectedRoleNames }: Place,
  selectors: readonly Selector[],
  policy: SealedPolicy,
  ou: readonly string[] | undefined,
): Promise<readonly Difference[]> {
  const records = await Array.fromAsync(inventory.records.list(account));
  const at = surroundings.now().toISOString();
  const standards = { policy, organizationalUnits: ou, protectedRoleNames, at };
  return judgeDrift(records, account, standards).filter(({ subject }) => isSelected(subject, selectors));
}

/** In this process a run works only while somebody waits for it. */
async function followRemediations(
  session: Session,
  place: Place,
  { timeout }: DriftOptions,
): Promise<ExitCode> {
  const running = await place.list("remediate-role", true);
  if (running.length === 0) {
    return EXIT.done;
  }
  const runs = running.map((execution) => ({ run: execution.run, roleName: readEnding(execution).roleName }));
  const { kind } = await followRuns(session, place, runs, { title: "Remediating", timeoutSeconds: timeout });
  for (const { roleName, run } of await place.inventory.remediations.list(place.account)) {
    if (run?.asked !== undefined && run.answer === undefined && run.outcome === undefined) {
      session.say(`${roleName} waits for an approval: rolecall approve ${run.runId}, then rolecall resume`);
    }
  }
  return { ended: EXIT.done, unfinished: EXIT.unfinished, interrupted: EXIT.interrupted }[kind];
}
