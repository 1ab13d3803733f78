/** A value that an event pattern can be held against: the leaf of an event. */
export type Scalar = string | number | boolean | null;

/** Says whether one leaf of an event matches. */
export type LeafTest = (leaf: Scalar) => boolean;

/** A JSON object, its fields not yet looked at. */
export type Fields = Readonly<Record<string, unknown>>;

/** Tells an object from arrays, null and plain values. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Tells a leaf from objects, arrays and what JSON does not have. */
export function isScalar(value: unknown): value is Scalar {
  return (
    value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
  );
}
