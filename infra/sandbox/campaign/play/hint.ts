import { trueRoles } from "../../estate/truth.ts";
import type { Move } from "../history/move.ts";
import type { Recorder } from "./recorder.ts";
import type { Stage } from "./stage.ts";

/** True if rolecall was not told of everything, could not look (it gives up after some minutes), or was shown what was. */
export function isBlind({ mail, setting }: Stage, moves: readonly Move[]): boolean {
  return (
    setting.staleSeconds > 0 ||
    mail.letters().some(({ fate }) => fate === "lost") ||
    moves.some((move) => move.kind === "faults" || (move.kind === "use" && move.way === "packaging-group"))
  );
}

/** Events may have been lost: one harmless call for each role lets rolecall look again, and a plan where there is none. */
export async function hint({ sandbox, owners, newName }: Stage, recorder: Recorder): Promise<void> {
  const roles = trueRoles(sandbox);
  for (const { roleName } of roles) {
    await owners.tagRole(roleName, { hint: newName("hint") });
  }
  const gone = new Set(recorder.incarnations().map(({ roleName }) => roleName));
  for (const { roleName } of roles) {
    gone.delete(roleName);
  }
  const { states } = sandbox.engines;
  const machine = states.listStateMachines().find(({ name }) => name === "decommission-role");
  for (const roleName of gone) {
    states.startExecution({
      stateMachineArn: machine?.arn ?? "",
      name: newName("hint"),
      input: JSON.stringify({ roleName }),
    });
  }
}
