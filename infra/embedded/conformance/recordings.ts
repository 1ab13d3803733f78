import * as v from "valibot";

/** An execution recorded on AWS. */
export const stateRecordings = v.array(
  v.object({
    source: v.string(),
    definition: v.unknown(),
    input: v.optional(v.unknown(), {}),
    expect: v.object({
      status: v.string(),
      output: v.optional(v.unknown()),
      error: v.nullish(v.string()),
      cause: v.nullish(v.unknown()),
    }),
    tasks: v.optional(v.record(v.string(), v.unknown()), {}),
  }),
);

/** One such execution. */
export type StateRecording = v.InferOutput<typeof stateRecordings>[number];

/** Event patterns with what AWS said of them: `true`, `false`, or `EXC` for a pattern that it refused. */
export const patternRecordings = v.array(
  v.object({
    label: v.string(),
    pattern: v.unknown(),
    event: v.unknown(),
    expect: v.picklist(["true", "false", "EXC"]),
  }),
);

/** One such pattern. */
export type PatternRecording = v.InferOutput<typeof patternRecordings>[number];
