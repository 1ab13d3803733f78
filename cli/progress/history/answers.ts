import * as v from "valibot";

/**
 * What the functions of the workflows answer, as far as progress is read from it. Less is asked of it than the next
 * step asks: what a newer stack says more, or says otherwise, must not keep a person from seeing the rest.
 */

const ModeSchema = v.picklist(["plan", "apply"]);

/** The run is over; any function may say so. */
export const EndSchema = v.object({
  kind: v.literal("end"),
  outcome: v.object({ kind: v.string(), reason: v.string(), blockers: v.array(v.string()) }),
});

/** The role is claimed. */
export const ClaimedSchema = v.object({
  request: v.object({ mode: ModeSchema, maxRounds: v.number() }),
  expected: v.array(v.string()),
});

/** What some Regions said. */
export const LookSchema = v.object({
  readings: v.array(
    v.variant("kind", [
      v.object({
        kind: v.literal("read"),
        region: v.string(),
        usages: v.array(v.object({ arn: v.string() })),
      }),
      v.object({ kind: v.literal("unread"), region: v.string() }),
    ]),
  ),
});

/** What a run does after a look. */
export const DecisionSchema = v.variant("kind", [
  v.object({
    kind: v.literal("release"),
    stages: v.array(v.array(v.unknown())),
    waitSeconds: v.number(),
  }),
  v.object({ kind: v.literal("look-again"), waitSeconds: v.number() }),
]);

/** What a deletion has come to so far. */
export const VerdictSchema = v.object({
  waitSeconds: v.number(),
  deletion: v.optional(v.object({ reason: v.string() })),
});

/** What one attempt to release a usage, or to restore a resource, came to. */
export const ReportSchema = v.object({ arn: v.string(), kind: v.string() });

/** What a restore is to put back. */
export const RestoreSchema = v.object({
  request: v.object({ mode: ModeSchema }),
  items: v.array(v.unknown()),
  waitSeconds: v.optional(v.number()),
});

/** Somebody is to be asked for an approval. */
export const AskSchema = v.object({ kind: v.literal("ask"), expiresAt: v.string() });

/** The output of an execution, whatever its workflow. */
export const OutputSchema = v.object({
  outcome: v.string(),
  reason: v.string(),
  blockers: v.array(v.string()),
});
