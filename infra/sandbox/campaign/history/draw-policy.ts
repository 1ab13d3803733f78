import type { Chance } from "../chance.ts";
import type { DraftLimits, DraftResponse, DraftRule, PolicyDraft } from "./policy-draft.ts";
import { cast } from "./theatre.ts";

/** Patterns of what listed releases may be; some fit nothing. */
const LISTS: readonly (readonly string[])[] = [
  ["arn:*"],
  ["arn:aws:ivs:*", "arn:aws:mediatailor:*:playbackConfiguration/*"],
  ["arn:aws:*:us-east-1:*"],
  ["arn:aws:sqs:*"],
];

const WINDOWS = [
  { hour: 22, hours: 4 },
  { hour: 9, hours: 8 },
  { hour: 10, hours: 1 },
  { hour: 2, hours: 1 },
];

/** What a role's owner may want of it; each kind of difference has one. */
export const AIMS = ["forbid", "require", "use", "describe", "tag"] as const;

/** What a rule is about. */
export type Aim = (typeof AIMS)[number];

/** Draws a rule with some aim for a role: many act at once, so that something happens. */
export function drawRule(chance: Chance, role: number, aim: Aim): DraftRule {
  const response = chance.pick<DraftResponse>(["act", "act", "approve", "approve", "report"]);
  const isDrift = aim === "describe" || aim === "tag";
  const state = aim === "forbid" ? "forbidden" : aim === "require" ? "required" : "allowed";
  const releases = chance.pick(LISTS);
  return {
    role,
    state,
    response: isDrift ? "report" : response,
    drift: isDrift ? response : "report",
    ...(aim === "describe" || (aim === "require" && chance.happens(0.3)) ? { description: "as agreed" } : {}),
    ...(aim === "tag" || (aim === "require" && chance.happens(0.3)) ? { team: "video" } : {}),
    idleHours: chance.pick([0, 1, 6, 48]),
    minimumAgeHours: chance.pick([0, 0, 1, 24]),
    graceHours: chance.pick([0, 0, 1, 12]),
    ...(chance.happens(0.25) ? { window: chance.pick(WINDOWS) } : {}),
    approvers: chance.pick(["platform", "platform", "everybody", "paul"]),
    fourEyes: chance.happens(0.5),
    expiresHours: chance.pick([1, 12, 72]),
    release:
      response === "approve" && !isDrift
        ? chance.pick(["never", "listed", "approved", "approved"])
        : chance.pick(["never", "listed", "listed"]),
    releases,
  };
}

/** Draws a policy whose first rule speaks of a role with some aim; others may follow, for the same role too. */
export function drawPolicy(chance: Chance, role: number, aim: Aim): PolicyDraft {
  const others = chance.happens(0.3) ? [drawRule(chance, chance.below(cast.length), chance.pick(AIMS))] : [];
  const sameAgain = chance.happens(0.15) ? [drawRule(chance, role, chance.pick(AIMS))] : [];
  return {
    rules: [drawRule(chance, role, aim), ...sameAgain, ...others],
    exemptions: chance.happens(0.15)
      ? [
          {
            name: "for-now",
            role: chance.happens(0.8) ? role : chance.below(cast.length),
            hours: chance.pick([1, 5, 40]),
          },
        ]
      : [],
    limits: drawLimits(chance),
    ...(chance.happens(0.3) ? { tagCapDays: chance.pick([1, 3]) } : {}),
  };
}

function drawLimits(chance: Chance): DraftLimits {
  return {
    ...(chance.happens(0.2) ? { rolesPerDay: chance.pick([0, 1, 1, 2]) } : {}),
    ...(chance.happens(0.1) ? { rolesPercent: chance.pick([10, 50, 100]) } : {}),
    ...(chance.happens(0.2) ? { releasesPerRun: chance.pick([0, 1, 2, 3]) } : {}),
    ...(chance.happens(0.1) ? { releasesPercent: chance.pick([40, 70, 100]) } : {}),
  };
}

/** Draws what a policy is changed to: one member of it, mostly of the rule for the role. */
export function changePolicy(chance: Chance, { rules, ...rest }: PolicyDraft, role: number): PolicyDraft {
  const [first, ...others] = rules;
  if (first === undefined) {
    return { rules, ...rest };
  }
  const aim =
    first.state === "forbidden"
      ? "forbid"
      : first.state === "required"
        ? "require"
        : first.description !== undefined
          ? "describe"
          : first.team !== undefined
            ? "tag"
            : "use";
  const drawn = drawRule(chance, first.role, aim);
  switch (chance.below(8)) {
    case 0:
      return { ...rest, rules: [{ ...first, graceHours: drawn.graceHours }, ...others] };
    case 1:
      return { ...rest, rules: [{ ...first, idleHours: drawn.idleHours, minimumAgeHours: 0 }, ...others] };
    case 2:
      return { ...rest, rules: [drawn, ...others] };
    case 3:
      return { ...rest, rules: [{ ...first, fourEyes: !first.fourEyes }, ...others] };
    case 4:
      return { ...rest, rules, exemptions: [{ name: "for-now", role, hours: chance.pick([1, 3, 24]) }] };
    case 5:
      return { ...rest, rules, limits: drawLimits(chance) };
    case 6:
      return { ...rest, rules, tagCapDays: chance.pick([1, 2]) };
    default:
      return { ...rest, rules: [drawRule(chance, first.role, chance.pick(AIMS)), ...others] };
  }
}
