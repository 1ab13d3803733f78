import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readExecutions } from "../../../infra/embedded/states/store/execution-store.ts";
import type { Identity } from "../../session/identity.ts";
import { executionArn } from "../machine-arn.ts";
import type { RunReader } from "../place.ts";
import { executionOf } from "./executions.ts";

/** So often the files of the process that is at work are read again. */
const POLL_MILLISECONDS = 500;

/**
 * Reads the runs of another process that has the table, from the files that it writes: nothing is changed, and nothing
 * is waited for.
 */
export function openReader(identity: Identity, directory: string): RunReader {
  const stored = () => readExecutions(join(directory, "executions"));
  return {
    async read(run) {
      const arn = executionArn(identity, run);
      const found = stored().find(({ change }) => change.executionArn === arn);
      return found === undefined ? undefined : executionOf(found.change);
    },
    async list(workflow, onlyRunning) {
      return stored()
        .map(({ change }) => executionOf(change))
        .filter(({ run, status }) => run.workflow === workflow && (!onlyRunning || status === "RUNNING"))
        .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
    },
    async history(run) {
      const arn = executionArn(identity, run);
      return stored().find(({ change }) => change.executionArn === arn)?.events ?? [];
    },
    async nextChange() {
      await wait(POLL_MILLISECONDS);
    },
  };
}
