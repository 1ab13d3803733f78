import type { CallEntry } from "../../gateway/call-log.ts";
import type { Change } from "./trace.ts";

/** Services in which rolecall changes what is not its own. */
const CHANGED = ["chime", "iam", "ivs", "mediapackage", "mediapackage-vod", "mediatailor"];

/** Calls of rolecall's functions, in order, with the parameters that CloudTrail told of. */
export function readCalls(
  calls: readonly CallEntry[],
  parameters: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): readonly Change[] {
  return calls.flatMap(({ principal = "", requestId, time, service, operation, region, error }, index) => {
    const by = /:assumed-role\/.*\/(rolecall-[\w-]+)$/.exec(principal)?.[1];
    const told = parameters.get(requestId);
    return by === undefined
      ? []
      : [
          {
            at: time,
            index,
            by,
            service,
            operation,
            region,
            ...(error === undefined ? {} : { error: error.code }),
            ...(told === undefined ? {} : { parameters: told }),
          },
        ];
  });
}

/** True for calls that change something outside rolecall, or are meant to. */
export function isChange({ service, operation }: Pick<Change, "service" | "operation">): boolean {
  return CHANGED.includes(service) && !/^(Get|List|Describe)/.test(operation);
}
