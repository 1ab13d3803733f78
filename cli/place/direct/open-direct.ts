import { randomUUID } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import { protectedNames } from "../../../functions/core/guards.ts";
import { openInventory } from "../../../functions/inventory/inventory.ts";
import { settleClients } from "../../../functions/runtime/clients/once.ts";
import { tableClient } from "../../../functions/runtime/clients/table.ts";
import type { Credentials } from "../../../functions/services/port.ts";
import { createClock } from "../../../infra/embedded/clock.ts";
import type { StatusChange } from "../../../infra/embedded/states/contract.ts";
import { type StatesEngine, startStates } from "../../../infra/embedded/states/engine.ts";
import { forgetExecutions } from "../../../infra/embedded/states/store/execution-store.ts";
import { refusedError } from "../../errors/command-error.ts";
import type { Identity } from "../../session/identity.ts";
import { executionArn, machineArn } from "../machine-arn.ts";
import {
  type Execution,
  type Place,
  type RunReference,
  type SweepResult,
  WORKFLOWS,
  type Workflow,
} from "../place.ts";
import { SweepSchema } from "../sweep-schema.ts";
import { createChanges } from "./changes.ts";
import { createClosings } from "./closings.ts";
import { type DirectSettings, functionEnvironment, TABLE_NAME } from "./environment.ts";
import { executionOf } from "./executions.ts";
import { createInvoker } from "./invoke.ts";
import { localBus, localStates, localTopic } from "./local-services.ts";
import { functionArn, readMachines } from "./machines.ts";
import { openTable } from "./open-table.ts";
import { pauseRequest } from "./pause-request.ts";
import { statusEvent } from "./status-event.ts";
import { wakeWaiting } from "./wake-waiting.ts";

/** What working in this process needs. */
export interface DirectOptions {
  readonly identity: Identity;
  readonly credentials: () => Promise<Credentials>;
  /** The account's own state directory. */
  readonly directory: string;
  readonly settings: DirectSettings;
  readonly setEnvironment: (values: Readonly<Record<string, string>>) => void;
}

/** As long as Step Functions keeps an execution that has ended; how its run ended stays in the table. */
const KEPT_MILLISECONDS = 90 * 24 * 60 * 60 * 1000;

const UrlAnswer = v.object({ statusCode: v.number(), body: v.string() });

/**
 * Opens the account's own table and engines in this process: the same functions and state machines as in a stack, with a
 * real clock.
 *
 * @throws {CommandError} if another process has the table. Trying again helps once that one has ended.
 */
export async function openDirect(options: DirectOptions): Promise<Place> {
  const { identity, credentials, directory, settings, setEnvironment } = options;
  const { account, partition } = identity;
  const table = await openTable(directory);
  const changes = createChanges();
  const late: { engine?: StatesEngine } = {};
  const engine = () => {
    if (late.engine === undefined) {
      throw new Error("The engine is asked for before it has started");
    }
    return late.engine;
  };
  settleClients(
    { credentials, retryMode: "adaptive", maxAttempts: 5 },
    {
      dynamodb: table.settings,
      eventbridge: localBus(changes.tell),
      sfn: localStates(engine),
      sns: localTopic(),
    },
  );
  const clock = createClock({ pace: "real" });
  const inventory = openInventory(tableClient, TABLE_NAME, () => clock.now());
  const { deletions } = await inventory.control.readDay(account);
  setEnvironment(functionEnvironment(identity, settings, deletions));
  const requests = pauseRequest(directory);
  const invoker = createInvoker(() => requests.takeIn(inventory.control, account));
  const closings = createClosings();

  /** In a stack an event tells `close-run` of an execution that ended without an outcome. */
  const onStatusChange = (change: StatusChange) => {
    if (change.status !== "RUNNING" && change.status !== "SUCCEEDED") {
      closings.add(invoker.call(functionArn(identity, "close-run"), statusEvent(change, clock.now())));
    }
    changes.tell();
  };

  const executions = join(directory, "executions");
  forgetExecutions(executions, new Date(clock.now().getTime() - KEPT_MILLISECONDS));
  late.engine = startStates({
    clock,
    random: Math.random,
    newId: () => randomUUID(),
    directory: executions,
    onStatusChange,
    integrations: {
      permitExecution: async () => undefined,
      invokeFunction: ({ functionArn: arn, payload }) => invoker.invoke(arn, payload),
      callSdk: async ({ service, action }) => {
        throw new Error(`No workflow of rolecall calls ${service}:${action} itself`);
      },
    },
  });
  for (const machine of await readMachines(identity)) {
    late.engine.create(machine);
  }
  const arnOf = (run: RunReference) => executionArn(identity, run);

  const asUrlCall = async (name: string, method: string, body: string): Promise<void> => {
    const answer = v.parse(
      UrlAnswer,
      await invoker.call(functionArn(identity, name), {
        body,
        requestContext: { authorizer: { iam: { userArn: identity.arn } }, http: { method } },
      }),
    );
    if (answer.statusCode !== 200) {
      throw refusedError(`${name} answers ${answer.statusCode}: ${answer.body.trim()}`);
    }
  };

  return {
    kind: "direct",
    account,
    partition,
    inventory,
    protectedRoleNames: protectedNames(settings.protectedRoleNames, settings.openedRoleNames),

    async sweep({ refresh }): Promise<SweepResult> {
      return v.parse(SweepSchema, await invoker.call(functionArn(identity, "sweep-account"), { refresh }));
    },
    async start({ workflow, runId }, input) {
      engine().startExecution({
        stateMachineArn: machineArn(identity, workflow),
        name: runId,
        input: JSON.stringify(input),
      });
    },
    async read(run) {
      try {
        return executionOf(engine().describeExecution(arnOf(run)));
      } catch (error) {
        if (error instanceof Error && error.name === "ExecutionDoesNotExist") {
          return undefined;
        }
        throw error;
      }
    },
    async list(workflow, onlyRunning) {
      return executionsOf(workflow, onlyRunning);
    },
    async history(run) {
      return engine().getExecutionHistory(arnOf(run));
    },
    nextChange: changes.next,
    async cancel(run, why) {
      engine().stopExecution({ executionArn: arnOf(run), error: "Cancelled", cause: why });
      await closings.settle();
    },
    async answer(answer) {
      await asUrlCall("answer-approval", "POST", JSON.stringify(answer));
    },
    async putPolicy(text) {
      await asUrlCall("put-policy", "PUT", text);
    },
    async resume() {
      const interrupted = WORKFLOWS.flatMap((workflow) => executionsOf(workflow, true));
      engine().resume();
      const runs = interrupted.map(({ run }) => run);
      await wakeWaiting(engine(), runs.map(arnOf));
      return runs;
    },
    async close() {
      await engine().stop();
      await invoker.idle();
      try {
        await closings.settle();
      } finally {
        await table.close();
      }
    },
  };

  function executionsOf(workflow: Workflow, onlyRunning: boolean): readonly Execution[] {
    return engine()
      .listExecutions({
        stateMachineArn: machineArn(identity, workflow),
        ...(onlyRunning ? { statusFilter: "RUNNING" as const } : {}),
      })
      .map(executionOf);
  }
}
