import type { RemediationRun } from "../../../functions/core/drift/remediation.ts";
import { ruleText } from "../../../functions/core/drift/standing.ts";
import { type Limits, OBSERVE, type Policy, type Rule } from "../../../functions/core/policy.ts";
import type { Look } from "../../../functions/core/record.ts";
import type { Warrant } from "../../../functions/core/request.ts";
import type { Inventory } from "../../../functions/inventory/inventory.ts";
import { digestOf } from "../../../functions/runtime/digest.ts";
import { lookAt, usage } from "../core/examples.ts";
import { account, arrangeWorld, role, type World } from "./arranged-world.ts";

const { roleName, roleId } = role;

/** Forbids the role; open until 9:05. */
export const forbid: Rule = {
  ...OBSERVE,
  name: "no-recordings",
  match: { ...OBSERVE.match, roles: [roleName] },
  state: "forbidden",
  unexpected: "act",
  window: { cron: "0 8 * * *", durationSeconds: 65 * 60, timeZone: "UTC" },
};

/** Has the role decommissioned once it is idle for a day. */
const tidy: Rule = {
  ...OBSERVE,
  name: "tidy",
  unused: "act",
  idleSeconds: 86_400,
  minimumAgeSeconds: 86_400,
};

const NO_LIMITS: Limits = {
  rolesPerDay: null,
  rolesPerDayPercent: null,
  releasesPerRun: null,
  releasesPerRunPercent: null,
};

/** Puts a policy in force. */
export async function putPolicy(
  { policies }: Pick<Inventory, "policies">,
  { limits = {}, ...more }: Partial<Omit<Policy, "limits">> & { readonly limits?: Partial<Limits> },
): Promise<void> {
  const policy: Policy = {
    rules: [],
    exemptions: [],
    protectionTag: null,
    staleAfterSeconds: 259_200,
    ...more,
    limits: { ...NO_LIMITS, ...limits },
  };
  const document = JSON.stringify(policy);
  const put = { source: "", putBy: "arn:aws:iam::111122223333:role/owner", putAt: "2026-11-19T09:00:00Z" };
  await policies.put(account, { document, digest: digestOf(document), ...put });
}

/** A world in which a run mends a finding of the role, and nothing uses the role. */
export interface WarrantedWorld {
  readonly world: World;
  readonly warrant: Warrant;
  readonly rule: Rule;
}

/** Makes a world in which the finding of this kind stands at 9:00. */
export async function arrangeWarrant(kind: "unexpected" | "unused" = "unexpected"): Promise<WarrantedWorld> {
  const world = await arrangeWorld();
  const rule = kind === "unexpected" ? forbid : tidy;
  const warrant = { kind, occurrence: 2, runId: "mending-1" };
  const mending: RemediationRun = {
    ...warrant,
    kind,
    action: "decommission",
    response: "act",
    roleId,
    rule: ruleText(rule),
    policyDigest: "d".repeat(64),
    requestedBy: "arn:aws:iam::111122223333:role/owner",
    beganAt: "2026-11-20T08:00:00.000Z",
  };
  await world.remediations.change(account, roleName, (before) => ({ ...before, runs: 1, run: mending }));
  await putPolicy(world, { rules: [rule] });
  await look(world, {});
  return { world, warrant, rule };
}

/** Has the role looked at, in both of its Regions. */
export async function look(
  { records }: Pick<World, "records">,
  more: Partial<Look>,
  usages: Parameters<typeof lookAt>[1] = {},
): Promise<void> {
  await records.merge(roleName, lookAt(1, { "us-east-1": [], "eu-west-1": [], ...usages }, more));
}

/** One way in which a warrant falls. */
export interface Fall {
  readonly what: string;
  readonly kind: "unexpected" | "unused";
  /** What comes about, or another warrant than the one given. */
  readonly happens: (arranged: WarrantedWorld) => Promise<Partial<Warrant> | undefined>;
  readonly reason: string;
}

const none = async (done: Promise<unknown>): Promise<undefined> => {
  await done;
};

const exemption = {
  name: "migration",
  match: OBSERVE.match,
  owner: "video",
  reason: "until it is over",
  expiresAt: "2027-01-31T00:00:00Z",
};

