import { type Markup, markup } from "./markup.ts";
import type { Tally } from "./tally.ts";
import { number, VERDICT_WORDS, VERDICTS } from "./words.ts";

const BAR_WIDTH = 1000;

/** How many roles have which verdict: a bar to see it, a tile for each to read it. */
export function summary(tally: Tally): Markup {
  return markup`<section id="summary" aria-labelledby="summary-heading"><h2 id="summary-heading">Verdicts</h2>
${bar(tally)}
<ul class="tiles">${VERDICTS.map((kind) => {
    const { word, means } = VERDICT_WORDS[kind];
    return markup`<li class="${kind}"><a href="#roles" data-verdict="${kind}"><strong>${number(tally.verdicts[kind])}</strong> <b>${word}</b></a><span>${means}</span></li>`;
  })}</ul>
</section>
`;
}

/** The same in one look; the tiles say it in words. */
function bar({ verdicts }: Tally): Markup {
  const total = VERDICTS.reduce((sum, kind) => sum + verdicts[kind], 0);
  let x = 0;
  const parts = VERDICTS.filter((kind) => verdicts[kind] > 0).map((kind) => {
    const width = Math.round((verdicts[kind] / total) * BAR_WIDTH * 10) / 10;
    const part = markup`<rect class="${kind}" x="${x}" y="0" width="${width}" height="12"></rect>`;
    x = Math.round((x + width) * 10) / 10;
    return part;
  });
  return markup`<svg class="bar" viewBox="0 0 ${BAR_WIDTH} 12" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}
