import { describeFailure, isNamed } from "../../../functions/services/failures.ts";
import { allServices } from "../../../functions/services/services.ts";
import type { Check, CheckResult } from "../check.ts";
import { policySource } from "../permissions/policy-source.ts";
import { type Question, questionsFor } from "../permissions/questions.ts";
import { type Answer, simulate } from "../permissions/simulate.ts";
import { tellRefusals } from "../permissions/tell-refusals.ts";
import { allowStatement, counted } from "../statement.ts";
import type { Visit } from "../visit.ts";

/** Do the caller's policies allow what rolecall needs, service by service and Region by Region? */
export const permissions: Check = {
  id: "permissions",
  title: "Permissions",
  needs: "signed",

  async run(visit) {
    const { clients, hubRegion, readAccount, readCaller, readPartition, readRegions } = visit;
    const source = await policySource(await readCaller(), clients.iam);
    if (source.kind === "root") {
      return [
        {
          status: "warn",
          summary: "The caller is the account's root user, whom no policy of the account limits",
          fix: "Work with a role that may do just what it needs.",
        },
      ];
    }
    if (source.kind === "unknown") {
      return [notAsked(source.why)];
    }
    const questions = questionsFor(allServices, {
      partition: await readPartition(),
      account: await readAccount(),
      hubRegion,
      enabled: await readRegions(),
    });
    const answers = await askIam(visit, source.arn, questions);
    if ("status" in answers) {
      return [answers];
    }
    const refusals = tellRefusals(answers.given, source.arn, (purpose) => severity(purpose, visit));
    return refusals.length > 0 ? refusals : [allAllowed(questions, source.arn)];
  },
};

/** In a stack its functions read and release, with roles of their own: what the caller may do matters less. */
function severity(purpose: Question["purpose"], { place }: Visit): "fail" | "warn" {
  return place === "direct" && purpose === "reading" ? "fail" : "warn";
}

/** Answers with a result of its own where the question itself is not let through. */
async function askIam(
  { clients }: Visit,
  arn: string,
  questions: readonly Question[],
): Promise<{ readonly given: readonly Answer[] } | CheckResult> {
  try {
    return { given: await simulate(await clients.iam(), arn, questions) };
  } catch (error) {
    if (isNamed(error, "AccessDenied", "AccessDeniedException")) {
      return {
        ...notAsked(`The caller may not ask: ${describeFailure(error)}`),
        fix: `To have it looked at, add to a policy of ${arn}: ${allowStatement(["iam:SimulatePrincipalPolicy"], [arn])}`,
      };
    }
    if (isNamed(error, "NoSuchEntity", "NoSuchEntityException")) {
      return notAsked(`IAM does not know ${arn}: the path of a role cannot be told from its session`);
    }
    throw error;
  }
}

function notAsked(why: string): CheckResult {
  return {
    status: "skipped",
    summary: "What the caller's policies allow could not be asked; what can be read was tried all the same",
    detail: why,
  };
}

function allAllowed(questions: readonly Question[], arn: string): CheckResult {
  const actions = new Set(questions.flatMap((question) => question.actions)).size;
  const regions = new Set(questions.map(({ region }) => region)).size;
  return {
    status: "ok",
    summary: `${arn} may read and release: ${counted(actions, "action")} in ${counted(regions, "Region")}`,
  };
}
