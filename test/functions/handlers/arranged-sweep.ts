import { OBSERVE, type Policy, type Rule } from "../../../functions/core/policy.ts";
import type { Role } from "../../../functions/core/role.ts";
import { type Dependencies, sweepAccount } from "../../../functions/handlers/sweep-account.ts";
import { account, arrangeWorld, type World } from "./arranged-world.ts";

/** The rule that these tests change: it speaks of every role, and has nothing but reports follow. */
export const anyRole: Rule = { ...OBSERVE, name: "all", idleSeconds: 0, minimumAgeSeconds: 0 };

/** Puts a policy of these rules in force. */
export async function putRules({ policies, now }: World, ...rules: readonly Rule[]): Promise<void> {
  const policy: Policy = {
    rules,
    exemptions: [],
    limits: {
      rolesPerDay: null,
      rolesPerDayPercent: null,
      releasesPerRun: null,
      releasesPerRunPercent: null,
    },
    protectionTag: null,
    staleAfterSeconds: 259_200,
  };
  const document = JSON.stringify(policy);
  await policies.put(account, {
    document,
    digest: JSON.stringify(rules.map(({ name }) => name)),
    source: "rules",
    putBy: `arn:aws:iam::${account}:user/owner`,
    putAt: now().toISOString(),
  });
}

/** A world that can be swept; remembers which runs were started because of a role, or of a finding. */
export async function arrangeSweep(more: Partial<Dependencies> = {}) {
  const world = await arrangeWorld();
  const started: { readonly name: string; readonly input: unknown }[] = [];
  const mended: string[] = [];
  /** Instead of the roles that IAM has. */
  const listing: { roles?: readonly Role[] } = {};
  const dependencies: Dependencies = {
    ...world,
    iam: {
      readRole: (roleName) => world.iam.readRole(roleName),
      listServiceLinkedRoles: async () => listing.roles ?? Object.values(world.iam.roles),
    },
    standards: { organizationalUnits: undefined, protectedRoleNames: world.protectedRoleNames },
    publish: async (what, detail) => {
      world.published.push({ what, detail });
    },
    reaction: {
      ...world,
      onUnused: "decommission",
      startRun: async (name, input) => {
        started.push({ name, input });
      },
    },
    remedy: {
      ...world,
      startRun: async (name) => {
        mended.push(name);
      },
      wake: () => Promise.resolve(),
    },
    ...more,
  };
  const sweep = (input: unknown = {}, requestId = "request-1") =>
    sweepAccount(dependencies)(input, { account, requestId });
  return { world, started, mended, listing, dependencies, sweep };
}
