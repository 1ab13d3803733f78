/**
 * An instant as OCSF wants it, under this name: whole milliseconds since 1970. Nothing if there is none.
 *
 * @param at ISO 8601
 */
export function millisOf(name: string, at: string | undefined): Readonly<Record<string, number>> {
  const millis = Date.parse(at ?? "");
  return Number.isNaN(millis) ? {} : { [name]: millis };
}
