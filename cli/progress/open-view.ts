import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageDirectory } from "../package-directory.ts";
import type { Execution, ExecutionEvent, RunReference } from "../place/place.ts";
import { wantsColors } from "../session/canvas.ts";
import type { Session } from "../session/session.ts";
import { createProgress, type Progress } from "./progress.ts";
import { createLineView } from "./view/line-view.ts";
import { createLiveView } from "./view/live-view.ts";
import type { ProgressView } from "./view/progress-view.ts";

/** What a person sees of runs that are followed. */
export interface View {
  /** False: nobody looks, so that histories need not be read. */
  readonly showsEvents: boolean;
  see(execution: Execution, events: readonly ExecutionEvent[]): void;
  draw(): void;
  stop(): void;
}

/** Runs to be shown, in the order in which a person should see them. */
type Shown = readonly { readonly run: RunReference; readonly roleName: string }[];

const BLIND: View = {
  showsEvents: false,
  see: () => undefined,
  draw: () => undefined,
  stop: () => undefined,
};

/** Time shows ten times a second. */
const TICK_MILLISECONDS = 100;

/** Opens the view that fits where standard error goes: live on a terminal, a line for each change of state elsewhere. */
export async function openView(session: Session, title: string, runs: Shown): Promise<View> {
  if (session.options.quiet === true) {
    return BLIND;
  }
  const { now } = session.surroundings;
  const view = chooseView(session, title);
  const definitions = await readDefinitions(runs);
  const known = new Map<string, Progress>();
  const taken = new Map<string, number>();
  const ticking = setInterval(() => view.tick(), TICK_MILLISECONDS);
  ticking.unref();
  return {
    showsEvents: true,
    see({ run, startedAt }, events) {
      const progress =
        known.get(run.runId) ??
        createProgress({
          runId: run.runId,
          roleName: runs.find((shown) => shown.run.runId === run.runId)?.roleName ?? "",
          workflow: workflowInWords(run),
          startedAt: startedAt.toISOString(),
          definition: definitions.get(run.workflow),
        });
      known.set(run.runId, progress);
      // A history only grows; what was taken before need not be read again.
      for (const event of events.slice(taken.get(run.runId) ?? 0)) {
        progress.add(event);
      }
      taken.set(run.runId, events.length);
    },
    draw() {
      const at = now().toISOString();
      view.update(runs.flatMap(({ run }) => known.get(run.runId)?.at(at) ?? []));
    },
    stop() {
      clearInterval(ticking);
      view.stop();
    },
  };
}

function chooseView({ surroundings }: Session, title: string): ProgressView {
  const { err: write, now, env, terminal, atExit } = surroundings;
  if (!terminal.errIsTerminal || env["TERM"] === "dumb") {
    return createLineView({ write, now });
  }
  const view = createLiveView({
    write,
    now,
    title,
    colors: wantsColors(env),
    columns: () => terminal.errColumns() ?? 80,
    rows: () => terminal.errRows() ?? 24,
  });
  // Somebody may insist on the end: the terminal is given back all the same.
  atExit(() => view.stop());
  return view;
}

/** How often a step is tried, and how long it may take, only the workflow itself tells. */
async function readDefinitions(runs: Shown): Promise<ReadonlyMap<string, unknown>> {
  const workflows = [...new Set(runs.map(({ run }) => run.workflow))];
  const read = workflows.map(async (workflow) => {
    const path = join(packageDirectory(), "statemachines", `${workflow}.asl.json`);
    return [workflow, JSON.parse(await readFile(path, "utf8"))] as const;
  });
  return new Map(await Promise.all(read));
}

function workflowInWords({ workflow }: RunReference): "decommission" | "restore" | "remediate" {
  return workflow === "decommission-role"
    ? "decommission"
    : workflow === "restore-role"
      ? "restore"
      : "remediate";
}
