/** An IP address as a number, with the bits of its kind: 32 or 128. */
export interface IpAddress {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Reads an IPv4 or IPv6 address; undefined if the text is neither. */
export function parseIpAddress(text: string): IpAddress | undefined {
  return text.includes(":") ? parseVersion6(text) : parseVersion4(text);
}

/** Says whether two addresses share the first bits of the given number. */
export function sharePrefix(one: IpAddress, other: IpAddress, prefixBits: number): boolean {
  const rest = BigInt(one.bits - prefixBits);
  return one.bits === other.bits && one.value >> rest === other.value >> rest;
}

function parseVersion4(text: string): IpAddress | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255)) {
    return undefined;
  }
  return { bits: 32, value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) };
}

function parseVersion6(text: string): IpAddress | undefined {
  const [head = "", tail, ...others] = text.split("::");
  const groups = (side: string) => (side === "" ? [] : side.split(":"));
  const first = groups(head);
  const last = groups(tail ?? "");
  const missing = 8 - first.length - last.length;
  const wellFormed = tail === undefined ? missing === 0 : missing > 0;
  const all = [...first, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...last];
  if (!wellFormed || others.length > 0 || !all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
    return undefined;
  }
  return { bits: 128, value: all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) };
}
