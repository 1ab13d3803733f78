import { TaskFailedError } from "../faults.ts";
import { isRecord } from "../json.ts";

/**
 * A client's error as Step Functions names it: service, dot, the exception's name, which ends in `Exception`
 * even where the service's own does not.
 *
 * An error that the service's model does not list has no class of its own, and is reported here under the service's base
 * exception, as the Java SDK would have it (`Iam.IamException`); one that never reached the service as
 * `SdkClientException`. Both are inferred, not documented; so is the wording of the cause.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html (read 2026-11-20)
 */
export function asTaskFailure(
  error: unknown,
  prefix: string,
  client: Readonly<Record<string, unknown>>,
): TaskFailedError {
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error ? error.message : String(error);
  const metadata = isRecord(error) ? error["$metadata"] : undefined;
  if (!isRecord(metadata) || metadata["httpStatusCode"] === undefined) {
    return new TaskFailedError(`${prefix}.SdkClientException`, message);
  }
  const { httpStatusCode, requestId } = metadata;
  const origin = `Service: ${prefix}, Status Code: ${String(httpStatusCode)}, Request ID: ${String(requestId)}`;
  const modelled = client[name];
  const isModelled = typeof modelled === "function" && error instanceof modelled;
  return new TaskFailedError(
    `${prefix}.${isModelled ? suffixed(name) : `${prefix}Exception`}`,
    `${message} (${origin})`,
  );
}

function suffixed(name: string): string {
  return name.endsWith("Exception") ? name : `${name}Exception`;
}
