import type { RowGroup } from "./row.ts";
import { deletionTask } from "./rows/deletion-task.ts";
import { events } from "./rows/events.ts";
import { functions } from "./rows/functions.ts";
import { incarnations } from "./rows/incarnations.ts";
import { ownerLimits } from "./rows/owner-limits.ts";
import { refusals } from "./rows/refusals.ts";
import { regions } from "./rows/regions.ts";
import { restore } from "./rows/restore.ts";
import { runs } from "./rows/runs.ts";
import { streams } from "./rows/streams.ts";
import { table } from "./rows/table.ts";
import { throttling } from "./rows/throttling.ts";
import { usages } from "./rows/usages.ts";

/** Every row, by what it is about. */
export const allRows: readonly RowGroup[] = [
  deletionTask,
  refusals,
  incarnations,
  throttling,
  regions,
  usages,
  streams,
  ownerLimits,
  functions,
  table,
  runs,
  events,
  restore,
];
