import { tellsTheSame } from "../core/news.ts";
import { type Look, type RoleRecord, usagesOf } from "../core/record.ts";
import { type ReactDependencies, reactToRecord } from "./react.ts";

/** A look at a role, and what it was taken for. */
export interface LookToRecord {
  readonly roleName: string;
  readonly look: Look;
  /** Makes recording it again harmless: of the event, or of the sweep. */
  readonly id: string;
  /** What led to the look: the call's name, or `sweep`. */
  readonly hint: string;
  /** True if rolecall made the call itself. */
  readonly own?: boolean;
  /** Answers whether the record is to be written; default: always. */
  readonly isWorthWriting?: (before: RoleRecord | undefined, after: RoleRecord) => boolean;
}

/** What a look has come to: the record as it is known now, written or not, and whether an owner is told something new. */
export interface RecordedLook {
  readonly after: RoleRecord;
  readonly changed: boolean;
}

/** Records a look, publishes what an owner has not been told yet, and does what follows. */
export async function recordLook(
  dependencies: ReactDependencies,
  { roleName, look, id, hint, own = false, isWorthWriting }: LookToRecord,
): Promise<RecordedLook | undefined> {
  const { records, journal } = dependencies;
  const { before, after } = await records.merge(roleName, look, isWorthWriting);
  if (after === undefined) {
    return undefined;
  }
  const changed = !tellsTheSame(before, after);
  if (changed) {
    await journal({
      account: look.account,
      roleName,
      at: look.lookedAt ?? look.roleReadAt,
      id,
      what: "Record Changed",
      detail: {
        from: before?.status ?? null,
        to: after.status,
        usages: usagesOf(after).map(({ arn }) => arn),
        hint,
        ...(own ? { own } : {}),
      },
    });
  }
  await reactToRecord(dependencies, after);
  return { after, changed };
}
