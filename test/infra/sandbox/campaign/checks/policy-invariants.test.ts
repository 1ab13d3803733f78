import { describe, expect, it } from "vitest";
import { changesAreWanted } from "../../../../../infra/sandbox/campaign/checks/17-changes-are-wanted.ts";
import { answersAreValid } from "../../../../../infra/sandbox/campaign/checks/18-answers-are-valid.ts";
import type { Act } from "../../../../../infra/sandbox/campaign/trace/trace.ts";
import { answered, mended, opened, person, put, remediation, rule, worker } from "../small-policy-trace.ts";
import { at, release } from "../small-trace.ts";

const asks = (given = {}) => put({ rules: [rule({ response: "approve", release: "approved", ...given })] });

const tagged: Act = {
  at: "2026-11-20T05:00:00.000Z",
  move: { kind: "keep-role", role: 1, hours: 9 },
  callsBefore: 0,
};

const used: Act = { at: "2026-11-20T06:00:00.000Z", move: { kind: "use-role", role: 1 }, callsBefore: 0 };

const unused = {
  runs: [
    remediation({ name: "unused-mediatailor-1" }),
    worker({ name: "unused-mediatailor-1-apply-1", mends: "unused-mediatailor-1" }),
  ],
  incarnations: [
    { roleName: "AWSServiceRoleForMediaTailor", roleId: "AROA1", createdAt: "2026-11-20T03:00:00.000Z" },
  ],
};

describe("check 17", () => {
  it("is content where the policy wants just that", () => {
    expect(changesAreWanted(mended())).toEqual([]);
    expect(changesAreWanted(mended({ acts: [asks(), answered()] }))).toEqual([]);
  });

  it("is content where a person has asked for it", () => {
    expect(changesAreWanted(mended({ acts: [], runs: [worker({ name: "run1-1", mends: "run1" })] }))).toEqual(
      [],
    );
  });

  it.each([
    ["there is no policy", { acts: [] }],
    [
      "the policy was taken out of force",
      { acts: [put(), { ...put(), at: at("00:50"), move: { kind: "drop-policy", by: "olga" } as const }] },
    ],
    ["no rule speaks of the role", { acts: [put({ rules: [rule({ role: 2 })] })] }],
    ["the first rule only reports", { acts: [put({ rules: [rule({ response: "report" }), rule()] })] }],
    ["the role is allowed", { acts: [put({ rules: [rule({ state: "allowed" })] })] }],
    ["it is exempt", { acts: [put({ exemptions: [{ name: "e", role: 1, hours: 1 }] })] }],
    ["its window is closed", { acts: [put({ rules: [rule({ window: { hour: 10, hours: 1 } })] })] }],
    ["the grace is not over", { acts: [put({ rules: [rule({ graceHours: 1 })] })] }],
    ["as many roles were changed as may be", { acts: [put({ limits: { rolesPerDay: 0 } })] }],
    ["the share is too small", { acts: [put({ limits: { rolesPercent: 50 } })] }],
    ["nobody has approved it", { acts: [asks()] }],
    ["a stranger has", { acts: [asks(), answered({ by: person("guests", "sam") })] }],
    ["it waits for the grace since the approval", { acts: [asks({ graceHours: 1 }), answered()] }],
  ])("fails where %s", (_, given) => {
    expect(changesAreWanted(mended(given))).toHaveLength(1);
  });

  it("fails where a tag has the role left alone, and is content once the tag's day or the cap is over", () => {
    const incarnations = unused.incarnations;
    const kept = (hours: number) => [
      put({ tagCapDays: 1 }),
      { ...tagged, move: { ...tagged.move, hours } as Act["move"] },
    ];

    expect(changesAreWanted(mended({ incarnations, acts: kept(9) }))).toHaveLength(1);
    expect(changesAreWanted(mended({ incarnations, acts: kept(4) }))).toEqual([]);
    const published = [opened({ at: "2026-11-19T05:00:00.000Z" })];
    expect(changesAreWanted(mended({ incarnations, acts: kept(90), published }))).toEqual([]);
  });

  it("fails where an unused role is too young, or was used", () => {
    const wants = (given: object) => put({ rules: [rule({ state: "allowed", ...given })] });

    expect(changesAreWanted(mended({ ...unused, acts: [wants({ idleHours: 6 })] }))).toEqual([]);
    expect(changesAreWanted(mended({ ...unused, acts: [wants({ idleHours: 6 }), used] }))).toHaveLength(1);
    expect(changesAreWanted(mended({ ...unused, acts: [wants({ minimumAgeHours: 7 })] }))).toHaveLength(1);
  });

  it("fails where a run releases what its rule or the limit of a run forbids", () => {
    const changes = [release()];
    const releasing = (given: object, limits = {}) =>
      changesAreWanted(mended({ changes, acts: [put({ rules: [rule(given)], limits })] }));

    expect(releasing({})).toEqual([]);
    expect(releasing({ release: "never" })).toHaveLength(1);
    expect(releasing({ releases: ["arn:aws:ivs:*"] })).toHaveLength(1);
    expect(releasing({}, { releasesPerRun: 0 })).toHaveLength(1);
    expect(releasing({}, { releasesPerRun: 1 })).toEqual([]);
  });

  it("fails where the stack's parameter has a role go though there is a policy, or it only reports", () => {
    const reaction = worker({ name: "unused-AROA1-1", automatic: true, startedAt: at("00:30") });
    const { mends: _, ...run } = reaction;
    const setting = { name: "", parameters: { OnUnused: "report" }, iam: {}, staleSeconds: 0 };

    expect(changesAreWanted(mended({ acts: [], runs: [run], setting }))).toHaveLength(1);
    const long = { ...put(), at: "2026-11-20T01:00:00.000Z" };
    expect(changesAreWanted(mended({ acts: [long], runs: [run], changes: [] }))).toHaveLength(1);
  });
});

describe("check 18", () => {
  const answers = (act: Act, policy = asks()) => answersAreValid(mended({ acts: [policy, act] }));

  it("is content with an answer of whom the policy names, in time, about what was asked", () => {
    expect(answers(answered())).toEqual([]);
    expect(answers(answered(), asks({ fourEyes: true }))).toEqual([]);
  });

  it.each([
    ["from somebody else", answered({ by: person("guests", "sam") }), asks()],
    ["about another plan", answered({ planDigest: "e".repeat(64) }), asks()],
    ["too late", { ...answered(), at: "2026-11-20T10:30:00.000Z" }, asks()],
    [
      "from who has put the policy in force",
      answered({ by: person("owners", "olga") }),
      asks({ fourEyes: true, approvers: "everybody" }),
    ],
    ["by no rule", answered(), put({ rules: [] })],
  ])("fails where an answer was taken %s", (_, act, policy) => {
    expect(answers(act, policy).length).toBeGreaterThan(0);
  });

  it("takes a rejection from who has asked for it, but lets nothing follow it", () => {
    const own = answered({ by: person("owners", "olga"), decision: "reject" });
    const policy = asks({ fourEyes: true, approvers: "everybody" });

    expect(answersAreValid(mended({ acts: [policy, own], runs: [remediation()] }))).toEqual([]);
    expect(answers(own, policy)).toHaveLength(1);
  });

  it("fails where another plan is applied than was approved, or an answer was about no run", () => {
    const runs = [remediation(), worker({ plan: { digest: "e".repeat(64), roleId: "AROA1", usages: [] } })];
    expect(answersAreValid(mended({ acts: [asks(), answered()], runs }))).toHaveLength(1);
    expect(answersAreValid(mended({ acts: [asks(), answered()], runs: [] }))).toHaveLength(1);
  });
});
