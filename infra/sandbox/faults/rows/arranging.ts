import type { Invocation } from "../../../embedded/functions/function-definition.ts";
import type { FaultRule } from "../../gateway/fault-rule.ts";
import type { Strike } from "../row.ts";
import type { StepName } from "../scene/function-doors.ts";
import type { Scene } from "../scene/scene.ts";
import type { CallName } from "../scene/subjects.ts";

/** How often and where a fault holds; without either: always, everywhere. */
type Extent = Pick<FaultRule, "times" | "region">;

/** How a call fails on the wire: the code and the HTTP status. */
export type WireError = readonly [code: string, status: number];

/** A call that fails so. */
export function fails({ service, operation }: CallName, error: WireError, extent: Extent = {}): FaultRule {
  const [code, status] = error;
  return { service, operation, error: { code, status }, ...extent };
}

/** IAM's calls. */
export const iamCall = {
  getRole: { service: "iam", operation: "GetRole" },
  submit: { service: "iam", operation: "DeleteServiceLinkedRole" },
  status: { service: "iam", operation: "GetServiceLinkedRoleDeletionStatus" },
  create: { service: "iam", operation: "CreateServiceLinkedRole" },
} as const satisfies Record<string, CallName>;

/** IAM says this of every deletion task, whatever is true. */
export function taskSays(answer: Readonly<Record<string, unknown>>, extent: Extent = {}): FaultRule {
  return { ...iamCall.status, answer, ...extent };
}

/** What IAM truly says of a task, changed. */
export function taskReport(edit: Pick<FaultRule, "merge" | "omit">, extent: Extent = {}): FaultRule {
  return { ...iamCall.status, ...edit, ...extent };
}

/** More attempts than the SDK makes by itself, so that the state machine has to try again. */
export const BEYOND_SDK = 4;

/** A function that was killed: Lambda's own words for it. */
const KILLED: Invocation = {
  functionError: "Unhandled",
  payload: {
    errorType: "Sandbox.Timedout",
    errorMessage: "RequestId: 00000000-0000-4000-a000-000000000000 Error: Task timed out after 60.00 seconds",
    trace: [],
  },
};

/** The function is killed before it has done anything. */
export function killedBefore(step: StepName, extent: Pick<Strike, "visit" | "times"> = {}): Strike {
  return { step, moment: "before", ...extent, does: () => KILLED };
}

/** The function has done everything, and its answer is lost. */
export function answerLost(step: StepName, extent: Pick<Strike, "visit" | "times"> = {}): Strike {
  return { step, moment: "after", ...extent, does: () => KILLED };
}

/** More attempts than a state machine makes. */
export const FOR_EVER = 1000;

/** Something happens just before, or just after, a function does its work; its answer is its own. */
export function at(
  moment: Strike["moment"],
  step: StepName,
  happens: (scene: Scene) => Promise<unknown> | unknown,
  visit = 1,
): Strike {
  return {
    step,
    moment,
    visit,
    does: async (scene) => {
      await happens(scene);
      return undefined;
    },
  };
}
