import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseRule, match } from "../../../../functions/core/drift/choose-rule.ts";
import type { Match } from "../../../../functions/core/policy.ts";
import { matching, policy, rule, subject } from "./examples.ts";

const UNTOLD = "the organizational units of the account were not told (stack parameter OrganizationalUnits)";

/** A record whose key is an own member, whatever its name. */
const tagged = (key: string, value: string) => Object.fromEntries([[key, value]]);

describe("match", () => {
  it.each<[string, Partial<Match>]>([
    ["nothing", {}],
    ["its service", { services: ["ivs.amazonaws.com"] }],
    ["one of several services", { services: ["chime.amazonaws.com", "*.amazonaws.com"] }],
    ["its name", { roles: ["AWSServiceRoleForIVS*"] }],
    ["its account", { accounts: ["999900001111", "111122223333"] }],
    ["its tags", { tags: { team: "video-?", stage: "*" } }],
    ["a unit of its account", { organizationalUnits: ["ou-x", "ou-b"] }],
  ])("matches a role if it asks for %s", (_what, more) => {
    const of = subject({ tags: { team: "video-1", stage: "" }, organizationalUnits: ["ou-a", "ou-b"] });

    expect(match(matching(more), of)).toEqual({ matches: "yes", why: "everything that it asks for is so" });
  });

  it.each<[string, Partial<Match>, string]>([
    [
      "another service",
      { services: ["chime.amazonaws.com", "mediatailor.amazonaws.com"] },
      "its service ivs.amazonaws.com is not chime.amazonaws.com or mediatailor.amazonaws.com",
    ],
    ["another name", { roles: ["AWSServiceRoleForChime*"] }, "its name is not AWSServiceRoleForChime*"],
    ["a part of its name", { roles: ["AWSServiceRole"] }, "its name is not AWSServiceRole"],
    ["another account", { accounts: ["999900001111"] }, "account 111122223333 is not 999900001111"],
    ["a pattern of its account, which is none", { accounts: ["*"] }, "account 111122223333 is not *"],
    ["a tag that it lacks", { tags: { team: "*" } }, "tag team is not there"],
    ["another value of a tag", { tags: { stage: "prod*" } }, "tag stage is not prod*"],
    [
      "one tag that is there and one that is not",
      { tags: { stage: "test", team: "*" } },
      "tag team is not there",
    ],
    ["other units", { organizationalUnits: ["ou-x"] }, "the account is not in ou-x"],
  ])("does not match a role if it asks for %s", (_what, more, why) => {
    const of = subject({ tags: { stage: "test" }, organizationalUnits: ["ou-a"] });

    expect(match(matching(more), of)).toEqual({ matches: "no", why });
  });

  it("does not know, where nobody has said which units hold the account", () => {
    const asked = matching({ organizationalUnits: ["ou-a"] });

    expect(match(asked, subject())).toEqual({ matches: "unknown", why: UNTOLD });
  });

  it("knows that it does not match if anything else is not so, whatever the units are", () => {
    const asked = matching({ organizationalUnits: ["ou-a"], roles: ["other"] });

    expect(match(asked, subject())).toMatchObject({ matches: "no" });
  });

  it("knows that it does not match where an account is in no unit at all", () => {
    const asked = matching({ organizationalUnits: ["ou-a"] });

    expect(match(asked, subject({ organizationalUnits: [] }))).toMatchObject({ matches: "no" });
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "takes %s for a tag like any other",
    (key) => {
      const asked = matching({ tags: tagged(key, "*") });

      expect(match(asked, subject())).toEqual({ matches: "no", why: `tag ${key} is not there` });
      expect(match(asked, subject({ tags: tagged(key, "x") }))).toMatchObject({ matches: "yes" });
    },
  );
});

describe("chooseRule", () => {
  it("observes only where there is no policy", () => {
    expect(chooseRule(undefined, subject())).toMatchObject({
      rule: {
        name: "(no rule)",
        state: "allowed",
        unused: "report",
        missing: "report",
        release: { upTo: "never" },
      },
      certain: true,
      considered: [],
      why: "there is no policy",
    });
  });

  it("observes only where no rule matches", () => {
    const choice = chooseRule(policy([rule("a", { match: matching({ roles: ["other"] }) })]), subject());

    expect(choice).toMatchObject({
      rule: { name: "(no rule)" },
      certain: true,
      considered: [{ rule: "a", matches: "no", why: "its name is not other" }],
      why: "no rule of the policy speaks of it",
    });
  });

  it("chooses the only rule that matches, and says its place", () => {
    const rules = [rule("a", { match: matching({ roles: ["other"] }) }), rule("b")];

    expect(chooseRule(policy(rules), subject())).toMatchObject({
      rule: { name: "b" },
      certain: true,
      why: "rule b (2 of 2) is the first that matches",
    });
  });

  it("chooses the first of several that match, and names those that it comes before", () => {
    const other = { match: matching({ roles: ["other"] }) };
    const rules = [
      rule("a", other),
      rule("b", { state: "forbidden" }),
      rule("c"),
      rule("d", other),
      rule("e"),
    ];

    expect(chooseRule(policy(rules), subject())).toMatchObject({
      rule: { name: "b", state: "forbidden" },
      why: "rule b (2 of 5) is the first that matches; it comes before c and e, which would match too",
      considered: [
        { rule: "a", matches: "no" },
        { rule: "b", matches: "yes" },
        { rule: "c", matches: "yes" },
        { rule: "d", matches: "no" },
        { rule: "e", matches: "yes" },
      ],
    });
  });

  it("observes only where an earlier rule may match, though a later one does", () => {
    const rules = [
      rule("a", { match: matching({ organizationalUnits: ["ou-a"] }) }),
      rule("b", { state: "forbidden", unexpected: "act" }),
    ];

    expect(chooseRule(policy(rules), subject())).toMatchObject({
      rule: { name: "(no rule)", state: "allowed" },
      certain: false,
      why: `whether rule a speaks of it is unknown: ${UNTOLD}`,
    });
  });

  it("is certain where only a later rule may match, and does not name it", () => {
    const rules = [rule("a"), rule("b", { match: matching({ organizationalUnits: ["ou-a"] }) })];

    expect(chooseRule(policy(rules), subject())).toMatchObject({
      rule: { name: "a" },
      certain: true,
      why: "rule a (1 of 2) is the first that matches",
    });
  });

  it("does not mind rules after the one that counts", () => {
    const some = fc.array(fc.constantFrom("AWSServiceRoleForIVS*", "other", "*"), { maxLength: 5 });
    const rules = (names: readonly string[], prefix: string) =>
      names.map((name, index) => rule(`${prefix}${index}`, { match: matching({ roles: [name] }) }));

    fc.assert(
      fc.property(some, some, (names, more) => {
        const first = rules(names, "a").concat(rule("last"));
        const chosen = chooseRule(policy(first), subject()).rule.name;
        expect(chooseRule(policy([...first, ...rules(more, "b")]), subject()).rule.name).toBe(chosen);
      }),
    );
  });
});
