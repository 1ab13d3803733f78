import * as v from "valibot";
import { ConfigurationError } from "../core/errors.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { RunSchema } from "../inventory/schemas.ts";
import { sfnClient } from "../runtime/clients/sfn.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { waker } from "../runtime/wake.ts";

const Input = v.object({
  roleName: v.string(),
  run: RunSchema,
  /** What the run knew when it decided to wait. */
  version: v.number(),
  taskToken: v.string(),
});

/** The run waits, or was woken at once. */
export interface AwaitChangeOutput {
  readonly kind: "waiting" | "woken";
}

/** What waiting needs of the world. */
export interface Dependencies extends Pick<Inventory, "remediations" | "waits"> {
  readonly wake: (token: string) => Promise<void>;
}

/**
 * Keeps the token of a run that waits, so that whoever changes something can let it look again. What was answered
 * while the run was about to wait wakes it at once.
 */
export const awaitChange =
  ({ remediations, waits, wake }: Dependencies) =>
  async (event: unknown): Promise<AwaitChangeOutput> => {
    const { roleName, run, version, taskToken } = parse(
      Input,
      event,
      (faults) => new ConfigurationError(faults),
    );
    await waits.keep(run.account, roleName, taskToken, version);
    const known = await remediations.read(run.account, roleName);
    if (known?.version === version) {
      return { kind: "waiting" };
    }
    await wake(taskToken);
    await waits.forget(run.account, roleName, taskToken);
    return { kind: "woken" };
  };

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string() });

export const handler = lambda(
  awaitChange({
    ...openInventory(tableClient, environment.TABLE_NAME, () => new Date()),
    wake: waker(sfnClient),
  }),
);
