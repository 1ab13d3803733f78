import type { Person } from "../../infra/sandbox/estate/people.ts";
import { trueRoles } from "../../infra/sandbox/estate/truth.ts";
import { answer, type Drift, findingOf, moveTo, rule, stateOf } from "./drifting.ts";

/** Who answers what to a request for approval, made in the morning; it expires a day later. */
export type GivenAnswer =
  | "approved"
  | "rejected"
  | "nobody"
  | "a stranger"
  | "whose policy it is"
  | "wrong digest"
  | "too late";

/** When rolecall may begin: `closed` is a window that opens at ten in the evening. */
export type WindowOfCell = "none" | "open" | "closed";

/** What the rule says, what is answered, and the window. */
export type Question = readonly ["report" | "approve" | "act", GivenAnswer, WindowOfCell];

/** The answer's status, whether it is mended before ten in the evening, how the run has ended a day later, and the finding. */
export type Reply = readonly [number | "-", "mended" | "not mended", string, "open" | "closed"];

/** A difference, and how it is told in a policy. */
export interface Difference {
  readonly kind: "unexpected" | "unused" | "missing" | "description-drift";
  /** Members of a rule; the response is a word of this member. */
  readonly wants: string;
  readonly member: "unexpected" | "unused" | "missing" | "drift";
  /** What acting is called. */
  readonly act: "decommission" | "recreate" | "put-back";
  /** True if the role is there at first. */
  readonly exists: boolean;
}

/** One role for each cell. */
export interface RoleOfCell {
  readonly roleName: string;
  readonly principal: string;
  readonly suffix?: string;
}

const WINDOWS = {
  none: "",
  open: ', window: {cron: "0 * * * *", duration: 2h}',
  closed: ', window: {cron: "0 22 * * *", duration: 4h}',
} as const satisfies Record<WindowOfCell, string>;

/** Plays all cells at once, each with a role of its own, over a day. */
export async function playCells(
  drift: Drift,
  stranger: Person,
  difference: Difference,
  cells: readonly { readonly question: Question; readonly role: RoleOfCell }[],
): Promise<readonly Reply[]> {
  await moveTo(drift, 9);
  const rules = cells.map(({ question, role }) => ruleOf(difference, question, role));
  const makeAll = async () => {
    for (const { role } of difference.exists ? cells : []) {
      await drift.owners.makeRole(role.principal, role.suffix);
    }
  };
  await makeAll();
  await drift.clock.settle(60);
  await rule(drift, rules);
  await drift.clock.settle(1800);
  const answers = (late: boolean) =>
    cells.map(({ question: [response, given], role }) =>
      response === "approve" && (given === "too late") === late
        ? giveAnswer(drift, stranger, role.roleName, given)
        : undefined,
    );
  const early = await Promise.all(answers(false));
  await moveTo(drift, 21);
  const mendedEarly = cells.map(({ role }) => isMended(drift, difference, role.roleName));
  await moveTo(drift, 10);
  const late = await Promise.all(answers(true));
  await drift.clock.settle(600);
  const replies: Reply[] = [];
  for (const [at, { role }] of cells.entries()) {
    const finding = await findingOf(drift, difference.kind, role.roleName);
    const outcome = (await stateOf(drift, role.roleName)).replace(/:.*/, "");
    const status = early[at] ?? late[at] ?? "-";
    replies.push([
      status,
      mendedEarly[at] === true ? "mended" : "not mended",
      outcome,
      finding?.status ?? "closed",
    ]);
  }
  return replies;
}

function ruleOf(
  { wants, member, act }: Difference,
  [response, given, window]: Question,
  { roleName, principal }: RoleOfCell,
): string {
  const asks =
    response === "approve"
      ? `, approvers: [platform, "arn:aws:sts::*:assumed-role/owners/*"], approvalExpires: 1d, fourEyes: ${given === "whose policy it is"}`
      : "";
  const follows = response === "act" ? act : response;
  return `{name: ${roleName}, match: {role: ${roleName}, service: ${principal}}, ${wants}, ${member}: ${follows}${asks}${WINDOWS[window]}}`;
}

async function giveAnswer(
  drift: Drift,
  stranger: Person,
  roleName: string,
  given: GivenAnswer,
): Promise<number | undefined> {
  switch (given) {
    case "nobody":
      return undefined;
    case "a stranger":
      return answer(drift, stranger, roleName, "approve");
    case "whose policy it is":
      return answer(drift, drift.owner, roleName, "approve");
    case "wrong digest":
      return answer(drift, drift.approver, roleName, "approve", { planDigest: "0".repeat(64) });
    case "rejected":
      return answer(drift, drift.approver, roleName, "reject");
    case "approved":
    case "too late":
      return answer(drift, drift.approver, roleName, "approve");
  }
}

/** What truly is, whatever rolecall says. */
function isMended(drift: Drift, { kind }: Difference, roleName: string): boolean {
  const role = trueRoles(drift).find((candidate) => candidate.roleName === roleName);
  switch (kind) {
    case "unexpected":
    case "unused":
      return role === undefined;
    case "missing":
      return role !== undefined;
    case "description-drift":
      return role?.description === "wanted";
  }
}
