import { judgeRestore, withReplaced } from "../core/restore.ts";
import type { RestoreReport } from "../core/restore-run.ts";
import type { ServiceAdapter, Settings, UsedResource } from "./port.ts";

/** One resource as its receipt tells it, and what may be done. */
export interface RestoreResourceRequest {
  readonly usage: UsedResource;
  readonly settings: Settings;
  /** ARN of what was made in its place before, if it was. */
  readonly replacedBy: string | undefined;
  /** By the ARN that a deleted resource had: the ARN of what was made in its place, for all resources of the run. */
  readonly replaced: ReadonlyMap<string, string>;
  readonly force: boolean;
  /** Called right before anything is changed; answers why nothing may be. */
  readonly refuse: () => Promise<string | undefined>;
  /** False in plan mode. */
  readonly applies: boolean;
}

/**
 * Puts the settings back that one resource had, unless somebody has changed them since.
 *
 * @throws {ResourceBusyError} while the service is using the resource. Trying again later helps.
 */
export async function restoreResource(
  adapter: ServiceAdapter,
  { usage, settings, replacedBy, replaced, force, refuse, applies }: RestoreResourceRequest,
): Promise<RestoreReport> {
  const { arn } = usage;
  const before = withReplaced(settings, replaced);
  const now = { ...usage, arn: replacedBy ?? arn };
  const current = await adapter.readSettings(now);
  const verdict = judgeRestore({ before, released: adapter.settingsAfterRelease(now, before), current });
  if (verdict === "already-as-it-was" || verdict === "gone") {
    return { arn, kind: verdict };
  }
  if (verdict === "changed-since" && !force) {
    return { arn, kind: verdict };
  }
  if (!applies) {
    return { arn, kind: "to-restore" };
  }
  const reason = await refuse();
  if (reason !== undefined) {
    return { arn, kind: "refused", reason };
  }
  const { kind, ...restored } = await adapter.restore({
    usage: now,
    settings: before,
    taken: [...replaced.values()],
  });
  return "arn" in restored ? { arn, kind: "restored", replacedBy: restored.arn } : { arn, kind, ...restored };
}
