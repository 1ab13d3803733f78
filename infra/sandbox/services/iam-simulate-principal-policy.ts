import type {
  ContextEntry,
  EvaluationResult,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from "@aws-sdk/client-iam";
import { type Operation, type Principal, ServiceError } from "../gateway/operation.ts";
import type { Decision } from "../permissions/decision.ts";
import type { Permissions } from "../permissions/permissions.ts";
import { checks } from "./iam-answer.ts";
import type { IamContext } from "./iam-context.ts";
import { pageRequest } from "./iam-paging.ts";
import { simulatedPrincipal } from "./iam-simulated-principal.ts";
import { cutPage } from "./paging.ts";

const EVALUATIONS = {
  allowed: "allowed",
  "explicit-deny": "explicitDeny",
  "implicit-deny": "implicitDeny",
} as const satisfies Record<Decision["outcome"], string>;

/** Members that would change what is asked, and that this simulation does not know. */
const NOT_KNOWN = [
  "CallerArn",
  "PermissionsBoundaryPolicyInputList",
  "PolicyExclusionList",
  "PolicyInputList",
  "ResourceHandlingOption",
  "ResourceOwner",
  "ResourcePolicy",
] as const;

const conditionsIn = (entries: readonly ContextEntry[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entries.map(({ ContextKeyName = "", ContextKeyValues = [] }) => {
      const [value, ...more] = ContextKeyValues;
      if (value === undefined || more.length > 0) {
        throw new ServiceError("NotImplemented", "The sandbox simulates context keys of one value", 501);
      }
      return [ContextKeyName, value];
    }),
  );

/** The policy that decided, as a decision names it. */
const statementsOf = ({ because }: Decision) => {
  const [, policy] = /^(.+), statement \d+/.exec(because) ?? [];
  return policy === undefined ? [] : [{ SourcePolicyId: policy }];
};

/**
 * `SimulatePrincipalPolicy`: what the sandbox's own permissions would decide, one result for each action and resource.
 * As on AWS, a resource's own policy has no say unless it is sent along; here it cannot be.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html (as documented in @aws-sdk/client-iam 3.1169.0, read 2026-11-28)
 */
export function simulatePrincipalPolicy(
  context: IamContext,
  permissions: Pick<Permissions, "decide" | "role">,
): Operation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse> {
  const evaluate = async (
    principal: Principal,
    asked: { readonly action: string; readonly resource: string; readonly region: string },
    conditions: Readonly<Record<string, string>>,
  ): Promise<EvaluationResult> => {
    const { action, resource, region } = asked;
    const decide = async () => {
      try {
        return await permissions.decide(principal, [{ action, resources: [resource], conditions }], region);
      } catch (cause) {
        // The engine knows no such action, or no such resource of it. AWS's words are not known.
        throw new ServiceError("InvalidInput", cause instanceof Error ? cause.message : String(cause), 400);
      }
    };
    const decision = await decide();
    return {
      EvalActionName: action,
      EvalResourceName: resource,
      EvalDecision: EVALUATIONS[decision.outcome],
      MatchedStatements: statementsOf(decision),
      MissingContextValues: [],
    };
  };

  return {
    mutates: false,
    authorization: ({ PolicySourceArn = "*" }) => ({
      action: "iam:SimulatePrincipalPolicy",
      resources: [PolicySourceArn],
    }),

    async answer(input, { account, region }) {
      const unknown = NOT_KNOWN.find((name) => input[name] !== undefined);
      if (unknown !== undefined) {
        throw new ServiceError("NotImplemented", `The sandbox simulates nothing with ${unknown}`, 501);
      }
      const arn = checks.text(input.PolicySourceArn, "policySourceArn", { minimum: 20, maximum: 2048 });
      const actions = checks.given(input.ActionNames, "actionNames");
      for (const action of actions) {
        checks.text(action, "actionNames", { minimum: 3, maximum: 128, pattern: /^[\w-]+:\w+$/ });
      }
      const request = pageRequest(input, context.options);
      const principal = simulatedPrincipal(context, permissions, account, arn);
      const conditions = conditionsIn(input.ContextEntries ?? []);
      const asked = actions.flatMap((action) =>
        (input.ResourceArns ?? ["*"]).map((resource) => ({ action, resource, region })),
      );
      const numbered = asked.map((question, index) => ({ question, key: String(index).padStart(8, "0") }));
      const page = cutPage(numbered, ({ key }) => key, request, checks.refuse);
      return {
        EvaluationResults: await Promise.all(
          page.items.map(({ question }) => evaluate(principal, question, conditions)),
        ),
        IsTruncated: page.nextToken !== undefined,
        Marker: page.nextToken,
      };
    },
  };
}
