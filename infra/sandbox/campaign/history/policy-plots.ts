import type { Chance } from "../chance.ts";
import { drawDarkness, drawDisturbance, drawIamTrouble } from "./draw-faults.ts";
import { type Draw, drawOwnerMove, drawUse } from "./draw-owner-moves.ts";
import { AIMS, changePolicy, drawPolicy } from "./draw-policy.ts";
import { apply, passes, run } from "./draw-run.ts";
import type { AnswerMove, Move } from "./move.ts";
import type { PolicyDraft } from "./policy-draft.ts";
import type { PersonName } from "./theatre.ts";
import { turnInTheMiddle } from "./turn-in-the-middle.ts";

const HOUR_SECONDS = 3600;

/** Over graces, windows, idle times, and what an approval is given for. */
const HOURS = [0.5, 1, 1, 1.1, 6, 12, 13, 24, 30];

const hoursPass = (chance: Chance): Move => ({
  kind: "pass",
  seconds: Math.round(chance.pick(HOURS) * HOUR_SECONDS),
});

const anybody = (chance: Chance) =>
  chance.pick<PersonName>(["olga", "paul", "paul", "petra", "petra", "sam"]);

function answer({ chance, role }: Draw): AnswerMove {
  return {
    kind: "answer",
    by: anybody(chance),
    role,
    decision: chance.pick(["approve", "approve", "approve", "approve", "reject", "retry"]),
    ...(chance.happens(0.15) ? { wrong: chance.pick(["digest", "run"]) } : {}),
  };
}

/** What makes a difference to a policy with this aim: owners make, delete, use, describe or tag the role. */
function provoke(draw: Draw, aim: (typeof AIMS)[number]): readonly Move[] {
  const { chance, namer, role } = draw;
  switch (aim) {
    case "forbid":
      return [{ kind: "make-role", role }, ...(chance.happens(0.5) ? drawUse(draw) : [])];
    case "require":
      return [{ kind: chance.pick(["delete-role", "delete-role", "describe-role"]), role }];
    case "use":
      return [
        { kind: "make-role", role },
        ...namer.all("c").map((name) => ({ kind: "remove", name }) as const),
        ...namer.all("r").map((name) => ({ kind: "stop-using", name }) as const),
      ];
    case "describe":
    case "tag":
      return [
        { kind: "make-role", role },
        { kind: chance.pick(["describe-role", "tag-role"]), role },
      ];
  }
}

/** A policy, what makes a difference to it, and whatever people do while rolecall waits and acts. */
export function drawPolicyPlot(draw: Draw): readonly Move[] {
  const { chance, role } = draw;
  if (chance.happens(0.12)) {
    return turnInTheMiddle(draw);
  }
  const aim = chance.pick(AIMS);
  let policy = drawPolicy(chance, role, aim);
  const put = (by: PersonName): Move => ({ kind: "put-policy", by, policy });
  const change = (): Move => {
    policy = changePolicy(chance, policy, role);
    return put(anybody(chance));
  };
  const first = put(chance.pick(["olga", "olga", "paul"]));
  const begin = chance.happens(0.5)
    ? [first, ...provoke(draw, aim)]
    : [...provoke(draw, aim), { kind: "pass", seconds: 5 } as const, first];
  const follow = Array.from({ length: 2 + chance.below(6) }).flatMap(() =>
    chance.pick(incidents(policy))({ ...draw, change }),
  );
  return [...begin, { kind: "pass", seconds: chance.pick([5, 40, 400]) }, ...follow];
}

/** What an incident is drawn with: `change` changes the policy in force. */
type Incident = (draw: Draw & { readonly change: () => Move }) => readonly Move[];

/** What may happen while a policy is in force; what suits it comes more often. */
function incidents({ rules, tagCapDays }: PolicyDraft): readonly Incident[] {
  const asks = rules.some(({ response, drift }) => response === "approve" || drift === "approve");
  return [
    ...(asks ? [answers, answers, answers] : []),
    ...(tagCapDays === undefined ? [] : [keeps]),
    ...always,
  ];
}

const answers: Incident = (draw) => [
  answer(draw),
  { kind: "pass", seconds: draw.chance.pick([0, 40, 4000]) },
];

const keeps: Incident = ({ chance, role }) => [
  { kind: "keep-role", role, ...(chance.happens(0.8) ? { hours: chance.pick([2, 20, 100]) } : {}) },
  { kind: "pass", seconds: 120 },
];

const always: readonly Incident[] = [
  ({ chance }) => [hoursPass(chance)],
  ({ chance }) => [hoursPass(chance), { kind: "sweep" }],
  ({ chance }) => [hoursPass(chance), { kind: "sweep", twice: true }, passes(chance)],
  ({ chance }) => [passes(chance)],
  ({ role, chance }) => [{ kind: "use-role", role }, passes(chance), { kind: "sweep" }],
  (draw) => [...drawOwnerMove(draw), passes(draw.chance)],
  (draw) => [...drawUse(draw), passes(draw.chance)],
  ({ role, chance }) => [
    { kind: chance.pick(["recreate-role", "make-role", "delete-role"]), role },
    passes(chance),
  ],
  ({ change, chance }) => [change(), passes(chance)],
  ({ change, chance }) => [change(), hoursPass(chance)],
  ({ chance }) => [
    chance.happens(0.3) ? { kind: "drop-policy", by: "olga" } : { kind: "sweep" },
    passes(chance),
  ],
  // The kill switch while something waits or acts.
  ({ chance }) => [
    { kind: "pause" },
    { kind: "pass", seconds: chance.pick([60, 4000, 6 * HOUR_SECONDS]) },
    ...(chance.happens(0.5) ? [{ kind: "sweep" } as const] : []),
    { kind: "unpause" },
    { kind: "pass", seconds: 3700 },
  ],
  ({ role, chance }) => [{ kind: "stop-remediation", role }, passes(chance), { kind: "sweep" }],
  // Somebody works on the role by hand.
  (draw) => [draw.chance.happens(0.6) ? apply(draw) : run(draw), passes(draw.chance)],
  // Everything is lost for a while, and found again by a sweep.
  (draw) => [
    { kind: "mail", fate: "lost", count: 60, seconds: 0 },
    ...drawOwnerMove(draw),
    ...drawOwnerMove(draw),
    hoursPass(draw.chance),
    { kind: "mail", fate: "late", count: 0, seconds: 0 },
    { kind: "sweep" },
    passes(draw.chance),
  ],
  // Calls fail, or a Region is dark.
  (draw) => [
    {
      kind: "faults",
      faults: draw.chance.happens(0.4)
        ? drawDarkness(draw.chance, draw.chance.pick(draw.regions))
        : [drawDisturbance(draw.chance), drawDisturbance(draw.chance), drawIamTrouble(draw.chance)],
    },
    { kind: "sweep" },
    passes(draw.chance),
    ...(draw.chance.happens(0.7) ? [{ kind: "calm" } as const] : []),
  ],
  // Long enough to fail again and again, where nothing is done about it.
  () =>
    [6.2, 6.2, 12.3, 24.3].flatMap((hours): readonly Move[] => [
      { kind: "sweep" },
      { kind: "pass", seconds: hours * HOUR_SECONDS },
    ]),
];
