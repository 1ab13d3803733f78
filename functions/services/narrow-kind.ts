import type { UsedResource } from "./port.ts";

/**
 * Plans and receipts are stored, so the kind of a usage comes back as plain text and is narrowed here.
 *
 * @throws {TypeError} if the service has no usages of that kind. Trying again cannot help.
 */
export function narrowKind<Kind extends string>(
  { kind, arn }: UsedResource,
  kinds: readonly [Kind, ...Kind[]],
): Kind {
  const known = kinds.find((candidate) => candidate === kind);
  if (known === undefined) {
    throw new TypeError(`There are no usages of kind ${kind} here (${arn}), only of ${kinds.join(", ")}`);
  }
  return known;
}
