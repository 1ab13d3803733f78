import type { RoleRecord } from "../../../functions/core/record.ts";
import type { RegionReading } from "../../../functions/core/usage.ts";
import { type Markup, markup } from "./markup.ts";
import { readingIn, readingsOf } from "./regions.ts";
import { countOf } from "./words.ts";

/**
 * One role over all Regions: a text in which each Region has three signs, so that the rows of 20,000 roles stand in
 * columns without an element for each cell. The script reads Regions back from it (`client/strip.ts`).
 */
export function regionStrip(record: RoleRecord, regions: readonly string[]): Markup {
  if (record.status === "gone") {
    return markup`–`;
  }
  if (Object.keys(record.regions).length === 0) {
    return markup`only IAM can tell`;
  }
  const signs = regions.map((region) => sign(readingIn(record, region)));
  return markup`<span role="img" aria-label="${inWords(record)}">${signs}</span>`;
}

function sign(reading: RegionReading | undefined): Markup {
  if (reading === undefined) {
    return markup`   `;
  }
  if (reading.kind === "unread") {
    return markup`<i> ? </i>`;
  }
  const count = reading.usages.length;
  if (count === 0) {
    return markup` · `;
  }
  // What is written with the template's own text keeps its spaces; values have theirs collapsed.
  return count < 10 ? markup`<b> ${count} </b>` : markup`<b>${count < 100 ? markup`${count} ` : "99+"}</b>`;
}

/** What the signs say, for those who do not see them. */
function inWords(record: RoleRecord): string {
  const readings = readingsOf(record);
  const used = readings.flatMap((reading) =>
    reading.kind === "read" && reading.usages.length > 0
      ? [`${countOf(reading.usages.length, "usage")} in ${reading.region}`]
      : [],
  );
  const unread = readings.filter(({ kind }) => kind === "unread").map(({ region }) => region);
  const free = readings.length - used.length - unread.length;
  return [
    ...used,
    ...(unread.length === 0 ? [] : [`not read: ${unread.join(", ")}`]),
    ...(free === 0 ? [] : [`no usage in ${countOf(free, used.length === 0 ? "Region" : "other Region")}`]),
  ].join("; ");
}
