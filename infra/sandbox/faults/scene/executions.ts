import * as v from "valibot";
import type { EventEnvelope } from "../../../embedded/events/event-envelope.ts";
import { type TrueRole, trueRoles } from "../../estate/truth.ts";
import type { Sandbox } from "../../start-sandbox.ts";

/** An execution, with the roles that truly existed when it began and when it ended. */
export interface WatchedExecution {
  readonly executionArn: string;
  readonly rolesAtStart: readonly TrueRole[];
  /** Absent while it runs. */
  readonly rolesAtEnd?: readonly TrueRole[];
}

/** The executions of a scene, in the order in which they began. */
export interface WatchedExecutions {
  onStatusChange(event: EventEnvelope): void;
  list(): readonly WatchedExecution[];
}

const Detail = v.object({ executionArn: v.string(), status: v.string() });

/** Watches executions begin and end, at the very instant: later the truth may be another one. */
export function watchExecutions(sandbox: Sandbox): WatchedExecutions {
  const watched = new Map<string, WatchedExecution>();
  return {
    onStatusChange({ detail }) {
      const { executionArn, status } = v.parse(Detail, detail);
      const roles = trueRoles(sandbox);
      const known = watched.get(executionArn) ?? { executionArn, rolesAtStart: roles };
      watched.set(executionArn, status === "RUNNING" ? known : { ...known, rolesAtEnd: roles });
    },
    list: () => [...watched.values()],
  };
}
