import { Logger } from "@aws-lambda-powertools/logger";
import middy from "@middy/core";
import type { Context } from "aws-lambda";
import { ConfigurationError } from "../core/errors.ts";

/** What a use case may know of its invocation. */
export interface Invocation {
  /** The account that rolecall watches: the one it is deployed in. */
  readonly account: string;
  readonly requestId: string;
}

const logger = new Logger({ serviceName: "rolecall" });

/**
 * Makes a Lambda handler of a use case: every handler logs its failures and its result's kind in the same
 * way. Errors pass through unchanged, since Lambda and Step Functions read their names.
 */
export function lambda<Output>(useCase: (event: unknown, invocation: Invocation) => Promise<Output>) {
  return middy<unknown, Output, Error, Context>()
    .use({
      before: ({ context }) => logger.addContext(context),
      after: ({ response }) => {
        logger.info("done", summaryOf(response));
      },
      onError: ({ error }) => {
        logger.error("failed", error ?? new Error("no error was given"));
      },
    })
    .handler(async (event, context) => useCase(event, invocationOf(context)));
}

function invocationOf({ invokedFunctionArn, awsRequestId }: Context): Invocation {
  const account = invokedFunctionArn.split(":")[4];
  if (account === undefined) {
    throw new ConfigurationError(`${invokedFunctionArn} is no function ARN`);
  }
  return { account, requestId: awsRequestId };
}

/** Members of an answer that say what happened; the others can be large. */
const TELLING = ["kind", "roleName", "status", "changed", "outcome", "reason", "round"] as const;

function summaryOf(response: unknown): Readonly<Record<string, unknown>> {
  const entries = typeof response === "object" && response !== null ? Object.entries(response) : [];
  return Object.fromEntries(entries.filter(([name]) => TELLING.some((telling) => telling === name)));
}
