import type { Invocation } from "../../../embedded/functions/function-definition.ts";
import type { Functions } from "../../../embedded/functions/functions.ts";

/** A function that a state machine invokes, as its name has it after `rolecall-`. */
export type StepName =
  | "claim-role"
  | "find-usages"
  | "make-plan"
  | "release-usage"
  | "submit-deletion"
  | "judge-deletion"
  | "record-outcome"
  | "plan-restore"
  | "restore-usage"
  | "record-restore";

/** What stands at a function's door: it may act, and answer in the function's place. */
export interface Doorkeeper {
  readonly step: StepName;
  /** `before` the function runs, or `after`: then its work is done, and its answer on the way. */
  readonly moment: "before" | "after";
  /** The first invocation that it meets, 1 for the first one since the door was hung. */
  readonly visit: number;
  /** How many invocations it meets from there. */
  readonly times: number;
  /** Time stands still meanwhile. */
  readonly meet: () => Promise<Invocation | undefined>;
}

/** Doors that can be taken off again. */
export interface Doors {
  takeOff(): void;
}

/**
 * Hangs doors at the functions that Step Functions invokes: the engine's own `invoke` is replaced until they are taken
 * off. Nothing of the invocation is known to a doorkeeper but that it happens.
 */
export function hangFunctionDoors(functions: Functions, keepers: readonly Doorkeeper[]): Doors {
  const { invoke } = functions;
  const visits = new Map<string, number>();
  const meets = (keeper: Doorkeeper, step: string, moment: Doorkeeper["moment"], visit: number) =>
    keeper.step === step &&
    keeper.moment === moment &&
    visit >= keeper.visit &&
    visit < keeper.visit + keeper.times;

  const pass = async (
    step: string,
    moment: Doorkeeper["moment"],
    visit: number,
  ): Promise<Invocation | undefined> => {
    const answers: Invocation[] = [];
    for (const keeper of keepers.filter((candidate) => meets(candidate, step, moment, visit))) {
      const answer = await keeper.meet();
      answers.push(...(answer === undefined ? [] : [answer]));
    }
    return answers[0];
  };

  Object.assign(functions, {
    invoke: async (arn: string, payload: unknown): Promise<Invocation> => {
      const step = arn.slice(arn.lastIndexOf(":rolecall-") + ":rolecall-".length);
      const visit = (visits.get(step) ?? 0) + 1;
      visits.set(step, visit);
      const instead = await pass(step, "before", visit);
      if (instead !== undefined) {
        return instead;
      }
      const answer = await invoke(arn, payload);
      return (await pass(step, "after", visit)) ?? answer;
    },
  });
  return {
    takeOff: () => {
      Object.assign(functions, { invoke });
    },
  };
}
