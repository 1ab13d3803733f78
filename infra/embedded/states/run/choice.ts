import type { ChoiceState } from "../definition/model.ts";
import { Fault } from "../faults.ts";
import { booleanField } from "./fields.ts";
import { finish } from "./finish.ts";
import { placed, type Step, type Visit } from "./visit.ts";

/** Takes the first rule whose condition holds. Its Assign and Output replace those of the state, which are the default's. */
export async function runChoice(visit: Visit<ChoiceState>): Promise<Step> {
  const { state, cell } = visit;
  const { input } = cell.frame;
  for (const [index, rule] of state.Choices.entries()) {
    if (await booleanField(visit, rule.Condition, `Choices[${index}]/Condition`)) {
      return finish(visit, rule, rule.Next, input);
    }
  }
  if (state.Default === undefined) {
    const cause = "Failed to transition out of the state. The state does not point to a next state.";
    throw new Fault("States.NoChoiceMatched", placed(visit, cause));
  }
  return finish(visit, state, state.Default, input);
}
