import type { RemediationRun } from "../../functions/core/drift/remediation.ts";
import { refusedError, usageError } from "../errors/command-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Place } from "../place/place.ts";
import type { Session } from "../session/session.ts";
import { confirmChange } from "./confirm-change.ts";
import { usageColumns } from "./run-rows.ts";
import { writeRows } from "./write-rows.ts";

/** What can be said with `rolecall approve`. */
export interface ApproveOptions {
  readonly apply?: true | undefined;
  readonly yesAccount?: string | undefined;
  readonly planDigest?: string | undefined;
}

/** A run that waits for an approval, and what it would do. */
interface Asking {
  readonly roleName: string;
  readonly run: RemediationRun;
  readonly digest: string;
}

/** `rolecall approve`: shows the plan that waits, and approves just that one with `--apply`. */
export async function approve(session: Session, runId: string, options: ApproveOptions): Promise<ExitCode> {
  const place = await session.open();
  const { roleName, run, digest } = await findAsking(place, runId);
  if (options.planDigest !== undefined && options.planDigest !== digest) {
    throw refusedError(
      `The plan of ${runId} is ${digest} now, not ${options.planDigest}; nothing was approved`,
    );
  }
  const usages = (run.plan?.usages ?? []).map((usage) => ({ roleName, ...usage }));
  writeRows(session, usages, usageColumns, (usage) => usage);
  session.say(
    `${roleName} (${run.kind}, ${run.action}): plan ${digest}, asked for until ${run.asked?.expiresAt ?? "nobody knows when"}`,
  );
  if (options.apply !== true) {
    session.say("Nothing was approved: --apply does it");
    return EXIT.done;
  }
  await confirmChange(session, `The plan of ${roleName} would be approved.`, options);
  await place.answer({ decision: "approve", roleName, runId, planDigest: digest });
  const how = place.kind === "direct" ? "rolecall resume goes on with it" : "it goes on";
  session.say(`Approved: ${how}, after the policy's grace and in its window`);
  return EXIT.done;
}

/** `rolecall reject`: nothing is changed, and the finding is left alone until it closes. */
export async function reject(session: Session, runId: string): Promise<ExitCode> {
  const place = await session.open();
  const { roleName, digest } = await findAsking(place, runId);
  await place.answer({ decision: "reject", roleName, runId, planDigest: digest });
  session.say(`Rejected: run ${runId} ends, and the finding of ${roleName} is left alone until it closes`);
  return EXIT.done;
}

async function findAsking({ inventory, account }: Place, runId: string): Promise<Asking> {
  const all = await inventory.remediations.list(account);
  const found = all.find(({ run }) => run?.runId === runId);
  const run = found?.run;
  if (found === undefined || run === undefined) {
    const waiting = all.flatMap(({ run: other }) =>
      other?.asked !== undefined && other.answer === undefined && other.outcome === undefined
        ? [other.runId]
        : [],
    );
    throw usageError(
      `No run ${runId} has asked for an approval`,
      waiting.length === 0 ? "None waits for one now" : `Waiting for one: ${waiting.join(", ")}`,
    );
  }
  if (run.plan === undefined || run.asked === undefined || run.outcome !== undefined) {
    const why =
      run.outcome === undefined
        ? `it waits for ${run.waiting ?? "something else"}`
        : `it ended ${run.outcome.kind}`;
    throw refusedError(`Run ${runId} does not wait for an approval: ${why}`);
  }
  return { roleName: found.roleName, run, digest: run.plan.digest };
}
