import * as v from "valibot";
import { delaySeconds, PATIENT, type Pace } from "../core/backoff.ts";
import {
  type DeletionReport,
  type DeletionVerdict,
  judgeDeletion,
  needsPresence,
  type RolePresence,
} from "../core/deletion.ts";
import { ConfigurationError } from "../core/errors.ts";
import type { Outcome } from "../core/request.ts";
import { assertNever } from "../core/required.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { InstantSchema, stepEntries } from "../inventory/schemas.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { paceEntries, readPace } from "../runtime/pace.ts";
import { parse } from "../runtime/parse.ts";
import { type Iam, iam } from "../services/iam.ts";

const Input = v.object({
  ...stepEntries,
  plan: v.object({ roleId: v.string() }),
  round: v.number(),
  task: v.object({ taskId: v.string(), submittedAt: InstantSchema, attempt: v.number() }),
});

type Task = v.InferOutput<typeof Input>["task"];

/** The deletion goes on, the role is in use after all, or the run is over. */
export type JudgeDeletionOutput =
  | { readonly kind: "pending"; readonly waitSeconds: number; readonly task: Task }
  | {
      readonly kind: "in-use";
      readonly waitSeconds: number;
      readonly deletion: Omit<Extract<DeletionVerdict, { kind: "in-use" }>, "kind">;
    }
  | { readonly kind: "end"; readonly outcome: Outcome };

/** What judging needs of the world. */
export interface Dependencies extends Pick<Inventory, "claims"> {
  readonly iam: Pick<Iam, "readDeletion" | "readRole">;
  readonly now: () => Date;
  /** Default: a stack's. */
  readonly pace?: Pace;
}

/** AWS states no longest time; other tools give up after five minutes, which users report as too short. */
const DEADLINE_MILLISECONDS = 60 * 60 * 1000;

/** Reads how far IAM's deletion task is and says what that means. */
export const judgeDeletionTask =
  ({ claims, iam, now, pace = PATIENT }: Dependencies) =>
  async (event: unknown): Promise<JudgeDeletionOutput> => {
    const { request, claim, plan, round, task } = parse(
      Input,
      event,
      (faults) => new ConfigurationError(faults),
    );
    await claims.renew(claim);
    const report = await iam.readDeletion(task.taskId);
    const seenAt = now().toISOString();
    const presence = needsPresence(report) ? await readPresence(request.roleName, plan.roleId) : undefined;
    const verdict = judgeDeletion(report, presence);
    switch (verdict.kind) {
      case "deleted":
        return {
          kind: "end",
          outcome: {
            kind: "deleted",
            reason: `IAM has deleted ${request.roleName} (${plan.roleId})`,
            blockers: [],
            seenGoneAt: seenAt,
          },
        };
      case "recreated":
        return end(
          "recreated",
          `${plan.roleId} is gone, and IAM shows another role named ${request.roleName}`,
        );
      case "in-use": {
        const { reason, blockers } = verdict;
        return {
          kind: "in-use",
          waitSeconds: delaySeconds(round, pace.settling),
          deletion: { reason, blockers },
        };
      }
      case "pending":
        return isOver(task)
          ? end("timed-out", `IAM has not finished deletion task ${task.taskId} (${describe(report)})`)
          : {
              kind: "pending",
              waitSeconds: delaySeconds(task.attempt + 1, pace.polling),
              task: { ...task, attempt: task.attempt + 1 },
            };
      default:
        return assertNever(verdict, "verdict on a deletion");
    }

    async function readPresence(roleName: string, roleId: string): Promise<RolePresence> {
      const role = await iam.readRole(roleName);
      if (role === undefined) {
        return "gone";
      }
      return role.roleId === roleId ? "present" : "recreated";
    }

    function isOver({ submittedAt }: Task): boolean {
      return now().getTime() - Date.parse(submittedAt) > DEADLINE_MILLISECONDS;
    }
  };

function describe({ status }: DeletionReport): string {
  return status === "SUCCEEDED" ? "SUCCEEDED, though GetRole still shows the role" : status;
}

function end(kind: Outcome["kind"], reason: string): JudgeDeletionOutput {
  return { kind: "end", outcome: { kind, reason, blockers: [] } };
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string(), ...paceEntries });
const now = () => new Date();

export const handler = lambda(
  judgeDeletionTask({
    ...openInventory(tableClient, environment.TABLE_NAME, now),
    now,
    iam: iam(iamClient),
    pace: readPace(environment),
  }),
);
