import { assertNever } from "../../../../functions/core/required.ts";
import type { Move } from "./move.ts";
import { cast } from "./theatre.ts";

/** Says a move in one line, for a person. */
export function describeMove(move: Move): string {
  switch (move.kind) {
    case "use":
      return `owner makes ${move.way} ${move.name} in ${move.region}${move.of === undefined ? "" : ` on ${move.of}`}`;
    case "stop-using":
    case "remove":
    case "go-live":
    case "end-live":
      return `owner: ${move.kind} ${move.name}`;
    case "change":
      return `owner changes ${move.name} (variant ${move.variant})`;
    case "make-role":
    case "delete-role":
    case "recreate-role":
    case "tag-role":
    case "describe-role":
      return `owner: ${move.kind} ${cast[move.role]?.roleName}`;
    case "run":
    case "restore": {
      const digest =
        move.kind === "run" && move.digestOf !== undefined ? ` with the digest of ${move.digestOf}` : "";
      const meanwhile =
        move.kind === "run" && move.meanwhile !== undefined
          ? `; while it calls ${move.meanwhile.service}:${move.meanwhile.operation}: ${describeMove(move.meanwhile.move)}`
          : "";
      return `${move.kind} ${move.name} ${JSON.stringify(move.input)}${digest}${meanwhile}`;
    }
    case "stop-run":
      return `somebody stops ${move.name}`;
    case "pause":
    case "unpause":
      return `somebody throws the kill switch: ${move.kind}`;
    case "calm":
      return "all faults end";
    case "faults":
      return `faults: ${move.faults.map((fault) => JSON.stringify(fault)).join(" ")}`;
    case "mail":
      return `the next ${move.count} events are ${move.fate}${move.fate === "late" ? ` by up to ${move.seconds} s` : ""}`;
    case "pass":
      return `${move.seconds} s pass`;
    case "put-policy":
      return `${move.by} puts a policy in force: ${JSON.stringify(move.policy)}`;
    case "drop-policy":
      return `${move.by} takes the policy out of force`;
    case "answer":
      return `${move.by} answers ${move.decision} for ${cast[move.role]?.roleName}${move.wrong === undefined ? "" : ` (wrong ${move.wrong})`}`;
    case "use-role":
      return `something uses ${cast[move.role]?.roleName}`;
    case "keep-role":
      return `owner has ${cast[move.role]?.roleName} left alone for ${move.hours ?? "who knows how many"} hours`;
    case "sweep":
      return `somebody has rolecall look at everything${move.twice === true ? ", and somebody else too" : ""}`;
    case "stop-remediation":
      return `somebody stops what mends ${cast[move.role]?.roleName}`;
    default:
      return assertNever(move, "move");
  }
}
