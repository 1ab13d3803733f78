import type { TrueRole } from "../../estate/truth.ts";
import type { RunEnd } from "./run-end.ts";

/** What an outcome is held against. */
export interface TruthOfRun {
  /** Everything that truly is in the way of a deletion: what uses the role, and what holds that. ARNs. */
  readonly inTheWay: ReadonlySet<string>;
  /** True if IAM has really refused a deletion of the role, or was made to say so. */
  readonly hasIamRefused: boolean;
  /** True if IAM took a deletion from rolecall in this scene. */
  readonly hasSubmitted: boolean;
}

const named = (roles: readonly TrueRole[], roleName: string) =>
  roles.find((role) => role.roleName === roleName)?.roleId;

/** Says what is untrue in the outcome of a run, held against the sandbox's own state when the run ended. */
export function outcomeIsTrue(
  run: RunEnd,
  { inTheWay, hasIamRefused, hasSubmitted }: TruthOfRun,
): readonly string[] {
  const { roleName } = run;
  const { kind = "nothing", blockers = [], reason = "" } = run.outcome ?? {};
  const meant = run.askedRoleId ?? run.plan?.roleId ?? named(run.rolesAtStart, roleName);
  const there = named(run.rolesAtEnd, roleName);
  const isThere = meant !== undefined && there === meant;
  const wrong = (problem: string) => [`Run ${run.runId} says ${kind}, but ${problem}`];
  switch (kind) {
    case "deleted":
      return isThere ? wrong(`${roleName} (${meant}) is there`) : [];
    case "already-gone":
      return [
        ...(there === undefined ? [] : wrong(`${roleName} (${there}) is there`)),
        ...(hasSubmitted ? wrong("IAM took the deletion from rolecall") : []),
      ];
    case "recreated":
      return there === undefined || isThere ? wrong(`the role is ${there ?? "gone"}, as it was`) : [];
    case "blocked": {
      const made = blockers.filter((arn) => !inTheWay.has(arn));
      return [
        ...(isThere ? [] : wrong(`${meant} is not there any more`)),
        ...(made.length === 0 ? [] : wrong(`${made.join(", ")} is not in the way`)),
        ...(blockers.length > 0 || (hasIamRefused && reason.startsWith("IAM refused"))
          ? []
          : wrong("it names nothing, and IAM has not refused")),
      ];
    }
    case "refused":
    case "cancelled":
    case "rejected":
    case "expired":
      return run.hasSubmitted ? wrong("it has submitted a deletion") : [];
    case "timed-out":
      return isThere ? [] : wrong(`${meant} is not there any more`);
    case "partly-restored":
      return blockers.length === 0 ? wrong("it names nothing that was left") : [];
    case "restored":
      return blockers.length > 0 || there === undefined ? wrong("something was left") : [];
    case "planned":
    case "failed":
      return [];
    case "nothing":
      return [];
  }
}
