import type { CheckResult } from "../check.ts";
import { groupBy } from "../group-by.ts";
import { allowStatement, named } from "../statement.ts";
import type { Question } from "./questions.ts";
import type { Answer, Refusal } from "./simulate.ts";

/** One action that is refused somewhere. */
interface RefusedAction {
  readonly question: Question;
  readonly action: string;
  readonly refusal: Refusal;
}

/** Says what is not allowed: one result for each service and purpose, and for each reason and set of Regions. */
export function tellRefusals(
  answers: readonly Answer[],
  policySourceArn: string,
  statusOf: (purpose: Question["purpose"]) => "fail" | "warn",
): readonly CheckResult[] {
  const refused = answers.flatMap(({ question, refused: some }) =>
    some.map((one): RefusedAction => ({ question, ...one })),
  );
  const byAction = groupBy(refused, ({ question: { service, purpose }, action, refusal }) =>
    JSON.stringify([service, purpose, action, refusal]),
  );
  // Actions that are refused for the same reason in the same Regions are told together.
  const together = groupBy(byAction, (group) => {
    const [{ question, refusal } = { question: undefined, refusal: undefined }] = group;
    const regions = group.map((one) => one.question.region).toSorted();
    return JSON.stringify([question?.service, question?.purpose, refusal, [...new Set(regions)]]);
  });
  return together.map((groups) => tell(groups.flat(), policySourceArn, statusOf));
}

function tell(
  group: readonly RefusedAction[],
  policySourceArn: string,
  statusOf: (purpose: Question["purpose"]) => "fail" | "warn",
): CheckResult {
  const [first] = group;
  const { service = "", purpose = "reading" } = first?.question ?? {};
  const actions = [...new Set(group.map(({ action }) => action))];
  const regions = [...new Set(group.map(({ question }) => question.region))].toSorted();
  const [region] = regions;
  return {
    status: statusOf(purpose),
    service,
    ...(regions.length === 1 && region !== undefined ? { region } : {}),
    summary: `${named(actions)} ${actions.length === 1 ? "is" : "are"} not allowed in ${named(regions)}`,
    detail: `${whatFails(service, purpose)} ${whyRefused(first?.refusal)}`,
    fix: whatToDo(group, policySourceArn),
  };
}

function whatFails(service: string, purpose: Question["purpose"]): string {
  const isIam = service === "iam";
  if (purpose === "reading") {
    return isIam
      ? "Without it roles cannot be looked at."
      : `Without it what uses the roles of ${service} is unknown.`;
  }
  return isIam
    ? "Without it plans work, and no role can be deleted."
    : `Without it plans work, and what uses the roles of ${service} cannot be released.`;
}

function whyRefused(refusal: Refusal | undefined): string {
  switch (refusal?.kind) {
    case "organization":
      return "A service control policy of the organization does not allow it.";
    case "boundary":
      return "The permissions boundary does not allow it.";
    case "denied":
      return `A statement denies it${refusal.policy === undefined ? "" : `, in policy ${refusal.policy}`}.`;
    default:
      return "No policy allows it.";
  }
}

function whatToDo(group: readonly RefusedAction[], policySourceArn: string): string {
  const kind = group[0]?.refusal.kind;
  if (kind === "organization") {
    return "Ask the owner of the organization's policies to allow it: no policy of the account can.";
  }
  if (kind === "denied") {
    return `Take the statement that denies it out of the policies of ${policySourceArn}: no Allow outweighs it.`;
  }
  const byResource = groupBy(group, ({ question }) => question.everywhere);
  const statements = byResource.map((some) => {
    const actions = [...new Set(some.map(({ action }) => action))];
    return allowStatement(actions, [...new Set(some.map(({ question }) => question.everywhere))]);
  });
  const where = kind === "boundary" ? "the permissions boundary" : "a policy";
  return `Add to ${where} of ${policySourceArn}: ${statements.join(", ")}`;
}
