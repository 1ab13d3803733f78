import { usageError } from "../errors/command-error.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Place } from "../place/place.ts";
import type { Session } from "../session/session.ts";
import { confirmChange } from "./confirm-change.ts";
import { lookForRun } from "./find-run.ts";
import { readEnding } from "./run-ending.ts";
import { endingColumns } from "./run-rows.ts";
import { runWorkflow } from "./run-workflow.ts";
import { readSelectors } from "./select-roles.ts";
import { writeRows } from "./write-rows.ts";

/** What can be said with `rolecall restore`. */
export interface RestoreOptions {
  readonly apply?: true | undefined;
  readonly yesAccount?: string | undefined;
  readonly force?: true | undefined;
  readonly timeout?: number | undefined;
}

/** `rolecall restore`: puts back what a run, or any run of a role, has released, and the role itself. */
export async function restore(session: Session, asked: string, options: RestoreOptions): Promise<ExitCode> {
  const place = await session.open();
  const what = await whatIsMeant(place, asked);
  if (options.apply === true) {
    await confirmChange(session, `What was released of ${what.roleName} would be put back.`, options);
  }
  const input = {
    ...what,
    mode: options.apply === true ? "apply" : "plan",
    force: options.force === true,
  };
  const { endings, exitCode } = await runWorkflow(session, place, "restore-role", [input], {
    title: options.apply === true ? "Restoring" : "Planning",
    timeoutSeconds: options.timeout,
  });
  writeRows(session, endings, endingColumns, (ending) => ending);
  const resources = endings.flatMap((ending) => ending.resources ?? []);
  if ((session.options.output ?? "table") === "table" && resources.length > 0) {
    session.surroundings.out("\n");
    writeRows(
      session,
      resources,
      [
        { key: "kind", title: "WHAT", value: ({ kind }) => kind },
        { key: "arn", title: "RESOURCE", value: ({ arn }) => arn },
      ],
      (resource) => resource,
    );
  }
  if (options.apply !== true) {
    session.say("Nothing was changed: --apply does it");
  }
  return exitCode;
}

/** A run's id means what that run released; anything else has to be a role, of which everything is meant. */
async function whatIsMeant(
  place: Place,
  asked: string,
): Promise<{ readonly roleName: string; readonly runId?: string }> {
  const execution = await lookForRun(place, asked);
  if (execution !== undefined) {
    return { roleName: readEnding(execution).roleName, runId: asked };
  }
  for await (const { run, roleName } of place.inventory.runs.list(place.account)) {
    if (run.runId === asked) {
      return { roleName, runId: asked };
    }
  }
  const [selector] = readSelectors([asked], place.account);
  if (selector === undefined || selector.isPattern) {
    throw usageError(
      `${asked} is neither a run nor one role`,
      "A restore is of one run or one role at a time",
    );
  }
  return { roleName: selector.pattern };
}
