import { InvalidEventPatternError } from "./invalid-event-pattern-error.ts";
import { parseIpAddress, sharePrefix } from "./ip-address.ts";
import type { LeafTest } from "./scalar.ts";

/**
 * Reads a block of IP addresses such as `10.0.0.0/24`. As in AWS's own engine, a block of a single
 * address (`/32`, `/128`) is refused; its address is an ordinary exact value instead.
 *
 * @throws {InvalidEventPatternError} if it is no such block.
 * @see https://github.com/aws/event-ruler (read 2026-11-20)
 */
export function readCidr(block: string, place: string): LeafTest {
  const [, network = "", length = ""] = /^([^/]+)\/(\d{1,3})$/.exec(block) ?? [];
  const address = parseIpAddress(network);
  const prefixBits = Number(length);
  if (address === undefined || prefixBits >= address.bits) {
    throw new InvalidEventPatternError(`Malformed CIDR ${JSON.stringify(block)}`, place);
  }
  return (leaf) => {
    const other = typeof leaf === "string" ? parseIpAddress(leaf) : undefined;
    return other !== undefined && sharePrefix(address, other, prefixBits);
  };
}
