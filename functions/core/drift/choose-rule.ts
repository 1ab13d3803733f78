import { fits, fitsAny } from "../glob.ts";
import { type Match, OBSERVE, type Policy, type Rule } from "../policy.ts";

/** What a rule can ask of a role. */
export interface Subject {
  readonly roleName: string;
  readonly principal: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly account: string;
  /** Ids of the organizational units that hold the account; `undefined`: nobody has said. */
  readonly organizationalUnits: readonly string[] | undefined;
}

/** Whether a rule speaks of a role; `unknown` if it asks for what nobody has said. */
export interface Considered {
  readonly rule: string;
  readonly matches: "yes" | "no" | "unknown";
  readonly why: string;
}

/** The rule that counts for a role, and what was considered on the way. */
export interface Choice {
  readonly rule: Rule;
  /** False: whether an earlier rule speaks of the role is unknown, so that only observing is safe. */
  readonly certain: boolean;
  /** Every rule in order; those after the one that counts too. */
  readonly considered: readonly Considered[];
  /** Why this rule counts: one sentence. */
  readonly why: string;
}

/** Chooses the first rule that speaks of a role. */
export function chooseRule(policy: Pick<Policy, "rules"> | undefined, subject: Subject): Choice {
  const rules = policy?.rules ?? [];
  const considered = rules.map((rule): Considered => ({ rule: rule.name, ...match(rule.match, subject) }));
  const first = considered.findIndex(({ matches }) => matches !== "no");
  const rule = rules[first];
  const verdict = considered[first];
  if (rule === undefined || verdict === undefined) {
    const why = policy === undefined ? "there is no policy" : "no rule of the policy speaks of it";
    return { rule: OBSERVE, certain: true, considered, why };
  }
  if (verdict.matches === "unknown") {
    const why = `whether rule ${rule.name} speaks of it is unknown: ${verdict.why}`;
    return { rule: OBSERVE, certain: false, considered, why };
  }
  const later = considered.slice(first + 1).filter(({ matches }) => matches === "yes");
  const also =
    later.length === 0
      ? ""
      : `; it comes before ${later.map(({ rule: name }) => name).join(" and ")}, which would match too`;
  return {
    rule,
    certain: true,
    considered,
    why: `rule ${rule.name} (${first + 1} of ${rules.length}) is the first that matches${also}`,
  };
}

/** Answers whether a rule or an exemption speaks of a role, and why. */
export function match(
  { services, roles, tags, accounts, organizationalUnits }: Match,
  subject: Subject,
): { readonly matches: "yes" | "no" | "unknown"; readonly why: string } {
  const no = (why: string) => ({ matches: "no", why }) as const;
  if (services.length > 0 && !fitsAny(subject.principal, services)) {
    return no(`its service ${subject.principal} is not ${services.join(" or ")}`);
  }
  if (roles.length > 0 && !fitsAny(subject.roleName, roles)) {
    return no(`its name is not ${roles.join(" or ")}`);
  }
  if (accounts.length > 0 && !accounts.includes(subject.account)) {
    return no(`account ${subject.account} is not ${accounts.join(" or ")}`);
  }
  for (const [key, pattern] of Object.entries(tags)) {
    const value = Object.hasOwn(subject.tags, key) ? subject.tags[key] : undefined;
    if (value === undefined || !fits(value, pattern)) {
      return no(`tag ${key} is ${value === undefined ? "not there" : `not ${pattern}`}`);
    }
  }
  if (organizationalUnits.length > 0) {
    if (subject.organizationalUnits === undefined) {
      return {
        matches: "unknown",
        why: "the organizational units of the account were not told (stack parameter OrganizationalUnits)",
      };
    }
    if (!organizationalUnits.some((unit) => subject.organizationalUnits?.includes(unit) === true)) {
      return no(`the account is not in ${organizationalUnits.join(" or ")}`);
    }
  }
  return { matches: "yes", why: "everything that it asks for is so" };
}
