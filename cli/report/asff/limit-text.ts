import { digestOf } from "../../../functions/runtime/digest.ts";

/**
 * A text as Security Hub takes it: at most so many signs, and never only blanks, for which it gives `undefined`.
 *
 * @param most UTF-16 units, at least 1
 */
export function limitText(text: string, most: number): string | undefined {
  const whole = text.toWellFormed();
  const cut = whole.length <= most ? whole : `${whole.slice(0, most - 1)}…`;
  // The cut may have gone through a sign of two units.
  return /\S/.test(cut) ? cut.replace(/[\ud800-\udbff]…$/, "…") : undefined;
}

/** An identifier that must not be cut, or two things would share it: the end of a longer one becomes its digest. */
export function limitId(id: string, most: number): string {
  const whole = id.toWellFormed();
  const digest = digestOf(whole);
  return whole.length <= most ? whole : `${whole.slice(0, most - digest.length)}${digest}`.toWellFormed();
}

/** Named texts as Security Hub takes them: without those that are unknown or blank, of which it takes none. */
export function limitFields(
  fields: Readonly<Record<string, string | undefined>>,
  most: number,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const limited = limitText(value ?? "", most);
      return limited === undefined ? [] : [[name, limited]];
    }),
  );
}
