import { protection } from "./guards.ts";
import { type RoleRecord, usagesOf } from "./record.ts";

/**
 * Whether a role can go, as far as is known: `can-go` only if one complete pass found no usage; `ask-iam` if no service
 * file can tell, so that only IAM's own check does.
 */
export type VerdictKind = "can-go" | "in-use" | "ask-iam" | "unknown" | "protected" | "gone";

/** Whether a role can go, and why, for a person. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly why: string;
}

/** Says whether a role can go: what a decommission would meet, as far as the record tells. */
export function verdictOn(record: RoleRecord, protectedRoleNames: readonly string[]): Verdict {
  const { role, status, regions } = record;
  if (status === "gone") {
    return { kind: "gone", why: `IAM has no role ${role.roleName} any more` };
  }
  const guarded = protection(role.roleName, protectedRoleNames);
  if (guarded !== undefined) {
    return { kind: "protected", why: guarded };
  }
  switch (status) {
    case "in-use":
      return { kind: "in-use", why: usedInWords(record) };
    case "unused": {
      const count = Object.keys(regions).length;
      return {
        kind: "can-go",
        why: `Nothing uses it in ${count} enabled ${count === 1 ? "Region" : "Regions"}`,
      };
    }
    case "unobserved":
      return {
        kind: "ask-iam",
        why: `What uses it is not known here; IAM refuses to delete it while it is in use`,
      };
    case "unknown":
      return { kind: "unknown", why: unknownInWords(record) };
  }
}

function usedInWords(record: RoleRecord): string {
  const usages = usagesOf(record);
  const regions = [...new Set(usages.map(({ region }) => region))].sort();
  const count = `${usages.length} ${usages.length === 1 ? "usage" : "usages"}`;
  return `${count} in ${regions.join(", ")}`;
}

function unknownInWords({ regions }: RoleRecord): string {
  const unread = Object.values(regions)
    .filter((reading) => reading.kind === "unread")
    .map(({ region }) => region)
    .sort();
  return unread.length === 0
    ? "No pass has read every enabled Region without a doubt since"
    : `Could not be read: ${unread.join(", ")}`;
}
