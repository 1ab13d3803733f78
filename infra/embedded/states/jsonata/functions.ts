import { createHash } from "node:crypto";
import jsonata from "jsonata";
import { isRecord } from "../json.ts";

/** What functions take from the world around them, so that an evaluation can be repeated. */
export interface FunctionSources {
  readonly now: () => Date;
  readonly random: () => number;
  readonly newId: () => string;
}

/** Most items that `$range` makes, as its JSONPath twin `States.ArrayRange`. */
const LONGEST_RANGE = 1000;

const HASHES: Readonly<Record<string, string>> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

const nowText = jsonata("$fromMillis(millis, picture, zone)");

/**
 * Adds the functions that Step Functions adds to JSONata, takes away `$eval`, which it does not have,
 * and lets time and chance come from the engine.
 *
 * Not known: which numbers AWS's `$random(seed)` gives; here the same seed gives the same number.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html (read 2026-11-20)
 */
export function registerFunctions(
  expression: jsonata.Expression,
  { now, random, newId }: FunctionSources,
): void {
  expression.registerFunction("partition", partition, "<a-n:a>");
  expression.registerFunction("range", range, "<nnn:a>");
  expression.registerFunction("hash", hash, "<s-s:s>");
  expression.registerFunction(
    "random",
    (seed?: number) => (seed === undefined ? random() : seeded(seed)),
    "<n?:n>",
  );
  expression.registerFunction("uuid", () => newId(), "<:s>");
  expression.registerFunction(
    "parse",
    (text?: string) => (text === undefined ? undefined : JSON.parse(text)),
    "<s-:x>",
  );
  expression.registerFunction("millis", () => now().getTime(), "<:n>");
  expression.registerFunction(
    "now",
    (picture?: string, zone?: string) => nowText.evaluate({ millis: now().getTime(), picture, zone }),
    "<s?s?:s>",
  );
  expression.registerFunction(
    "shuffle",
    (items?: readonly unknown[]) => items && shuffle(items, random),
    "<a:a>",
  );
  expression.registerFunction("eval", () => {
    throw new Error("Attempted to invoke the function $eval, which is not supported in Step Functions");
  });
}

function partition(items: readonly unknown[] | undefined, size: number): unknown {
  if (items === undefined) {
    return undefined;
  }
  if (!Number.isInteger(size) || size < 1) {
    throw new Error("The chunk size of $partition must be a positive integer");
  }
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

function range(first: number, last: number, step: number): readonly number[] {
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  if (step === 0 || count > LONGEST_RANGE) {
    throw new Error(`$range needs a step other than 0 and makes at most ${LONGEST_RANGE} items`);
  }
  return Array.from({ length: count }, (_, index) => first + index * step);
}

function hash(content: string | undefined, algorithm: string): string | undefined {
  const name = HASHES[algorithm];
  if (name === undefined) {
    throw new Error(`$hash knows ${Object.keys(HASHES).join(", ")}, not ${algorithm}`);
  }
  return content === undefined ? undefined : createHash(name).update(content).digest("hex");
}

/** The first 48 bits of a digest of the seed, as a number from 0 up to 1. */
function seeded(seed: number): number {
  return createHash("sha256").update(String(seed)).digest().readUIntBE(0, 6) / 2 ** 48;
}

/** Fisher and Yates. */
function shuffle(items: readonly unknown[], random: () => number): readonly unknown[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(random() * (last + 1));
    [mixed[last], mixed[pick]] = [mixed[pick], mixed[last]];
  }
  return mixed;
}

/** True if a value is a JSONata function, or has one in it, which JSON cannot carry. */
export function hasFunction(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some(hasFunction);
  }
  if (typeof value === "function" || value instanceof RegExp) {
    return true;
  }
  if (!isRecord(value)) {
    return false;
  }
  return (
    value["_jsonata_lambda"] === true ||
    value["_jsonata_function"] === true ||
    Object.values(value).some(hasFunction)
  );
}
