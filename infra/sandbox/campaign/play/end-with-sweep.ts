import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Stage } from "./stage.ts";
import { sweep } from "./sweep.ts";

const HOUR_SECONDS = 3600;

/** Graces, windows and approvals may end within it, and what follows then. */
const LET_BE_SECONDS = 26 * HOUR_SECONDS;

/** A run that works may wait an hour for IAM, and half a day for what is busy. */
const MOST_HOURS = 50;

/** For so long a sweep takes a role's tags as they were read: where events got lost, only time tells of them. */
const KEPT_SECONDS = 20 * HOUR_SECONDS;

/** A function that fails is tried twice more, within some minutes. */
const TRIES_SECONDS = 600;

/** How a history ended that had a policy. */
export interface Ending {
  /** When rolecall was asked to look at everything, nothing being in its way and nothing going on; ISO 8601. */
  readonly sweptAt: string;
  /** When nothing was left to happen but runs that wait; absent: something went on. */
  readonly settledAt?: string;
}

/**
 * Lets a history come to rest: what waits may go on for a while, then somebody throws the kill switch, so that nothing
 * changes any more, and has rolecall look at everything. Runs that wait for an answer or a window may still wait then.
 */
export async function endWithSweep(stage: Stage, note: (kind: "pause" | "sweep") => void): Promise<Ending> {
  const { account, clock } = stage.sandbox;
  await clock.settle(LET_BE_SECONDS);
  note("pause");
  const Item = { pk: `account#${account}`, sk: "control", paused: true };
  await stage.table.send(new PutCommand({ TableName: stage.tableName, Item }));
  await clock.advance(HOUR_SECONDS);
  for (let hours = 0; hours < MOST_HOURS && !isAtRest(stage); hours += 1) {
    await clock.advance(HOUR_SECONDS);
  }
  if (stage.mail.letters().some(({ fate }) => fate === "lost")) {
    await clock.advance(KEPT_SECONDS);
  }
  const sweptAt = clock.now().toISOString();
  note("sweep");
  sweep(stage.sandbox);
  await clock.advance(TRIES_SECONDS);
  return isAtRest(stage) ? { sweptAt, settledAt: clock.now().toISOString() } : { sweptAt };
}

/** True if nothing runs but what waits to be allowed to mend something. */
function isAtRest({ sandbox }: Stage): boolean {
  const { states } = sandbox.engines;
  return states
    .listStateMachines()
    .filter(({ name }) => name !== "remediate-role")
    .every(
      ({ arn: stateMachineArn }) =>
        states.listExecutions({ stateMachineArn, statusFilter: "RUNNING" }).length === 0,
    );
}
