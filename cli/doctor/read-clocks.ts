import type { STSClient } from "@aws-sdk/client-sts";

/** Two clocks at the same moment, but for the time that an answer takes. */
export interface Clocks {
  /** What calls are signed with. */
  readonly ours: Date;
  readonly theirs: Date;
}

/**
 * Asks STS, and reads the times out of the first request and its answer, whatever it says: a refusal has a date, too.
 *
 * @param client a new one: after an answer of another time it would sign with that
 * @throws the SDK's own error if nothing was answered that has a date.
 */
export async function readClocks(client: STSClient): Promise<Clocks> {
  const { GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
  const command = new GetCallerIdentityCommand({});
  const met: { clocks?: Clocks } = {};
  command.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const ours = signedAt(headersOf(args.request)["x-amz-date"]);
      const theirs = new Date(headersOf(answer.response)["date"] ?? "");
      if (ours !== undefined && !Number.isNaN(theirs.getTime())) {
        met.clocks ??= { ours, theirs };
      }
      return answer;
    },
    // Inside everything that reads an answer: what would throw there has not been thrown yet.
    { step: "deserialize", priority: "low", name: "readClocks" },
  );
  const failure = await client.send(command).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  if (met.clocks === undefined) {
    throw failure?.error ?? new Error("STS answered without a date");
  }
  return met.clocks;
}

function headersOf(message: unknown): Readonly<Record<string, string | undefined>> {
  const headers =
    typeof message === "object" && message !== null && "headers" in message ? message.headers : {};
  const lower = Object.entries(Object(headers)).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return Object.fromEntries(lower);
}

/** The time in a signature, for example `20261120T090000Z`. */
function signedAt(text: string | undefined): Date | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? "") ?? [];
  return second === undefined ? undefined : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
