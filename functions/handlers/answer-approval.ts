import * as v from "valibot";
import { type GivenAnswer, judgeAnswer, type Refused } from "../core/drift/answer.ts";
import { askAgain } from "../core/drift/remediation.ts";
import { ruleText } from "../core/drift/standing.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import { wake } from "../inventory/reconcile-role.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { sfnClient } from "../runtime/clients/sfn.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { type Invocation, lambda } from "../runtime/lambda.ts";
import { faultsOf } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { roleNameEntry } from "../runtime/request.ts";
import { readUrlCall, type UrlAnswer, urlAnswer } from "../runtime/url-call.ts";
import { waker } from "../runtime/wake.ts";

const digest = v.pipe(v.string("must be text"), v.regex(/^[0-9a-f]{64}$/, "is no digest of a plan"));
const runId = v.pipe(v.string("must be text"), v.regex(/^[\w-]{1,80}$/, "is no id of a run"));

/** What somebody answers: to a request for approval, or that rolecall is to try again. */
const Body = v.variant(
  "decision",
  [
    v.strictObject({
      decision: v.picklist(["approve", "reject"]),
      roleName: roleNameEntry,
      runId,
      planDigest: digest,
    }),
    v.strictObject({ decision: v.literal("retry"), roleName: roleNameEntry }),
  ],
  'must have a decision: "approve", "reject" or "retry"',
);

/** What answering needs of the world. */
export interface Dependencies extends Pick<Inventory, "policies" | "remediations" | "waits"> {
  readonly journal: Journal;
  readonly wake: (token: string) => Promise<void>;
  readonly now: () => Date;
}

const STATUS = { "not-you": 403, "not-this": 409, "too-late": 410 } as const satisfies Record<
  Refused["kind"],
  number
>;

/**
 * Takes the answer of somebody whom the policy names to a plan with this digest, and lets its run go on. Lambda has
 * checked who calls. A plain GET changes nothing: whatever follows links cannot approve.
 */
export const answerApproval =
  (dependencies: Dependencies) =>
  async (event: unknown, { account }: Invocation): Promise<UrlAnswer> => {
    const { policies, remediations, journal, now } = dependencies;
    const call = readUrlCall(event);
    if (call === undefined) {
      return urlAnswer(403, { message: "Who calls is not known; call the function's URL, signed" });
    }
    if (call.method !== "POST") {
      return urlAnswer(405, { message: `Only POST changes anything, not ${call.method}` });
    }
    const checked = v.safeParse(Body, call.body);
    if (!checked.success) {
      return urlAnswer(400, { message: `The body is wrong: ${faultsOf(checked.issues)}` });
    }
    const { roleName, decision } = checked.output;
    const by = call.caller;
    const at = now().toISOString();
    return decision === "retry" ? retry() : answer({ ...checked.output, decision, by, at });

    async function answer(given: GivenAnswer): Promise<UrlAnswer> {
      const policy = await policies.read(account);
      const asked = await remediations.read(account, roleName);
      const rule = policy?.rules.find((candidate) => ruleText(candidate) === asked?.run?.rule);
      if (rule === undefined) {
        return urlAnswer(410, {
          message: `Nothing of ${roleName} waits for an answer by the policy in force`,
        });
      }
      let refused: Refused | undefined;
      const after = await remediations.change(account, roleName, (before) => {
        refused = judgeAnswer(before.run, rule.approval, given);
        return refused !== undefined || before.run === undefined || before.run.answer !== undefined
          ? before
          : { ...before, run: { ...before.run, answer: { decision: given.decision, by, at } } };
      });
      if (refused !== undefined) {
        return urlAnswer(STATUS[refused.kind], { message: refused.why });
      }
      const { run } = after;
      const taken = run?.answer ?? { decision: given.decision, by, at };
      await journal({
        account,
        roleName,
        at: taken.at,
        id: `${given.runId}-answered`,
        what: taken.decision === "approve" ? "Approval Given" : "Approval Rejected",
        detail: { runId: given.runId, by: taken.by, planDigest: given.planDigest },
      });
      await wake(dependencies, account, roleName);
      return urlAnswer(200, { roleName, runId: given.runId, ...taken });
    }

    /** Whoever may call may have rolecall try again, and counts as the one who has asked for it then. */
    async function retry(): Promise<UrlAnswer> {
      if ((await remediations.read(account, roleName)) === undefined) {
        return urlAnswer(410, { message: `rolecall has not tried anything for ${roleName}` });
      }
      const { version } = await remediations.change(account, roleName, (before) => askAgain(before, by));
      await journal({
        account,
        roleName,
        at,
        id: `retry-${version}`,
        what: "Retry Requested",
        detail: { by },
      });
      return urlAnswer(202, { roleName, message: "rolecall looks at the role, and tries again" });
    }
  };

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string(), BUS_NAME: v.string() });
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  answerApproval({
    ...inventory,
    now,
    wake: waker(sfnClient),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
  }),
);
