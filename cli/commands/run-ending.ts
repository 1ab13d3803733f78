import * as v from "valibot";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Execution } from "../place/place.ts";

const Usage = v.looseObject({
  region: v.string(),
  kind: v.string(),
  arn: v.string(),
  stage: v.number(),
  release: v.string(),
});

/** What an execution of a workflow answers. */
const Output = v.looseObject({
  outcome: v.string(),
  reason: v.string(),
  blockers: v.optional(v.array(v.string()), []),
  roleName: v.exactOptional(v.string()),
  roleId: v.exactOptional(v.string()),
  retryAt: v.exactOptional(v.string()),
  plan: v.exactOptional(v.looseObject({ digest: v.string(), usages: v.array(Usage) })),
  resources: v.exactOptional(v.array(v.looseObject({ arn: v.string(), kind: v.string() }))),
});

/** How a run ended, as people and programs read it. */
export interface RunEnding extends v.InferOutput<typeof Output> {
  readonly runId: string;
  readonly roleName: string;
}

const Input = v.looseObject({ roleName: v.optional(v.string(), "") });

/** Reads how an execution ended. One that broke has an outcome all the same: it failed, and why. */
export function readEnding({ run, status, input, output, error, cause }: Execution): RunEnding {
  const { roleName } = v.parse(v.pipe(v.string(), v.parseJson(), Input), input);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Output), output);
  if (parsed.success) {
    return { ...parsed.output, runId: run.runId, roleName: parsed.output.roleName ?? roleName };
  }
  const why = [error, cause].filter((text) => text !== undefined).join(": ");
  const reason = `The execution ended ${status}${why === "" ? "" : ` (${why})`}`;
  return { runId: run.runId, roleName, outcome: "failed", reason, blockers: [] };
}

/** Outcomes that are what was asked for. */
const AS_ASKED: readonly string[] = ["planned", "deleted", "already-gone", "restored"];

/** What the command answers for runs that ended so: the worst of them counts. */
export function exitCodeOf(endings: readonly Pick<RunEnding, "outcome">[]): ExitCode {
  const others = endings.filter(({ outcome }) => !AS_ASKED.includes(outcome));
  if (others.length === 0) {
    return EXIT.done;
  }
  return others.every(({ outcome }) => outcome === "refused") ? EXIT.refused : EXIT.otherwise;
}
