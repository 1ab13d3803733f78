/** A source of chance: 0 up to 1. */
type Random = () => number;

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const HEX = "0123456789abcdef";

/** So many characters, each drawn from an alphabet. */
function draw(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
}

/** IAM's unique id of one incarnation of a role: `AROA` and 17 characters. */
export const drawRoleId = (random: Random): string => `AROA${draw(random, UPPER, 17)}`;

/** The twelve characters at the end of the ARN of an IVS resource. */
export const drawResourceId = (random: Random): string => draw(random, MIXED, 12);

/** So many digits of base 16. */
export const drawHex = (random: Random, length: number): string => draw(random, HEX, length);

/** A UUID of version 4 that comes from the seed, so that a story can be told twice. */
export function drawUuid(random: Random): string {
  const variant = draw(random, "89ab", 1);
  return [
    drawHex(random, 8),
    drawHex(random, 4),
    `4${drawHex(random, 3)}`,
    `${variant}${drawHex(random, 3)}`,
    drawHex(random, 12),
  ].join("-");
}