const mended = { kind: "deleted", reason: "gone", blockers: [] } as const;

/** Every way in which the right to change something may be lost. */
export const FALLS: readonly Fall[] = [
  {
    what: "the role was found in use again",
    kind: "unused",
    happens: ({ world }) =>
      none(look(world, { roleReadAt: "2026-11-20T09:00:02.000Z" }, { "us-east-1": [usage("A")] })),
    reason: `Nothing is to be mended any more: ${roleName} is not unused any more but in-use`,
  },
  {
    what: "the finding was closed: the role was used a moment ago",
    kind: "unused",
    happens: ({ world }) => none(look(world, { role: { ...role, lastUsedAt: "2026-11-20T08:59:00.000Z" } })),
    reason: `Nothing is to be mended any more: ${roleName} is not idle for as long as rule tidy asks: IAM shows its last use at 2026-11-20T08:59:00.000Z`,
  },
  {
    what: "the finding was closed: the role is gone",
    kind: "unexpected",
    happens: ({ world }) => none(look(world, { role: undefined, principal: undefined })),
    reason: `Nothing is to be mended any more: ${roleName} is gone`,
  },
  {
    what: "the role was exempted",
    kind: "unexpected",
    happens: ({ world, rule }) => none(putPolicy(world, { rules: [rule], exemptions: [exemption] })),
    reason: `Nothing is to be mended any more: exemption migration of video leaves ${roleName} alone until 2027-01-31T00:00:00Z`,
  },
  {
    what: "the role was made again",
    kind: "unexpected",
    happens: ({ world }) => none(look(world, { role: { ...role, roleId: "AROAEXAMPLEROLEID0002" } })),
    reason: `Nothing is to be mended any more: ${roleName} was made again as AROAEXAMPLEROLEID0002; the finding was about ${roleId}`,
  },
  {
    what: "the rule was written anew",
    kind: "unexpected",
    happens: ({ world, rule }) => none(putPolicy(world, { rules: [{ ...rule, graceSeconds: 60 }] })),
    reason:
      "Nothing is to be mended any more: the policy has changed: rule no-recordings counts now, as it is written now",
  },
  {
    what: "another rule has come to count",
    kind: "unused",
    happens: ({ world, rule }) => none(putPolicy(world, { rules: [{ ...rule, name: "first" }, rule] })),
    reason:
      "Nothing is to be mended any more: the policy has changed: rule first counts now, as it is written now",
  },
  {
    what: "the policy was removed",
    kind: "unexpected",
    happens: ({ world }) => none(world.policies.remove(account)),
    reason: "Nothing is to be mended any more: the difference is not there any more (unexpected)",
  },
  {
    what: "the maintenance window has closed",
    kind: "unexpected",
    happens: async ({ world }) => {
      world.pass(5 * 60);
      return undefined;
    },
    reason: "The maintenance window has closed",
  },
  {
    what: "the run that mends the finding has ended",
    kind: "unexpected",
    happens: ({ world }) =>
      none(
        world.remediations.change(account, roleName, (before) =>
          before.run === undefined ? before : { ...before, run: { ...before.run, outcome: mended } },
        ),
      ),
    reason: `Run mending-1 is not the one that mends a finding of ${roleName} any more`,
  },
  {
    what: "another run mends a finding now",
    kind: "unexpected",
    happens: ({ world }) =>
      none(
        world.remediations.change(account, roleName, (before) =>
          before.run === undefined ? before : { ...before, run: { ...before.run, runId: "mending-2" } },
        ),
      ),
    reason: `Run mending-1 is not the one that mends a finding of ${roleName} any more`,
  },
  {
    what: "the warrant names a run that never was",
    kind: "unexpected",
    happens: async () => ({ runId: "mending-0" }),
    reason: `Run mending-0 is not the one that mends a finding of ${roleName} any more`,
  },
  {
    what: "the warrant is of another time of the finding",
    kind: "unexpected",
    happens: async () => ({ occurrence: 1 }),
    reason: `Run mending-1 is not the one that mends a finding of ${roleName} any more`,
  },
  {
    what: "the warrant is of another finding",
    kind: "unexpected",
    happens: async () => ({ kind: "unused" }),
    reason: `Run mending-1 is not the one that mends a finding of ${roleName} any more`,
  },
];
