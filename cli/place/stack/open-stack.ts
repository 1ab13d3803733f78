import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import * as v from "valibot";
import { protectedNames } from "../../../functions/core/guards.ts";
import { openInventory } from "../../../functions/inventory/inventory.ts";
import { settleClients } from "../../../functions/runtime/clients/once.ts";
import { tableClient } from "../../../functions/runtime/clients/table.ts";
import { commaList } from "../../../functions/runtime/env.ts";
import type { Credentials } from "../../../functions/services/port.ts";
import { CommandError } from "../../errors/command-error.ts";
import type { Identity } from "../../session/identity.ts";
import type { Place } from "../place.ts";
import { SweepSchema } from "../sweep-schema.ts";
import { callUrl } from "./call-url.ts";
import { stackExecutions } from "./executions.ts";

/** What working through a stack needs. */
export interface StackOptions {
  readonly identity: Identity;
  readonly credentials: () => Promise<Credentials>;
  readonly setEnvironment: (values: Readonly<Record<string, string>>) => void;
}

/** What the template has set for the function that sweeps. */
const Variables = v.looseObject({
  TABLE_NAME: v.string(),
  PROTECTED_ROLE_NAMES: v.optional(commaList, ""),
  OPENED_ROLE_NAMES: v.optional(commaList, ""),
});

/** A sweep takes as long as Lambda lets it. */
const SWEEP_TIMEOUT_MILLISECONDS = 16 * 60 * 1000;

/** Opens the stack whose function has these variables. */
export async function openStack(
  { identity, credentials, setEnvironment }: StackOptions,
  lambda: LambdaClient,
  variables: Readonly<Record<string, string>>,
): Promise<Place> {
  const { account, partition, hubRegion } = identity;
  const read = v.safeParse(Variables, variables);
  if (!read.success) {
    throw new CommandError(`The stack in ${hubRegion} of ${account} is not one that this version knows`, {
      next: [
        "Deploy the templates of this version, or use the version that was deployed; --direct works without it",
      ],
    });
  }
  settleClients({ credentials, retryMode: "adaptive" }, {});
  setEnvironment({ AWS_REGION: hubRegion });
  const { TABLE_NAME, PROTECTED_ROLE_NAMES, OPENED_ROLE_NAMES } = read.output;
  const { LambdaClient } = await import("@aws-sdk/client-lambda");
  const patient = new LambdaClient({
    region: hubRegion,
    credentials,
    maxAttempts: 1,
    requestHandler: { requestTimeout: SWEEP_TIMEOUT_MILLISECONDS },
  });

  return {
    kind: "stack",
    account,
    partition,
    inventory: openInventory(tableClient, TABLE_NAME, () => new Date()),
    protectedRoleNames: protectedNames(PROTECTED_ROLE_NAMES, OPENED_ROLE_NAMES),
    ...stackExecutions(identity),

    async sweep(options) {
      const command = new InvokeCommand({
        FunctionName: "rolecall-sweep-account",
        Payload: Buffer.from(JSON.stringify(options)),
      });
      const { FunctionError, Payload } = await patient.send(command);
      const text = Buffer.from(Payload ?? []).toString();
      if (FunctionError !== undefined) {
        throw new CommandError(`The stack's sweep failed: ${text}`, {
          next: [
            "Its log group is /aws/lambda/rolecall-sweep-account; rolecall doctor looks for the usual causes",
          ],
        });
      }
      return v.parse(v.pipe(v.string(), v.parseJson(), SweepSchema), text);
    },
    answer: (answer) => callUrl(lambda, "rolecall-answer-approval", "POST", JSON.stringify(answer)),
    putPolicy: (text) => callUrl(lambda, "rolecall-put-policy", "PUT", text),
    resume: async () => [],
    close: async () => undefined,
  };
}
