import type { Place } from "../place/place.ts";
import type { Session } from "../session/session.ts";
import type { PlanFile } from "./plan-file.ts";
import type { RunEnding } from "./run-ending.ts";
import { runWorkflow } from "./run-workflow.ts";

/** Tells, for each role whose plan is not what was reviewed any more, what has come and what has gone since. */
export async function tellDifferences(
  session: Session,
  place: Place,
  reviewed: PlanFile,
  endings: readonly RunEnding[],
): Promise<void> {
  const changed = endings.filter(
    ({ outcome, reason }) => outcome === "refused" && reason.startsWith("The world has changed"),
  );
  if (changed.length === 0) {
    return;
  }
  const inputs = changed.map(({ roleName }) => ({ roleName, mode: "plan" }));
  const { endings: now } = await runWorkflow(session, place, "decommission-role", inputs, {
    title: "Looking at what has changed",
  });
  for (const { roleName, plan } of now) {
    const before =
      reviewed.roles.find((role) => role.roleName === roleName)?.usages.map(({ arn }) => arn) ?? [];
    const after = plan?.usages.map(({ arn }) => arn) ?? [];
    for (const arn of after.filter((one) => !before.includes(one))) {
      session.say(`${roleName}: + ${arn} uses it now`);
    }
    for (const arn of before.filter((one) => !after.includes(one))) {
      session.say(`${roleName}: - ${arn} does not use it any more`);
    }
  }
  session.say("Plan again, look at it, and decommission by the new plan");
}
