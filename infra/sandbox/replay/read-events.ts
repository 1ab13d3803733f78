import * as v from "valibot";
import type { RecordedEvent } from "./recorded-event.ts";
import { wrapRecord } from "./wrap-record.ts";

const text = v.string("must be text");

const Envelope = v.looseObject({
  version: v.optional(text, "0"),
  id: v.optional(text, "none"),
  "detail-type": text,
  source: text,
  account: text,
  time: v.optional(text, ""),
  region: text,
  resources: v.optional(v.array(text, "must be a list"), []),
  detail: v.looseObject({}, "must be an object"),
});

const LogFile = v.looseObject({ Records: v.array(v.unknown()) });
const Entry = v.looseObject({});

/** Reads what one file holds: an event, a list of events, or a log file as CloudTrail writes it. */
export function readEvents(file: string, content: string): readonly RecordedEvent[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), content.replace(/^\uFEFF/, ""));
  if (!parsed.success) {
    return [{ kind: "unreadable", place: file, reason: "it is no JSON" }];
  }
  const logFile = v.safeParse(LogFile, parsed.output);
  const entries = logFile.success ? logFile.output.Records : parsed.output;
  if (!Array.isArray(entries)) {
    return [readEntry(file, entries)];
  }
  return entries.length === 0
    ? [{ kind: "unreadable", place: file, reason: "it holds no event" }]
    : entries.map((entry, index) => readEntry(`${file} #${index + 1}`, entry));
}

function readEntry(place: string, entry: unknown): RecordedEvent {
  const { success, output } = v.safeParse(Entry, entry);
  if (!success || !["detail", "detail-type", "eventSource", "eventName"].some((name) => name in output)) {
    const reason = "it is neither an EventBridge envelope nor a CloudTrail record";
    return { kind: "unreadable", place, reason };
  }
  const envelope = v.safeParse(
    Envelope,
    "detail" in output || "detail-type" in output ? output : wrapRecord(output),
  );
  if (envelope.success) {
    return { kind: "event", place, envelope: envelope.output };
  }
  const [issue] = envelope.issues;
  const member = v.getDotPath(issue) ?? "it";
  const fault = issue.received === "undefined" ? "is missing" : issue.message;
  return { kind: "unreadable", place, reason: `EventBridge would not carry it: ${member} ${fault}` };
}
