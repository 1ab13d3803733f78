import type { Condition } from "./store.ts";

/**
 * The condition under which a set of texts takes one more: it holds that one already, or fewer than so many. What was
 * counted once stays counted, though the limit has become lower; where nothing more may be counted, a set that is not
 * there yet takes nothing.
 *
 * @param set name of the attribute
 * @param text placeholder of the text
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html (read 2026-11-21)
 */
export function roomFor(set: string, text: string, maximum: number): Condition {
  const has = `contains(${set}, ${text})`;
  return maximum < 1
    ? { expression: has }
    : {
        expression: `(attribute_not_exists(${set}) OR size(${set}) < :${set}Maximum OR ${has})`,
        values: { [`:${set}Maximum`]: maximum },
      };
}
