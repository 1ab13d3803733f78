import type { RawAnswer } from "./operation.ts";
import type { WireRequest } from "./wire.ts";

/**
 * Dates an answer as its client dated the request. Functions live in virtual time and other clients in
 * real time; an SDK that finds the server's clock more than minutes away from its own tries failed calls again.
 */
export function datedAs({ headers }: Pick<WireRequest, "headers">, answer: RawAnswer): RawAnswer {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers["x-amz-date"] ?? "") ?? [];
  if (second === undefined) {
    return answer;
  }
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).toUTCString();
  return { ...answer, headers: { ...answer.headers, date } };
}
