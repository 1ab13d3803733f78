import type { Trace } from "../trace/trace.ts";

/** Looks at one history for one thing that must hold, and answers with a sentence for each time that it does not. */
export type Check = (trace: Trace) => readonly string[];
