import { required } from "../../../../functions/core/required.ts";
import type { Chance } from "../chance.ts";
import type { Move } from "./move.ts";
import { cast } from "./theatre.ts";

/** Names resources and runs as a history goes on. */
export interface Namer {
  next(prefix: string): string;
  /** Everything that was named so far, oldest first. */
  all(prefix: string): readonly string[];
}

/** A namer that counts. */
export function createNamer(): Namer {
  const names = new Map<string, string[]>();
  const all = (prefix: string) => names.get(prefix) ?? [];
  return {
    all,
    next(prefix) {
      const name = `${prefix}${all(prefix).length + 1}`;
      names.set(prefix, [...all(prefix), name]);
      return name;
    },
  };
}

/** What moves are drawn with. */
export interface Draw {
  readonly chance: Chance;
  readonly namer: Namer;
  readonly regions: readonly string[];
  /** Place in the cast of the role that they are about. */
  readonly role: number;
}

/** Draws what makes a role used in some way; its making alone where the sandbox has no service for it. */
export function drawUse({ chance, namer, regions, role }: Draw): readonly Move[] {
  const { ways } = required(cast[role], "a role of the cast");
  if (ways.length === 0) {
    return [{ kind: "make-role", role }];
  }
  const way = chance.pick(ways);
  const region = chance.pick(regions);
  if (way !== "recorded-channel") {
    const name = namer.next("r");
    const change = { kind: "change", name, variant: chance.below(100) } as const;
    return [{ kind: "use", name, way, region }, ...(chance.happens(0.3) ? [change] : [])];
  }
  const recording = namer.next("r");
  const channel = namer.next("c");
  return [
    { kind: "use", name: recording, way: "recording-configuration", region },
    { kind: "use", name: channel, way, region, of: recording },
    ...(chance.happens(0.4) ? [{ kind: "go-live", name: channel } as const] : []),
  ];
}

/** Draws one move of an owner, about something that is there or that may be. */
export function drawOwnerMove(draw: Draw): readonly Move[] {
  const { chance, namer, role } = draw;
  const names = [...namer.all("r"), ...namer.all("c")];
  if (names.length === 0 || chance.happens(0.3)) {
    return drawUse(draw);
  }
  const name = chance.pick(names);
  switch (chance.below(10)) {
    case 0:
    case 1:
      return [{ kind: "change", name, variant: chance.below(100) }];
    case 2:
    case 3:
      return [{ kind: "stop-using", name }];
    case 4:
      return [{ kind: "remove", name }];
    case 5:
      return [{ kind: chance.pick(["go-live", "end-live"]), name: chance.pick([...namer.all("c"), name]) }];
    case 6:
      return [{ kind: "make-role", role }];
    case 7:
      return [{ kind: "delete-role", role }];
    case 8:
      return [{ kind: "recreate-role", role }];
    default:
      return [{ kind: chance.pick(["tag-role", "describe-role"]), role }];
  }
}
