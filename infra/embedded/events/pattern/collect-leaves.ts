import { isFields, isScalar, type Scalar } from "./scalar.ts";

/** A value of an event, and where in the event's arrays it stands. */
export interface Leaf {
  readonly value: Scalar;
  /** Index of the element it belongs to, by the array's number. */
  readonly elements: ReadonlyMap<number, number>;
}

/**
 * Collects the values of an event by path. Elements of an array have the path of the array; an empty
 * array or object has no value at all.
 *
 * @param wanted the paths asked for, each with all that lead to it; everything else is passed over
 */
export function collectLeaves(
  event: unknown,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly Leaf[]> {
  const leaves = new Map<string, Leaf[]>();
  let arrays = 0;
  const add = (path: string, leaf: Leaf): void => {
    const known = leaves.get(path);
    if (known === undefined) {
      leaves.set(path, [leaf]);
    } else {
      known.push(leaf);
    }
  };
  const visit = (value: unknown, path: string | undefined, elements: ReadonlyMap<number, number>): void => {
    if (Array.isArray(value)) {
      const array = arrays;
      arrays += 1;
      value.forEach((element, index) => {
        visit(element, path, new Map([...elements, [array, index]]));
      });
    } else if (isFields(value)) {
      for (const [name, field] of Object.entries(value)) {
        const fieldPath = path === undefined ? name : `${path}.${name}`;
        if (wanted.has(fieldPath)) {
          visit(field, fieldPath, elements);
        }
      }
    } else if (isScalar(value) && path !== undefined) {
      add(path, { value, elements });
    }
  };
  visit(event, undefined, new Map());
  return leaves;
}
