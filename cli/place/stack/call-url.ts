import { GetFunctionUrlConfigCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { HttpRequest } from "@smithy/core/protocols";
import { CommandError, refusedError } from "../../errors/command-error.ts";

/** For so long a function may think, and start before that. */
const TIMEOUT_MILLISECONDS = 30_000;

/**
 * Calls the URL of one of the stack's functions, signed with the caller's own credentials: AWS itself tells the function
 * who it is.
 *
 * @throws {CommandError} if the function does not take it, in its own words.
 */
export async function callUrl(
  client: LambdaClient,
  FunctionName: string,
  method: "POST" | "PUT",
  body: string,
): Promise<void> {
  const { FunctionUrl } = await client.send(new GetFunctionUrlConfigCommand({ FunctionName }));
  if (FunctionUrl === undefined) {
    throw new CommandError(`Lambda did not tell the URL of ${FunctionName}`);
  }
  const { protocol, hostname, port, pathname, host } = new URL(FunctionUrl);
  const request = new HttpRequest({
    method,
    protocol,
    hostname,
    ...(port === "" ? {} : { port: Number(port) }),
    path: pathname,
    headers: { host, "content-type": "application/json" },
    body,
  });
  const signer = await client.config.signer();
  const { headers } = await signer.sign(request);
  const { host: _, ...sent } = headers;
  const answer = await fetch(FunctionUrl, {
    method,
    headers: sent,
    body,
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  const text = (await answer.text()).trim();
  if (!answer.ok) {
    throw refusedError(`${FunctionName} answers ${answer.status}: ${text}`);
  }
}
