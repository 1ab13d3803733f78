import type { Row, RowGroup } from "../row.ts";
import type { StepName } from "../scene/function-doors.ts";
import type { SubjectKey } from "../scene/subjects.ts";
import { answerLost, FOR_EVER, killedBefore } from "./arranging.ts";

/** What comes of a run of which one function never answers. */
interface Step {
  readonly step: StepName;
  readonly concerns: readonly SubjectKey[];
  readonly endsKilled: Row["ends"];
  readonly because: string;
}

const STEPS: readonly Step[] = [
  { step: "claim-role", concerns: ["chat", "ivs"], endsKilled: ["failed"], because: "ClaimRole failed" },
  {
    step: "find-usages",
    concerns: ["voice", "mediatailor"],
    endsKilled: ["refused"],
    because: "not every Region could be read",
  },
  {
    step: "make-plan",
    concerns: ["chat-legacy", "mediapackage"],
    endsKilled: ["failed"],
    because: "MakePlan failed",
  },
  {
    step: "release-usage",
    concerns: ["chat", "voice", "ivs", "mediapackage", "mediatailor"],
    endsKilled: ["failed"],
    because: "ReleaseUsage failed with Sandbox.Timedout",
  },
  {
    step: "submit-deletion",
    concerns: ["chat", "mediatailor", "inventoried"],
    endsKilled: ["failed"],
    because: "SubmitDeletion failed",
  },
  {
    step: "judge-deletion",
    concerns: ["ivs", "inventoried"],
    endsKilled: ["failed"],
    because: "JudgeDeletion failed",
  },
  {
    step: "record-outcome",
    concerns: ["voice", "inventoried"],
    endsKilled: ["failed"],
    because: "The execution failed",
  },
];

/** Steps whose work shows without their answer. */
const SHOWN_BY_NEXT_LOOK: readonly StepName[] = ["release-usage", "record-outcome"];

const first = (keys: readonly SubjectKey[]) => keys.slice(0, 1);

/** Functions that are killed, once or for ever, before their work or after it. */
export const functions: RowGroup = {
  title: "Functions that are killed",
  rows: STEPS.flatMap(({ step, concerns, endsKilled, because }): readonly Row[] => [
    {
      name: `${step} that is killed once is tried again`,
      concerns: first(concerns),
      strikes: [killedBefore(step)],
      ends: ["deleted"],
    },
    {
      name: `${step} whose answer is lost after its work does no harm when it works again`,
      concerns,
      strikes: [answerLost(step)],
      ends: ["deleted"],
    },
    {
      name: `${step} that is always killed does not leave the run without an outcome`,
      concerns: first(concerns),
      strikes: [killedBefore(step, { times: FOR_EVER })],
      ends: endsKilled,
      because,
    },
    {
      name: `${step} whose answers are always lost does not leave the run without an outcome`,
      concerns: first(concerns),
      strikes: [answerLost(step, { times: FOR_EVER })],
      // What a step has done is done; where the next look shows it, the run goes on.
      ...(SHOWN_BY_NEXT_LOOK.includes(step) ? { ends: ["deleted"] } : { ends: endsKilled, because }),
    },
  ]),
};
