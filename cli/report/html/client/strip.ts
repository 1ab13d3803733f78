/** How many signs a Region has in a row's strip of Regions (`region-strip.ts`). */
const SIGNS = 3;

/** True if a strip shows usages in a Region, or that it could not be read. */
export function isMarked(strip: string, region: number): boolean {
  return /[\d?]/.test(strip.slice(region * SIGNS, (region + 1) * SIGNS));
}

/** In how many Regions a strip shows usages; those that could not be read count after the comma. */
export function weightOf(strip: string): number {
  let weight = 0;
  for (let index = 0; index < strip.length; index += SIGNS) {
    const signs = strip.slice(index, index + SIGNS);
    weight += signs.includes("?") ? 0.001 : /\d/.test(signs) ? 1 : 0;
  }
  return weight;
}
