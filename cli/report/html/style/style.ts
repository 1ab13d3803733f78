import { CHUNK_ROWS } from "../chunks.ts";
import { details } from "./details.ts";
import { frame } from "./frame.ts";
import { media } from "./media.ts";
import { palette } from "./palette.ts";
import { tables } from "./tables.ts";

/** Width of one Region in the strip: three signs of the widest of the fonts. */
const REGION_PIXELS = 20.8;

/** What a strip needs to say that only IAM can tell. */
const LEAST_STRIP_PIXELS = 118;

/** What the other columns of the matrix need, with the gaps between them and the margins. */
const OTHER_COLUMNS_PIXELS = 950;

/** The page's whole look; the Regions need room that depends on how many they are, and where there is none, words do. */
export function styleFor(regionCount: number): string {
  const strip = Math.max(LEAST_STRIP_PIXELS, Math.ceil(regionCount * REGION_PIXELS));
  const hidden =
    "#matrix { --columns: minmax(220px, 1.2fr) 112px minmax(200px, 1fr) 52px 82px 62px; } #matrix tr > :nth-child(4), .legend { display: none; }";
  const fit =
    regionCount === 0
      ? hidden
      : `:root { --strip: ${strip}px; } @media (max-width: ${OTHER_COLUMNS_PIXELS + strip}px) { ${hidden} }`;
  return `${palette}${frame}${tables(CHUNK_ROWS)}${details}${fit}${media}`;
}
