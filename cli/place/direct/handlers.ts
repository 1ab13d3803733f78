import { CommandError } from "../../errors/command-error.ts";

/** A function as Lambda would call it. */
export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** A module of `functions/handlers`; loaded when it is first called, since it reads the environment then. */
type Load = () => Promise<{ readonly handler: unknown }>;

/** The functions that work here, by the names of their files. `record-event` and `judge-role` wait for events: there are none here. */
const LOADS: Readonly<Record<string, Load>> = {
  "answer-approval": () => import("../../../functions/handlers/answer-approval.ts"),
  "ask-approval": () => import("../../../functions/handlers/ask-approval.ts"),
  "assess-remediation": () => import("../../../functions/handlers/assess-remediation.ts"),
  "await-change": () => import("../../../functions/handlers/await-change.ts"),
  "claim-role": () => import("../../../functions/handlers/claim-role.ts"),
  "close-run": () => import("../../../functions/handlers/close-run.ts"),
  "end-remediation": () => import("../../../functions/handlers/end-remediation.ts"),
  "find-usages": () => import("../../../functions/handlers/find-usages.ts"),
  "judge-deletion": () => import("../../../functions/handlers/judge-deletion.ts"),
  "make-plan": () => import("../../../functions/handlers/make-plan.ts"),
  "plan-restore": () => import("../../../functions/handlers/plan-restore.ts"),
  "put-back-role": () => import("../../../functions/handlers/put-back-role.ts"),
  "put-policy": () => import("../../../functions/handlers/put-policy.ts"),
  "record-outcome": () => import("../../../functions/handlers/record-outcome.ts"),
  "record-restore": () => import("../../../functions/handlers/record-restore.ts"),
  "release-usage": () => import("../../../functions/handlers/release-usage.ts"),
  "restore-usage": () => import("../../../functions/handlers/restore-usage.ts"),
  "submit-deletion": () => import("../../../functions/handlers/submit-deletion.ts"),
  "sweep-account": () => import("../../../functions/handlers/sweep-account.ts"),
};

/** Names of the functions that work here. */
export const handlerNames: readonly string[] = Object.keys(LOADS);

/** Loads a function by the name of its file, for example `claim-role`. */
export async function loadHandler(name: string): Promise<Handler> {
  const load = LOADS[name];
  const { handler } = (await load?.()) ?? {};
  if (typeof handler !== "function") {
    throw new CommandError(
      `This version of rolecall has no function ${name}; its files do not belong together`,
      {
        next: ["Install rolecall anew; trying again does not help"],
      },
    );
  }
  return async (event, context): Promise<unknown> => handler(event, context);
}
