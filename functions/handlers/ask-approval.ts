import * as v from "valibot";
import { approvalMessage, approvalSubject } from "../core/drift/approval-message.ts";
import { runAtWork } from "../core/drift/remediation.ts";
import { ConfigurationError } from "../core/errors.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import { InstantSchema, RunSchema } from "../inventory/schemas.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { snsClient } from "../runtime/clients/sns.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { type Notify, notifier } from "../runtime/notify.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";

const Input = v.object({ roleName: v.string(), run: RunSchema, expiresAt: InstantSchema });

/** Somebody has been asked, or nobody had to be. */
export interface AskApprovalOutput {
  readonly kind: "asked" | "not-asked";
}

/** What asking needs of the world. */
export interface Dependencies extends Pick<Inventory, "findings" | "remediations"> {
  readonly journal: Journal;
  readonly notify: Notify;
  readonly answerUrl: string;
  readonly now: () => Date;
}

/**
 * Asks the people whom the policy names for an approval. The message and the event hold the plan and its digest; what
 * wakes the run is in neither.
 *
 * @throws {ConfigurationError} if there is nothing to ask about. Trying again cannot help.
 */
export const askApproval =
  ({ findings, remediations, journal, notify, answerUrl, now }: Dependencies) =>
  async (event: unknown): Promise<AskApprovalOutput> => {
    const {
      roleName,
      run: asked,
      expiresAt,
    } = parse(Input, event, (faults) => new ConfigurationError(faults));
    const { account, runId } = asked;
    const run = runAtWork(await remediations.read(account, roleName), runId);
    if (run === undefined || run.asked !== undefined) {
      return { kind: "not-asked" };
    }
    const finding = (await findings.list(account, roleName)).find(({ kind }) => kind === run.kind);
    if (run.plan === undefined || finding === undefined) {
      throw new ConfigurationError(`Run ${runId} has no plan or no finding to ask about`);
    }
    const at = now().toISOString();
    const request = { account, roleName, finding, run, expiresAt, answerUrl };
    await notify(approvalSubject(request), approvalMessage(request));
    await journal({
      account,
      roleName,
      at: run.lookedAt ?? run.beganAt,
      id: `${runId}-asked`,
      what: "Approval Requested",
      detail: {
        runId,
        finding: finding.kind,
        action: run.action,
        planDigest: run.plan.digest,
        usages: run.plan.usages.map(({ arn }) => arn),
        policyDigest: run.policyDigest,
        expiresAt,
        answerUrl,
      },
    });
    // Last: a step that is tried again asks again rather than not at all.
    await remediations.change(account, roleName, (before) => {
      const latest = runAtWork(before, runId);
      return latest === undefined || latest.asked !== undefined
        ? before
        : { ...before, run: { ...latest, asked: { at, expiresAt } } };
    });
    return { kind: "asked" };
  };

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  APPROVAL_TOPIC_ARN: v.string(),
  ANSWER_URL: v.string(),
});
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  askApproval({
    ...inventory,
    now,
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    notify: notifier(snsClient, environment.APPROVAL_TOPIC_ARN),
    answerUrl: environment.ANSWER_URL,
  }),
);
