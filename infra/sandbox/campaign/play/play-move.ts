import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as v from "valibot";
import { assertNever, required } from "../../../../functions/core/required.ts";
import { trueResources, trueRoles } from "../../estate/truth.ts";
import type { Move } from "../history/move.ts";
import { cast } from "../history/theatre.ts";
import { makeResource } from "./make-resource.ts";
import { type PolicyPlayed, playPolicyMove } from "./play-policy-move.ts";
import type { Stage } from "./stage.ts";

/** What the names of a history stand for in the sandbox, by name. */
export interface Names {
  readonly arns: Map<string, string>;
  readonly executions: Map<string, string>;
}

/** What a move came to: the resource that it was about, or why nothing was done. */
export type Played = { readonly arn?: string } | PolicyPlayed;

/** A role's deletion takes IAM so long at most, whatever the setting. */
const DELETION_SECONDS = 40;

const Planned = v.pipe(v.string(), v.parseJson(), v.object({ plan: v.object({ digest: v.string() }) }));

const roleOf = (place: number) => required(cast[place], "a role of the cast");

/** Makes one move. Errors of AWS pass through: what somebody may not do, nobody does. */
export async function playMove(stage: Stage, names: Names, move: Move): Promise<Played> {
  const { owners, sandbox } = stage;
  switch (move.kind) {
    case "use": {
      const of = move.of === undefined ? "" : names.arns.get(move.of);
      if (of === undefined) {
        return { nothing: `${move.of} is not there` };
      }
      const arn = await makeResource(owners, move.way, {
        name: stage.newName(move.name),
        region: move.region,
        of,
      });
      names.arns.set(move.name, arn);
      return { arn };
    }
    case "stop-using":
    case "remove":
    case "change":
    case "go-live":
    case "end-live":
      return playOnResource(stage, names.arns.get(move.name), move);
    case "make-role":
      await owners.makeRole(roleOf(move.role).principal);
      return {};
    case "delete-role":
      await owners.deleteRole(roleOf(move.role).roleName);
      return {};
    case "recreate-role":
      return recreateRole(stage, move.role);
    case "tag-role":
      await owners.tagRole(roleOf(move.role).roleName, { team: stage.newName("team") });
      return {};
    case "describe-role":
      await owners.describeRole(roleOf(move.role).roleName, stage.newName("for"));
      return {};
    case "run":
      return startRun(stage, names, move);
    case "restore":
      return startExecution(stage, names, "restore-role", move.name, move.input);
    case "stop-run": {
      const executionArn = names.executions.get(move.name);
      if (
        executionArn === undefined ||
        sandbox.engines.states.describeExecution(executionArn).status !== "RUNNING"
      ) {
        return { nothing: `${move.name} does not run` };
      }
      sandbox.engines.states.stopExecution({ executionArn, error: "Stopped", cause: "by hand" });
      return {};
    }
    case "pause":
    case "unpause": {
      const Item = { pk: `account#${sandbox.account}`, sk: "control", paused: move.kind === "pause" };
      await stage.table.send(new PutCommand({ TableName: stage.tableName, Item }));
      return {};
    }
    case "faults":
      sandbox.faults.set(move.faults);
      return {};
    case "calm":
      sandbox.faults.set([]);
      return {};
    case "mail":
      stage.mail.next(move.fate, move.count, move.seconds);
      return {};
    case "pass":
      await sandbox.clock.advance(move.seconds);
      return {};
    case "answer":
    case "drop-policy":
    case "keep-role":
    case "put-policy":
    case "stop-remediation":
    case "sweep":
    case "use-role":
      return playPolicyMove(stage, move);
    default:
      return assertNever(move, "move");
  }
}

type OnResource = Extract<Move, { kind: "stop-using" | "remove" | "change" | "go-live" | "end-live" }>;

async function playOnResource(
  { owners, sandbox }: Stage,
  arn: string | undefined,
  move: OnResource,
): Promise<Played> {
  if (arn === undefined) {
    return { nothing: `${move.name} is not there` };
  }
  const owner = owners.ownerOf(arn);
  switch (move.kind) {
    case "stop-using":
      await owner.stopUsing(arn);
      return { arn };
    case "remove":
      await owner.remove(arn);
      return { arn };
    case "change":
      await owner.change(arn, move.variant);
      return { arn };
    case "go-live":
    case "end-live":
      if (!/^arn:aws:ivs:.*:channel\//.test(arn) || !trueResources(sandbox).some((one) => one.arn === arn)) {
        return { nothing: `${move.name} cannot broadcast` };
      }
      (move.kind === "go-live" ? owners.goLive : owners.endLive)(arn);
      return { arn };
    default:
      return assertNever(move, "move on a resource");
  }
}

/** Deletes the role by hand and makes it again, which IAM allows only while nothing uses it. */
async function recreateRole({ owners, sandbox }: Stage, place: number): Promise<Played> {
  const { principal, roleName } = roleOf(place);
  const idNow = () => trueRoles(sandbox).find((role) => role.roleName === roleName)?.roleId;
  const before = idNow();
  if (before !== undefined) {
    await owners.deleteRole(roleName);
    for (let waited = 0; waited < DELETION_SECONDS && idNow() === before; waited += 1) {
      await sandbox.clock.advance(1);
    }
  }
  if (idNow() !== undefined) {
    return { nothing: `IAM did not delete ${roleName}` };
  }
  await owners.makeRole(principal);
  return {};
}

function startRun(stage: Stage, names: Names, { name, input, digestOf }: Extract<Move, { kind: "run" }>) {
  if (digestOf === undefined) {
    return startExecution(stage, names, "decommission-role", name, input);
  }
  const executionArn = names.executions.get(digestOf);
  const planned = v.safeParse(
    Planned,
    executionArn && stage.sandbox.engines.states.describeExecution(executionArn).output,
  );
  return planned.success && typeof input === "object"
    ? startExecution(stage, names, "decommission-role", name, {
        ...input,
        planDigest: planned.output.plan.digest,
      })
    : { nothing: `${digestOf} has made no plan` };
}

function startExecution(stage: Stage, names: Names, machine: string, name: string, input: unknown): Played {
  const { states } = stage.sandbox.engines;
  const found = states.listStateMachines().find((candidate) => candidate.name === machine);
  if (found === undefined) {
    return { nothing: `the stack has no ${machine}` };
  }
  const { executionArn } = states.startExecution({
    stateMachineArn: found.arn,
    name: stage.newName(name),
    input: JSON.stringify(input),
  });
  names.executions.set(name, executionArn);
  return {};
}
