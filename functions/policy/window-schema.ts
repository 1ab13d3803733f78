import * as v from "valibot";
import { duration, members, withHelp } from "./schema-parts.ts";
import { isTimeZone } from "./time.ts";
import { cronFault } from "./windows.ts";

/** A name of the time zone database. */
export const TimeZoneSchema = v.pipe(
  v.string("must be a time zone such as Europe/Zurich or UTC"),
  v.check(isTimeZone, "is no time zone; write one such as Europe/Zurich or UTC"),
);

const CronSchema = v.pipe(
  v.string('must be a cron expression such as "0 22 * * 1-5"'),
  v.maxLength(100, "has more than 100 signs; shorten it"),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed ? cronFault(dataset.value) : undefined;
    if (fault !== undefined) {
      addIssue({ message: `is no cron expression: ${fault}; write one such as "0 22 * * 1-5"` });
    }
  }),
);

/** A maintenance window as it is written out. */
export const WindowSchema = members({
  cron: withHelp(CronSchema, {
    description:
      "When the window opens: minute, hour, day of month, month, day of week. If both days are given, either one counts.",
    title: "cron expression of five fields",
  }),
  duration: withHelp(duration("15m", "7d"), {
    description: "For how long it stays open, in elapsed time. Windows that overlap are one.",
    title: "duration, 15m to 7d",
  }),
  timeZone: v.exactOptional(
    withHelp(TimeZoneSchema, {
      description: "Where the cron expression's clock hangs. Default: the `timeZone` of the file.",
      title: "time zone such as Europe/Zurich",
    }),
  ),
});
