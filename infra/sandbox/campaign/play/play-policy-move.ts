import * as v from "valibot";
import { assertNever, required } from "../../../../functions/core/required.ts";
import { trueRoles } from "../../estate/truth.ts";
import type { AnswerMove, Move } from "../history/move.ts";
import { PROTECTION_TAG } from "../history/policy-draft.ts";
import { cast } from "../history/theatre.ts";
import type { Reply } from "../trace/policy-trace.ts";
import type { Stage } from "./stage.ts";
import { sweep } from "./sweep.ts";
import { writePolicy } from "./write-policy.ts";

/** Moves about policies and about what rolecall does by itself. */
export type PolicyMove = Extract<
  Move,
  {
    readonly kind:
      | "answer"
      | "drop-policy"
      | "keep-role"
      | "put-policy"
      | "stop-remediation"
      | "sweep"
      | "use-role";
  }
>;

/** What such a move came to: what was answered, or why nothing was done. */
export type PolicyPlayed = { readonly reply?: Reply } | { readonly nothing: string };

const HOUR_MILLISECONDS = 3_600_000;

/** Makes one move. Errors of AWS pass through. */
export async function playPolicyMove(stage: Stage, move: PolicyMove): Promise<PolicyPlayed> {
  const { owners, people, sandbox } = stage;
  const now = sandbox.clock.now();
  const roleName = "role" in move ? required(cast[move.role], "a role of the cast").roleName : "";
  switch (move.kind) {
    case "put-policy": {
      const person = people[move.by];
      const { status, content } = await person.putPolicy(writePolicy(move.policy, now));
      return status === 200
        ? { reply: { by: person.arn, status } }
        : { nothing: `the policy was not taken: ${JSON.stringify(content)}` };
    }
    case "drop-policy": {
      const person = people[move.by];
      const { status } = await person.removePolicy();
      return { reply: { by: person.arn, status } };
    }
    case "answer":
      return answer(stage, roleName, move);
    case "use-role":
      if (!trueRoles(sandbox).some((role) => role.roleName === roleName)) {
        return { nothing: `${roleName} is not there` };
      }
      owners.useRole(roleName, now);
      return {};
    case "keep-role": {
      const until =
        move.hours === undefined
          ? "for ever"
          : new Date(now.getTime() + move.hours * HOUR_MILLISECONDS).toISOString();
      await owners.tagRole(roleName, { [PROTECTION_TAG]: until });
      return {};
    }
    case "sweep":
      for (let asked = 0; asked < (move.twice === true ? 2 : 1); asked += 1) {
        sweep(sandbox);
      }
      return {};
    case "stop-remediation":
      return stopRemediation(stage, roleName);
    default:
      return assertNever(move, "move about policies");
  }
}

/** What a message tells people to send. */
const Asked = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ roleName: v.string(), runId: v.string(), planDigest: v.string() }),
);

/** Answers as whoever reads the messages does: with what the latest one about the role says. */
async function answer(
  { people, sandbox, startedAt }: Stage,
  roleName: string,
  { by, decision, wrong }: AnswerMove,
): Promise<PolicyPlayed> {
  const person = people[by];
  const sent = decision === "retry" ? { decision, roleName } : readLatest();
  if (sent === undefined) {
    return { nothing: `nobody has asked anything about ${roleName}` };
  }
  const { status } = await person.answer(sent);
  return { reply: { by: person.arn, status, sent } };

  function readLatest() {
    const asked = sandbox.engines.topics
      .messages()
      .filter(({ publishedAt }) => publishedAt >= startedAt())
      .flatMap(({ message }) => {
        const read = v.safeParse(Asked, /^\s*(\{.*\})$/m.exec(message)?.[1]);
        return read.success && read.output.roleName === roleName ? [read.output] : [];
      })
      .at(-1);
    if (asked === undefined) {
      return undefined;
    }
    return {
      roleName,
      decision,
      runId: wrong === "run" ? `${asked.runId}-0` : asked.runId,
      planDigest: wrong === "digest" ? "0".repeat(64) : asked.planDigest,
    };
  }
}

function stopRemediation({ sandbox }: Stage, roleName: string): PolicyPlayed {
  const { states } = sandbox.engines;
  const machine = states.listStateMachines().find(({ name }) => name === "remediate-role");
  const running = states
    .listExecutions({ stateMachineArn: machine?.arn ?? "", statusFilter: "RUNNING" })
    .find(({ input }) => input.includes(`"${roleName}"`));
  if (running === undefined) {
    return { nothing: `nothing mends ${roleName}` };
  }
  states.stopExecution({ executionArn: running.executionArn, error: "Stopped", cause: "by hand" });
  return {};
}
