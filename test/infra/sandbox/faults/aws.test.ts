import { deletionTask } from "../../../../infra/sandbox/faults/rows/deletion-task.ts";
import { incarnations } from "../../../../infra/sandbox/faults/rows/incarnations.ts";
import { refusals } from "../../../../infra/sandbox/faults/rows/refusals.ts";
import { regions } from "../../../../infra/sandbox/faults/rows/regions.ts";
import { streams } from "../../../../infra/sandbox/faults/rows/streams.ts";
import { throttling } from "../../../../infra/sandbox/faults/rows/throttling.ts";
import { usages } from "../../../../infra/sandbox/faults/rows/usages.ts";
import { rowsAreTrue } from "./rows-are-true.ts";

rowsAreTrue([deletionTask, incarnations, refusals, regions, streams, throttling, usages]);
