import type { Row, RowGroup } from "../row.ts";
import type { StepName } from "../scene/function-doors.ts";
import type { Scene } from "../scene/scene.ts";
import type { SubjectKey } from "../scene/subjects.ts";
import { at, BEYOND_SDK, fails, type WireError } from "./arranging.ts";

const UPDATE = { service: "dynamodb", operation: "UpdateItem" } as const;
const PUT = { service: "dynamodb", operation: "PutItem" } as const;

/** The SDK does not try again by itself. */
const REFUSED: WireError = ["AccessDeniedException", 400];

const BUSY: WireError = ["InternalServerError", 500];

/** Which step meets a table that takes no writes, and how the run ends if that lasts. */
const STEPS: readonly (readonly [StepName, SubjectKey, Row["ends"][number]])[] = [
  ["claim-role", "chat", "failed"],
  ["make-plan", "mediapackage", "failed"],
  ["release-usage", "mediatailor", "failed"],
  ["submit-deletion", "inventoried", "failed"],
  ["judge-deletion", "voice", "failed"],
  ["record-outcome", "ivs", "failed"],
];

/** Longer than all tries of a step, shorter than those of what comes after it. */
const LONG_SECONDS = 150;

const refusesFrom =
  (error: WireError, times: number | undefined, seconds: number) =>
  async (scene: Scene): Promise<void> => {
    const extent = times === undefined ? {} : { times };
    scene.faults([fails(UPDATE, error, extent), fails(PUT, error, extent)]);
    void scene.sandbox.clock.sleep(seconds * 1000).then(() => scene.faults([]));
  };

/** The table does not take what rolecall writes. */
export const table: RowGroup = {
  title: "The table",
  rows: [
    {
      name: "a receipt that cannot be stored keeps the resource as it is",
      concerns: ["voice", "mediatailor"],
      strikes: [
        at("before", "release-usage", (scene) => scene.faults([fails(PUT, REFUSED)])),
        at("after", "release-usage", (scene) => scene.faults([])),
      ],
      ends: ["failed"],
      changesNothing: true,
      because: "Could not be released",
    },
    ...STEPS.flatMap(([step, key, kind]): readonly Row[] => [
      {
        name: `a table that is out of order for a moment at ${step} does no harm`,
        concerns: [key],
        strikes: [at("before", step, refusesFrom(BUSY, BEYOND_SDK, 120))],
        ends: ["deleted"],
      },
      {
        name: `a table that takes no writes from ${step} on for minutes does not leave the run without an outcome`,
        concerns: [key],
        strikes: [at("before", step, refusesFrom(REFUSED, undefined, LONG_SECONDS))],
        ends: [kind],
      },
    ]),
  ],
};
