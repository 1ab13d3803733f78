import { compilePattern, InvalidEventPatternError } from "../events/pattern.ts";
import { parseJson } from "../states/json.ts";
import type { PatternRecording } from "./recordings.ts";

/** Matches a recorded event again and says how the answer differs, if it does. */
export function comparePattern({ pattern, event, expect }: PatternRecording): string | undefined {
  const answer = matchAgain(pattern, event);
  return answer.verdict === expect
    ? undefined
    : `expected ${expect}, but got ${answer.verdict}${answer.reason}`;
}

/** Patterns and events are JSON text in the recordings, as the API takes them; text that is not JSON is refused. */
function matchAgain(pattern: unknown, event: unknown): { readonly verdict: string; readonly reason: string } {
  const refused = (reason: string) => ({ verdict: "EXC", reason: ` (${reason})` });
  const readPattern = typeof pattern === "string" ? parseJson(pattern) : { value: pattern };
  const readEvent = typeof event === "string" ? parseJson(event) : { value: event };
  if (readPattern === undefined || readEvent === undefined) {
    return refused("not JSON text");
  }
  try {
    return { verdict: String(compilePattern(readPattern.value)(readEvent.value)), reason: "" };
  } catch (error) {
    if (error instanceof InvalidEventPatternError) {
      return refused(error.message);
    }
    throw error;
  }
}
