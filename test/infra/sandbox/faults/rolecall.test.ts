import { events } from "../../../../infra/sandbox/faults/rows/events.ts";
import { functions } from "../../../../infra/sandbox/faults/rows/functions.ts";
import { ownerLimits } from "../../../../infra/sandbox/faults/rows/owner-limits.ts";
import { restore } from "../../../../infra/sandbox/faults/rows/restore.ts";
import { runs } from "../../../../infra/sandbox/faults/rows/runs.ts";
import { table } from "../../../../infra/sandbox/faults/rows/table.ts";
import { rowsAreTrue } from "./rows-are-true.ts";

rowsAreTrue([events, functions, ownerLimits, restore, runs, table]);
