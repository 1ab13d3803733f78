import type { FunctionDefinition } from "./function-definition.ts";
import type { InvocationContext } from "./worker/messages.ts";

/**
 * The variables that Lambda itself gives a function; a function's own variables cannot replace them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (read 2026-11-20)
 */
export function runtimeVariables(definition: FunctionDefinition): Readonly<Record<string, string>> {
  const { codeDirectory, handler, memoryMegabytes, name } = definition;
  return {
    _HANDLER: handler,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: LOG_STREAM,
    LAMBDA_TASK_ROOT: codeDirectory,
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
  };
}

/** The context of one invocation. */
export function invocationContext(definition: FunctionDefinition, requestId: string): InvocationContext {
  return {
    awsRequestId: requestId,
    functionName: definition.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: definition.arn,
    memoryLimitInMB: String(definition.memoryMegabytes),
    logGroupName: `/aws/lambda/${definition.name}`,
    logStreamName: LOG_STREAM,
    callbackWaitsForEmptyEventLoop: true,
  };
}

/** Logs are kept per function here, so there is one stream. */
const LOG_STREAM = "embedded/[$LATEST]";
