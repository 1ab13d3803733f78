import { drawDarkness, drawDisturbance, drawIamTrouble } from "./draw-faults.ts";
import { type Draw, drawOwnerMove, drawUse } from "./draw-owner-moves.ts";
import { apply, nameOf, passes, run } from "./draw-run.ts";
import { meddle } from "./meddle.ts";
import type { Move } from "./move.ts";

/** A few moves that belong together, and that try something out. */
type Plot = (draw: Draw) => readonly Move[];

/** A plan, something or nothing in between, and a run that names the plan's digest. */
const approves: Plot = (draw) => {
  const plan = draw.namer.next("run");
  return [
    { kind: "run", name: plan, input: { roleName: nameOf(draw.role) } },
    { kind: "pass", seconds: 5 },
    ...(draw.chance.happens(0.4) ? drawOwnerMove(draw) : []),
    { ...apply(draw), digestOf: plan },
  ];
};

/** Every plot; some are here more than once, to come more often. */
const plots: readonly Plot[] = [
  (draw) => [run(draw)],
  approves,
  approves,
  // Owners work on while the run does.
  (draw) => [apply(draw), passes(draw.chance), ...drawUse(draw), passes(draw.chance), ...drawOwnerMove(draw)],
  // Somebody deletes the role meanwhile, or has it made again.
  (draw) => [
    apply(draw),
    passes(draw.chance),
    { kind: draw.chance.pick(["delete-role", "recreate-role", "recreate-role"]), role: draw.role },
  ],
  (draw) => [
    ...drawUse(draw),
    { kind: "pass", seconds: 5 },
    apply(draw),
    { kind: "pass", seconds: 1 },
    { kind: "recreate-role", role: draw.role },
    { kind: "change", name: draw.namer.all("r").at(-1) ?? "", variant: draw.chance.below(100) },
    { kind: "pass", seconds: 90 },
  ],
  (draw) => {
    const plan = draw.namer.next("run");
    return [
      { kind: "run", name: plan, input: { roleName: nameOf(draw.role) } },
      { kind: "pass", seconds: 5 },
      { kind: "recreate-role", role: draw.role },
      { ...apply(draw), digestOf: plan },
    ];
  },
  // Something happens while the run is in the middle of a call.
  meddle,
  meddle,
  // IAM takes its time to take a deletion, and the role is made anew meanwhile.
  (draw) => [
    ...draw.namer.all("r").map((name) => ({ kind: "remove", name }) as const),
    { kind: "make-role", role: draw.role },
    {
      kind: "faults",
      faults: [
        {
          service: "iam",
          operation: "DeleteServiceLinkedRole",
          times: 12 + draw.chance.below(6),
          error: { code: "Throttling", status: 400 },
        },
      ],
    },
    apply(draw),
    { kind: "pass", seconds: 2 + draw.chance.below(8) },
    { kind: "recreate-role", role: draw.role },
    { kind: "pass", seconds: 60 },
  ],
  // The kill switch, before or during a run.
  (draw) => [
    ...(draw.chance.happens(0.3) ? [{ kind: "pause" } as const, apply(draw)] : []),
    apply(draw),
    passes(draw.chance),
    { kind: "pause" },
    { kind: "pass", seconds: draw.chance.pick([40, 400]) },
    { kind: "unpause" },
    apply(draw),
  ],
  // Two runs at once, and somebody who stops one of them.
  (draw) => [
    apply(draw),
    passes(draw.chance),
    run(draw),
    passes(draw.chance),
    ...(draw.chance.happens(0.6)
      ? [{ kind: "stop-run", name: draw.namer.all("run").at(-2) ?? "" } as const, apply(draw)]
      : []),
  ],
  // A Region that cannot be read for a while, from the beginning of a run or from somewhere in it.
  (draw) => [
    ...(draw.chance.happens(0.6) ? [...drawUse(draw), apply(draw), passes(draw.chance)] : []),
    { kind: "faults", faults: drawDarkness(draw.chance, draw.chance.pick(draw.regions)) },
    apply(draw),
    { kind: "pass", seconds: draw.chance.pick([5, 20, 90, 600]) },
    ...drawOwnerMove(draw),
    passes(draw.chance),
    ...(draw.chance.happens(0.6) ? [{ kind: "calm" } as const] : []),
  ],
  // IAM answers wrongly.
  (draw) => [
    { kind: "faults", faults: [drawIamTrouble(draw.chance), drawIamTrouble(draw.chance)] },
    apply(draw),
    passes(draw.chance),
    ...drawOwnerMove(draw),
  ],
  // Calls fail for a while.
  (draw) => [
    {
      kind: "faults",
      faults: [
        drawDisturbance(draw.chance),
        drawDisturbance(draw.chance),
        drawDisturbance(draw.chance),
        drawIamTrouble(draw.chance),
      ],
    },
    apply(draw),
    passes(draw.chance),
    ...drawOwnerMove(draw),
  ],
  // Events get lost, come twice, or late and in another order.
  (draw) => [
    {
      kind: "mail",
      fate: draw.chance.pick(["lost", "twice", "late"]),
      count: 1 + draw.chance.below(6),
      seconds: draw.chance.pick([1, 30, 600, 3 * 3600]),
    },
    ...drawOwnerMove(draw),
    ...drawOwnerMove(draw),
    passes(draw.chance),
    run(draw),
  ],
  // The role becomes unused by the owners' own doing.
  (draw) => [
    ...draw.namer.all("c").map((name) => ({ kind: "remove", name }) as const),
    ...draw.namer.all("r").map((name) => ({ kind: "stop-using", name }) as const),
    { kind: "pass", seconds: draw.chance.pick([1, 5, 60]) },
    ...drawOwnerMove(draw),
  ],
  // What was released is put back.
  (draw) => [
    apply(draw),
    { kind: "pass", seconds: draw.chance.pick([35, 120, 600]) },
    ...(draw.chance.happens(0.4) ? drawOwnerMove(draw) : []),
    {
      kind: "restore",
      name: draw.namer.next("restore"),
      input: { roleName: nameOf(draw.role), ...(draw.chance.happens(0.8) ? { mode: "apply" } : {}) },
    },
    passes(draw.chance),
  ],
];

/** Draws a plot. */
export function drawPlot(draw: Draw): readonly Move[] {
  return draw.chance.pick(plots)(draw);
}
