import { EXIT, type ExitCode } from "../exit-code.ts";
import { renderFields } from "../output/render-fields.ts";
import type { Execution } from "../place/place.ts";
import { canvasOf } from "../session/canvas.ts";
import type { Session } from "../session/session.ts";
import { findRun } from "./find-run.ts";
import { followRuns } from "./follow-runs.ts";
import { openRuns, type RunsSource } from "./open-runs.ts";
import { exitCodeOf, readEnding } from "./run-ending.ts";
import { writeRows } from "./write-rows.ts";

/** One thing that happened in a run, as on rolecall's bus. */
interface RunEvent {
  readonly at: string;
  readonly what: string;
  readonly detail: unknown;
}

/** `rolecall run`: tells of one run, and follows it where that is asked for. */
export async function run(
  session: Session,
  runId: string,
  options: { readonly follow?: true | undefined; readonly timeout?: number | undefined },
): Promise<ExitCode> {
  const source = await openRuns(session);
  let execution = await findRun(source.reader, runId);
  let exitCode: ExitCode = EXIT.done;
  if (options.follow === true && execution.status === "RUNNING") {
    if (source.kind === "place" && source.place.kind === "direct") {
      session.say("The run was interrupted, and nobody is at work on it; rolecall resume goes on");
    } else {
      const { roleName } = readEnding(execution);
      const followed = await followRuns(session, source.reader, [{ run: execution.run, roleName }], {
        title: "Following",
        timeoutSeconds: options.timeout,
      });
      execution = followed.executions[0] ?? execution;
      exitCode = { ended: EXIT.done, unfinished: EXIT.unfinished, interrupted: EXIT.interrupted }[
        followed.kind
      ];
    }
  }
  const events = await eventsOf(source, execution);
  write(session, execution, events);
  return exitCode === EXIT.done && execution.status !== "RUNNING" && options.follow === true
    ? exitCodeOf([readEnding(execution)])
    : exitCode;
}

/** What the role's history says of the run; another process has it, where another is at work. */
async function eventsOf(source: RunsSource, execution: Execution): Promise<readonly RunEvent[]> {
  const { roleName } = readEnding(execution);
  if (source.kind === "other-process" || roleName === "") {
    return [];
  }
  const { inventory, account } = source.place;
  const events: RunEvent[] = [];
  for await (const { at, what, detail } of inventory.history.list(account, roleName)) {
    const isOurs =
      typeof detail === "object" &&
      detail !== null &&
      "runId" in detail &&
      detail.runId === execution.run.runId;
    if (isOurs) {
      events.push({ at: String(at), what: String(what), detail });
    }
  }
  return events;
}

function write(session: Session, execution: Execution, events: readonly RunEvent[]): void {
  const { surroundings, options } = session;
  const { run: reference, status, startedAt, endedAt } = execution;
  const isRunning = status === "RUNNING";
  const ending = readEnding(execution);
  const told = {
    runId: reference.runId,
    workflow: reference.workflow,
    roleName: ending.roleName,
    status: isRunning ? "running" : "ended",
    startedAt: startedAt.toISOString(),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
    ...(isRunning ? {} : { outcome: ending.outcome, reason: ending.reason, blockers: ending.blockers }),
    ...(ending.plan === undefined ? {} : { plan: ending.plan }),
  };
  if ((options.output ?? "table") !== "table") {
    writeRows(session, [{ ...told, events }], [], (row) => row);
    return;
  }
  const { plan, blockers, ...plain } = { blockers: [], plan: undefined, ...told };
  const fields = [
    ...Object.entries(plain).map(([title, value]) => ({ title, value: String(value) })),
    ...(plan === undefined ? [] : [{ title: "plan", value: plan.digest }]),
    ...blockers.map((arn) => ({ title: "in the way", value: arn })),
  ];
  surroundings.out(renderFields(fields, canvasOf(surroundings)));
  if (events.length > 0) {
    surroundings.out("\n");
    writeRows(
      session,
      events,
      [
        { key: "at", title: "AT", value: ({ at }) => at },
        { key: "what", title: "WHAT", value: ({ what }) => what },
        { key: "detail", title: "DETAIL", value: ({ detail }) => detailInWords(detail), spare: 1 },
      ],
      (event) => event,
    );
  }
}

/** The run itself stands above. */
function detailInWords(detail: unknown): string {
  const members = typeof detail === "object" && detail !== null ? Object.entries(detail) : [];
  return members
    .filter(([name]) => name !== "runId")
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
