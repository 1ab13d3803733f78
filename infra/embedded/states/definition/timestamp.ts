const OFFSET_DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d(?::\d\d)?)$/i;

/** An ISO 8601 instant with an offset, in milliseconds since the epoch, or undefined where the text is none. */
export function parseTimestamp(text: string): number | undefined {
  const [, year, month, day, hour, minute, second = "00", fraction = "0", offset] =
    OFFSET_DATE_TIME.exec(text) ?? [];
  if (year === undefined || offset === undefined) {
    return undefined;
  }
  const milliseconds = fraction.padEnd(3, "0").slice(0, 3);
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`;
  const instant = Date.parse(local);
  // Date.parse rolls 30 February over to March; a date that changes on the way back does not exist.
  if (Number.isNaN(instant) || new Date(instant).toISOString() !== local) {
    return undefined;
  }
  return instant - offsetMilliseconds(offset);
}

function offsetMilliseconds(offset: string): number {
  if (offset.toUpperCase() === "Z") {
    return 0;
  }
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(":").map(Number);
  const size = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return offset.startsWith("-") ? -size : size;
}
