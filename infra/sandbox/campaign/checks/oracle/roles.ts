import type { TrueRole } from "../../../estate/truth.ts";
import { cast, chatRoleNames } from "../../history/theatre.ts";
import type { Act, Incarnation, Trace } from "../../trace/trace.ts";

/** The incarnation that truly existed at an instant: the latest one made by then. */
export function incarnationAt(
  { incarnations }: Pick<Trace, "incarnations">,
  roleName: string,
  at: string,
): Incarnation | undefined {
  return incarnations
    .filter((incarnation) => incarnation.roleName === roleName && incarnation.createdAt <= at)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .at(0);
}

/** The last move of a kind that was made with an incarnation of a role by an instant. */
function lastAct(
  { acts }: Pick<Trace, "acts">,
  kind: "use-role" | "keep-role",
  { roleName, createdAt }: Incarnation,
  by: string,
): Act | undefined {
  return acts.findLast(
    ({ at, move, refused }) =>
      move.kind === kind &&
      refused === undefined &&
      cast[move.role]?.roleName === roleName &&
      at >= createdAt &&
      at <= by,
  );
}

/** When a role was used last, by an instant; never used counts from its creation. */
export function usedLast(trace: Pick<Trace, "acts">, role: Incarnation, by: string): string {
  return lastAct(trace, "use-role", role, by)?.at ?? role.createdAt;
}

/** Until when a tag wants a role left alone, as it was by an instant; `Infinity` where its value is no date. */
export function keptUntil(trace: Pick<Trace, "acts">, role: Incarnation, by: string): number | undefined {
  const act = lastAct(trace, "keep-role", role, by);
  if (act?.move.kind !== "keep-role") {
    return undefined;
  }
  const { hours } = act.move;
  return hours === undefined ? Number.POSITIVE_INFINITY : Date.parse(act.at) + hours * 3_600_000;
}

/** What uses a role, as rolecall can tell: no API tells which chat role a usage is of, each counts for both. */
export function usedBy(
  { roles, resources }: Pick<Trace, "roles" | "resources">,
  role: TrueRole,
): readonly string[] {
  if (!chatRoleNames.includes(role.roleName)) {
    return role.usedBy;
  }
  const streaming = resources.filter(
    ({ arn, state }) =>
      arn.includes(":app-instance/") && typeof state === "object" && state !== null && "streaming" in state,
  );
  return roles.length === 0 ? [] : streaming.map(({ arn }) => arn);
}

/** True where rolecall may not have been told of something, or could not look, or was shown what was. */
export function isDisturbed({
  acts,
  letters,
  setting,
}: Pick<Trace, "acts" | "letters" | "setting">): boolean {
  return (
    setting.staleSeconds > 0 ||
    letters.some(({ fate }) => fate !== "delivered") ||
    acts.some(({ move }) => move.kind === "faults")
  );
}
