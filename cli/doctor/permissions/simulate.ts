import type { EvaluationResult, IAMClient } from "@aws-sdk/client-iam";
import { inParallel } from "../../../functions/core/in-parallel.ts";
import { groupBy } from "../group-by.ts";
import type { Question } from "./questions.ts";

/** Why an action is not allowed. */
export type Refusal =
  | { readonly kind: "not-allowed" }
  /** By a statement in a policy of the caller; its name, where IAM tells it. */
  | { readonly kind: "denied"; readonly policy: string | undefined }
  | { readonly kind: "organization" }
  | { readonly kind: "boundary" };

/** What of a question is not allowed. */
export interface Answer {
  readonly question: Question;
  readonly refused: readonly { readonly action: string; readonly refusal: Refusal }[];
}

/** IAM's limit for simulations is not documented; the SDK waits and tries again where it is met. */
const MOST_CALLS_AT_ONCE = 4;

/** As many results on a page as IAM takes. */
const MOST_RESULTS = 1000;

/**
 * Asks IAM what the policies of a user or role decide, one call for each resource in each Region; answers in the order of
 * the questions. Errors of the SDK pass through unchanged.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html (as documented in @aws-sdk/client-iam 3.1169.0, read 2026-11-28)
 */
export async function simulate(
  client: IAMClient,
  policySourceArn: string,
  questions: readonly Question[],
): Promise<readonly Answer[]> {
  const { paginateSimulatePrincipalPolicy } = await import("@aws-sdk/client-iam");
  const calls = groupBy(questions, ({ region, resource }) => `${region} ${resource}`);
  const answers = await inParallel(MOST_CALLS_AT_ONCE, calls, async (group) => {
    const [{ region, resource } = { region: "", resource: "*" }] = group;
    const results = new Map<string, EvaluationResult>();
    const pages = paginateSimulatePrincipalPolicy(
      { client, pageSize: MOST_RESULTS },
      {
        PolicySourceArn: policySourceArn,
        ActionNames: [...new Set(group.flatMap(({ actions }) => actions))],
        ResourceArns: [resource],
        ContextEntries: [
          {
            ContextKeyName: "aws:RequestedRegion",
            ContextKeyValues: [region],
            ContextKeyType: "string",
          },
        ],
      },
    );
    for await (const { EvaluationResults = [] } of pages) {
      for (const result of EvaluationResults) {
        results.set(result.EvalActionName ?? "", result);
      }
    }
    return group.map((question) => [question, answerTo(question, results)] as const);
  });
  const byQuestion = new Map(answers.flat());
  return questions.flatMap((question) => byQuestion.get(question) ?? []);
}

function answerTo(question: Question, results: ReadonlyMap<string, EvaluationResult>): Answer {
  const refused = question.actions.flatMap((action) => {
    const result = results.get(action);
    return result?.EvalDecision === "allowed" ? [] : [{ action, refusal: refusalOf(result) }];
  });
  return { question, refused };
}

function refusalOf(result: EvaluationResult | undefined): Refusal {
  if (result?.OrganizationsDecisionDetail?.AllowedByOrganizations === false) {
    return { kind: "organization" };
  }
  if (result?.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false) {
    return { kind: "boundary" };
  }
  return result?.EvalDecision === "explicitDeny"
    ? { kind: "denied", policy: result.MatchedStatements?.[0]?.SourcePolicyId }
    : { kind: "not-allowed" };
}
