import { parseArgs } from "node:util";
import { chooseRule, type Subject } from "../../functions/core/drift/choose-rule.ts";
import { exemptionOf } from "../../functions/core/drift/exemptions.ts";
import type { Policy } from "../../functions/core/policy.ts";

/** Which role a policy is to be explained for; or what is wrong with the command line. */
export type Asked = { readonly subject: Subject; readonly at: string } | { readonly wrong: string };

const OPTIONS = {
  service: { type: "string" },
  tag: { type: "string", multiple: true },
  account: { type: "string" },
  ou: { type: "string", multiple: true },
  at: { type: "string" },
} as const;

/**
 * Reads which role is meant, from what follows the file on the command line.
 *
 * @param now what counts as the present unless `--at` says otherwise; ISO 8601
 */
export function readSubject(args: readonly string[], now: string): Asked {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [roleName, ...more] = positionals;
    if (roleName === undefined || more.length > 0) {
      return { wrong: "name one role" };
    }
    const { service = "", tag = [], account = "", ou, at = now } = values;
    const untold = tag.find((text) => !text.includes("="));
    if (untold !== undefined) {
      return { wrong: `--tag ${untold} must be KEY=VALUE` };
    }
    if (Number.isNaN(Date.parse(at))) {
      return { wrong: `--at ${at} is no instant, such as 2026-11-21T09:00:00Z` };
    }
    const tags = tag.map((text) => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)]);
    return {
      subject: {
        roleName,
        principal: service,
        account,
        tags: Object.fromEntries(tags),
        organizationalUnits: ou,
      },
      at: new Date(at).toISOString(),
    };
  } catch (error) {
    return {
      wrong: error instanceof Error ? (error.message.split("\n")[0] ?? error.message) : String(error),
    };
  }
}

/** Says which rule of a policy counts for a role and why, what each other rule lacks, and whether it is exempt. */
export function explain(policy: Policy, subject: Subject, at: string): string {
  const { rule, why, considered } = chooseRule(policy, subject);
  const exemption = exemptionOf(policy, subject, at);
  const lines = considered.map(({ rule: name, matches, why: because }, index) => {
    const verdict = { yes: "matches", no: "does not match", unknown: "may match" }[matches];
    return `  ${index + 1}. ${name}: ${verdict}: ${because}`;
  });
  const { state, unexpected, unused, missing, drift } = rule;
  return [
    `${subject.roleName}: ${why}.`,
    ...lines,
    `What counts: state ${state}, unexpected ${unexpected}, unused ${unused}, missing ${missing}, drift ${drift}.`,
    exemption === undefined
      ? `No exemption leaves it alone at ${at}.`
      : `Exemption ${exemption.name} of ${exemption.owner} leaves it alone until ${exemption.expiresAt}: ${exemption.reason}.`,
    "",
  ].join("\n");
}
