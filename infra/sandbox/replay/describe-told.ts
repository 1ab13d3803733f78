import { printable } from "../printable.ts";
import type { Fate, Told } from "./fate.ts";

/** What became of an event, in one line. */
export function describeTold({ place, eventName, fate }: Told): string {
  const what = eventName === undefined ? place : `${place}: ${eventName}`;
  return `${fate.kind.padEnd(8)}  ${printable(`${what}: ${consequence(fate)}`)}`;
}

/** How many events were recorded, ignored and refused, in one line. */
export function describeTotals(told: readonly Told[]): string {
  const count = (kind: Fate["kind"]) => told.filter(({ fate }) => fate.kind === kind).length;
  return `${count("recorded")} recorded, ${count("ignored")} ignored, ${count("refused")} refused`;
}

function consequence(fate: Fate): string {
  switch (fate.kind) {
    case "recorded":
      return fate.roles
        .map(
          ({ roleName, status, isNews }) =>
            `${roleName} is ${status}${isNews ? "" : ", as the inventory had it"}`,
        )
        .join("; ");
    case "ignored":
    case "refused":
      return fate.reason;
  }
}
