import { type RequestAnalysis, runSimulation } from "@cloud-copilot/iam-simulate";
import type { Decision } from "./decision.ts";
import type { IdentityPolicy } from "./roles.ts";

/** One question to the policies: may this principal do this action on this resource? */
export interface Question {
  /** ARN of a session, or a service's name such as `lambda.amazonaws.com`. */
  readonly principal: string;
  readonly action: string;
  /** ARN, `*` in it for "any", or `*` alone. */
  readonly resource: string;
  readonly resourceAccount: string;
  readonly context: Readonly<Record<string, string | string[]>>;
  readonly policies: readonly IdentityPolicy[];
  readonly resourcePolicy?: unknown;
}

type Statements = Readonly<
  Pick<NonNullable<RequestAnalysis["identityAnalysis"]>, "allowStatements" | "denyStatements">
>;

const decisive = (
  analyses: readonly (Statements | undefined)[],
  kind: keyof Statements,
): string | undefined =>
  analyses
    .flatMap((analysis) => analysis?.[kind] ?? [])
    .map(({ policyId, statement }) => {
      const sid = statement.sid();
      return `${policyId ?? "resource policy"}, statement ${statement.index()}${sid === undefined ? "" : ` (${sid})`}`;
    })
    .at(0);

const judge = ({ result, identityAnalysis, resourceAnalysis }: RequestAnalysis): Decision => {
  const analyses = [identityAnalysis, resourceAnalysis];
  switch (result) {
    case "Allowed":
      return { outcome: "allowed", because: decisive(analyses, "allowStatements") ?? "allowed" };
    case "ExplicitlyDenied":
      return { outcome: "explicit-deny", because: decisive(analyses, "denyStatements") ?? "denied" };
    case "ImplicitlyDenied":
      return { outcome: "implicit-deny", because: "no statement allows it" };
  }
};

/**
 * AWS compares the resource of a request as plain text, while the engine understands a `*` in it as a pattern
 * and is content with any overlap. A name that no policy spells out makes it plain.
 */
const plain = (resource: string) => (resource === "*" ? resource : resource.replaceAll("*", "any-at-all"));

/**
 * Asks the policies.
 *
 * @throws {Error} if the engine refuses the question: a policy that is not valid, an action that does not
 * exist, a resource that the action does not have. The same question will be refused again.
 */
export async function simulate(question: Question): Promise<Decision> {
  const { action, context, policies, principal, resource, resourceAccount, resourcePolicy } = question;
  const answer = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource: plain(resource), accountId: resourceAccount },
        contextVariables: { ...context },
      },
      identityPolicies: policies.map(({ name, document }) => ({ name, policy: document })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy === undefined ? {} : { resourcePolicy }),
    },
    {},
  );
  switch (answer.resultType) {
    case "error":
      throw new Error(`Cannot decide ${action} on ${resource}: ${JSON.stringify(answer.errors)}`);
    case "single":
      return judge(answer.result.analysis);
    case "wildcard": {
      // Only `*` alone comes here: it takes a statement on `*` itself, and one refusal is enough.
      const judged = answer.results.map((result) => ({
        ...judge(result.analysis),
        on: result.resourcePattern,
      }));
      const refusal = judged.find(({ outcome }) => outcome === "explicit-deny");
      const grant = judged.find(({ outcome, on }) => outcome === "allowed" && on === "*");
      const { outcome, because } = refusal ??
        grant ?? {
          outcome: "implicit-deny",
          because: "no statement allows it on every resource",
        };
      return { outcome, because };
    }
  }
}
