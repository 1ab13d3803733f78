import type { RoleRecord } from "../../../functions/core/record.ts";
import { pairs } from "./list.ts";
import { type Markup, markup } from "./markup.ts";
import { moment } from "./moment.ts";
import { readingsOf } from "./regions.ts";

/** What was read, where and when, and what could not be: why the verdict is what it is. Nothing where only IAM can tell. */
export function roleEvidence(record: RoleRecord): Markup | undefined {
  const { completeAt, clearedAt, doubtedAt } = record;
  const readings = readingsOf(record);
  if (readings.length === 0) {
    return undefined;
  }
  const read = readings.filter(({ kind }) => kind === "read");
  const times = read.map(({ readAt }) => readAt).sort();
  const unread = readings.flatMap((reading) => (reading.kind === "unread" ? [reading] : []));
  return markup`<h3>Evidence</h3>${pairs([
    ["Every Region read", completeAt && moment(completeAt)],
    ["No usage anywhere", clearedAt && moment(clearedAt)],
    ["Used or doubted", doubtedAt && moment(doubtedAt)],
    ["Regions read", read.map(({ region }) => region).join(", ")],
    ["Between", between(times)],
    ...unread.map(
      ({ region, readAt, reason, retryable }) =>
        [
          `Not read: ${region}`,
          markup`${moment(readAt)}: ${reason}; ${retryable ? "the next look may succeed" : "looking again will not help"}`,
        ] as const,
    ),
  ])}`;
}

/** @param times in order */
function between(times: readonly string[]): Markup | undefined {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) {
    return undefined;
  }
  return first === last ? moment(first) : markup`${moment(first)} and ${moment(last)}`;
}
