import { required } from "../../../../functions/core/required.ts";
import type { Chance } from "../chance.ts";
import type { Draw } from "./draw-owner-moves.ts";
import { drawRequest } from "./draw-request.ts";
import type { Move } from "./move.ts";
import { cast } from "./theatre.ts";

/** How long a run takes for its steps: releases come at once, the next look after 30 seconds, IAM's answer after 5. */
const MOMENTS = [0, 1, 1, 2, 3, 6, 12, 29, 31, 33, 37, 45, 70, 200];

/** Name of the role at a place of the cast. */
export const nameOf = (role: number) => required(cast[role], "a role of the cast").roleName;

/** Lets a time pass after which a run may be just somewhere. */
export const passes = (chance: Chance): Move => ({ kind: "pass", seconds: chance.pick(MOMENTS) });

/** A run as a person might ask for it. */
export function run({ chance, namer, role }: Draw): Move {
  return { kind: "run", name: namer.next("run"), input: drawRequest(chance, nameOf(role)) };
}

/** A run that applies whatever it plans. */
export function apply({ namer, role }: Draw): Extract<Move, { kind: "run" }> {
  return { kind: "run", name: namer.next("run"), input: { roleName: nameOf(role), mode: "apply" } };
}
