import { processorOf } from "../definition/check.ts";
import type { MapState } from "../definition/model.ts";
import { EvaluationFault } from "../faults.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import { LARGEST_PAYLOAD_BYTES } from "../limits.ts";
import type { MapItem } from "./cell.ts";
import { integerField, unexpected } from "./fields.ts";
import { evaluateField, located, type Visit } from "./visit.ts";

/** The `Map` member of the context object of one iteration. */
export function mapContext(index: number, { value, key }: Pick<MapItem, "value" | "key">): JsonRecord {
  return { Map: { Item: { Index: index, Value: value, ...(key === undefined ? {} : { Key: key }) } } };
}

/** True if every iteration is an execution of its own. */
export function isDistributed(state: MapState): boolean {
  return processorOf(state)?.ProcessorConfig?.Mode === "DISTRIBUTED";
}

/**
 * What a Map iterates over: Items, or else the state's input, each item through ItemSelector, and in
 * batches where a distributed Map says so.
 *
 * Objects are gone through by a distributed Map alone, as pairs of `Key` and `Value`.
 *
 * @throws {Fault} `States.QueryEvaluationError` if it is not a list.
 */
export async function mapItems(visit: Visit<MapState>): Promise<readonly MapItem[]> {
  const { state } = visit;
  const items: MapItem[] = [];
  for (const [index, item] of (await rawItems(visit)).entries()) {
    const input =
      state.ItemSelector === undefined
        ? item.input
        : await evaluateField(visit, state.ItemSelector, "ItemSelector", {
            context: mapContext(index, item),
          });
    items.push({ ...item, input });
  }
  return state.ItemBatcher === undefined ? items : batch(visit, items);
}

async function rawItems(visit: Visit<MapState>): Promise<readonly MapItem[]> {
  const { state, cell } = visit;
  const { input } = cell.frame;
  const source = state.Items === undefined ? input : await evaluateField(visit, state.Items, "Items");
  if (Array.isArray(source)) {
    return source.map((value) => ({ value, input: value }));
  }
  if (isDistributed(state) && isRecord(source)) {
    return Object.entries(source).map(([key, value]) => ({ key, value, input: { Key: key, Value: value } }));
  }
  if (state.Items === undefined) {
    const cause = `Map state input must be an array but was: ${JSON.stringify(input)}`;
    throw located(visit, new EvaluationFault("Items", cause));
  }
  throw unexpected(visit, state.Items, "Items", "array", source);
}

/** Fills one batch after the other, up to so many items and bytes; an item that is too large alone has a batch alone. */
async function batch(visit: Visit<MapState>, items: readonly MapItem[]): Promise<readonly MapItem[]> {
  const { MaxItemsPerBatch, MaxInputBytesPerBatch, BatchInput } = visit.state.ItemBatcher ?? {};
  const limit = async (value: unknown, name: string, fallback: number) =>
    value === undefined ? fallback : integerField(visit, value, `ItemBatcher/${name}`, 1);
  const mostItems = await limit(MaxItemsPerBatch, "MaxItemsPerBatch", Number.POSITIVE_INFINITY);
  const mostBytes = await limit(MaxInputBytesPerBatch, "MaxInputBytesPerBatch", LARGEST_PAYLOAD_BYTES);
  const shared =
    BatchInput === undefined
      ? {}
      : { BatchInput: await evaluateField(visit, BatchInput, "ItemBatcher/BatchInput") };

  const wrap = (inputs: readonly unknown[]) => ({ ...shared, Items: inputs });
  const bytes = (inputs: readonly unknown[]) => Buffer.byteLength(JSON.stringify(wrap(inputs)));
  const batches: unknown[][] = [];
  for (const { input } of items) {
    const last = batches.at(-1);
    if (last === undefined || last.length >= mostItems || bytes([...last, input]) > mostBytes) {
      batches.push([input]);
    } else {
      last.push(input);
    }
  }
  return batches.map((inputs) => ({ value: wrap(inputs), input: wrap(inputs) }));
}
