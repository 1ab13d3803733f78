import { type Choice, chooseRule, type Subject } from "../../functions/core/drift/choose-rule.ts";
import { exemptionOf } from "../../functions/core/drift/exemptions.ts";
import type { Exemption, Policy, Rule } from "../../functions/core/policy.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Column } from "../output/format.ts";
import { visibleText } from "../output/visible-text.ts";
import type { Session } from "../session/session.ts";
import { principalOf } from "./catalogue-roles.ts";
import { compilePolicyFile, tellFaults } from "./policy-file.ts";
import { writeJson } from "./policy-json.ts";
import { writeRows } from "./write-rows.ts";

/** What is said of the role beside its name. */
export interface ExplainOptions {
  readonly service?: string | undefined;
  readonly tag?: readonly (readonly [key: string, value: string])[] | undefined;
  readonly account?: string | undefined;
  readonly ou?: readonly string[] | undefined;
  /** ISO 8601; default: now. */
  readonly at?: string | undefined;
}

/** What a policy says of a role. */
export interface Explanation extends Choice {
  readonly roleName: string;
  /** The service that owns the role; empty: nobody has said. */
  readonly principal: string;
  /** ISO 8601. */
  readonly at: string;
  readonly exemption?: Exemption;
}

/** `rolecall policy explain`: says which rule counts for a role, why, and what each other rule lacks. */
export async function explainPolicy(
  session: Session,
  file: string,
  roleName: string,
  { service, tag = [], account = "", ou, at }: ExplainOptions,
): Promise<ExitCode> {
  const compilation = await compilePolicyFile(file);
  if (compilation.kind === "wrong") {
    return tellFaults(session, file, compilation.faults);
  }
  const tags = Object.fromEntries(tag);
  const principal = service ?? principalOf(roleName) ?? "";
  if (service === undefined) {
    session.say(
      principal === ""
        ? "Which service owns the role is not known here; --service says it"
        : `Taken for a role of ${principal}; --service says otherwise`,
    );
  }
  const subject = { roleName, principal, account, tags, organizationalUnits: ou };
  const now = session.surroundings.now().toISOString();
  const explanation = explain(compilation.policy, subject, at ?? now);
  if (writeJson(session, explanationJson(explanation))) {
    return EXIT.done;
  }
  if ((session.options.output ?? "table") === "table") {
    session.surroundings.out(
      linesOf(explanation)
        .map((line) => `${visibleText(line)}\n`)
        .join(""),
    );
  } else {
    writeRows(session, explanation.considered, columns, (row) => row);
  }
  return EXIT.done;
}

/**
 * Says which rule of a policy counts for a role and why, what each other rule lacks, and whether it is exempt.
 *
 * @param at ISO 8601
 */
export function explain(policy: Policy, subject: Subject, at: string): Explanation {
  const exemption = exemptionOf(policy, subject, at);
  const { roleName, principal } = subject;
  return {
    roleName,
    principal,
    at,
    ...chooseRule(policy, subject),
    ...(exemption === undefined ? {} : { exemption }),
  };
}

/** What programs read of it. */
export interface ExplanationJson
  extends Pick<Explanation, "roleName" | "principal" | "at" | "certain" | "why" | "considered"> {
  /** Name of the rule that counts. */
  readonly rule: string;
  /** What it says. */
  readonly counts: Pick<Rule, "state" | "unexpected" | "unused" | "missing" | "drift">;
  readonly exemption?: Pick<Exemption, "name" | "owner" | "reason" | "expiresAt">;
}

function explanationJson({ rule, considered, exemption, ...told }: Explanation): ExplanationJson {
  const { state, unexpected, unused, missing, drift } = rule;
  const json = {
    ...told,
    rule: rule.name,
    counts: { state, unexpected, unused, missing, drift },
    considered,
  };
  if (exemption === undefined) {
    return json;
  }
  const { name, owner, reason, expiresAt } = exemption;
  return { ...json, exemption: { name, owner, reason, expiresAt } };
}

const columns: readonly Column<Choice["considered"][number]>[] = [
  { key: "rule", title: "RULE", value: ({ rule }) => rule },
  { key: "matches", title: "MATCHES", value: ({ matches }) => matches },
  { key: "why", title: "WHY", value: ({ why }) => why },
];

const MATCHES = { yes: "matches", no: "does not match", unknown: "may match" } as const;

function linesOf({ roleName, at, rule, why, considered, exemption }: Explanation): readonly string[] {
  const { state, unexpected, unused, missing, drift } = rule;
  return [
    `${roleName}: ${why}.`,
    ...considered.map(
      ({ rule: name, matches, why: because }, index) =>
        `  ${index + 1}. ${name}: ${MATCHES[matches]}: ${because}`,
    ),
    `What counts: state ${state}, unexpected ${unexpected}, unused ${unused}, missing ${missing}, drift ${drift}.`,
    exemption === undefined
      ? `No exemption leaves it alone at ${at}.`
      : `Exemption ${exemption.name} of ${exemption.owner} leaves it alone until ${exemption.expiresAt}: ${exemption.reason}.`,
  ];
}
