import type { ChapterRecord } from "../chronicle.ts";
import { clockTime, type HappeningGroup, triesInWords } from "../happening.ts";
import { kindOfRun, type RunTrack } from "../run/run-track.ts";
import { restoreLine } from "../watch/tell-restore.ts";
import { spanInWords } from "../words.ts";
import { breakable } from "./breakable.ts";
import { documentFigure } from "./document-figure.ts";
import { type Markup, markup } from "./markup.ts";
import { drawingSizes, drawRun } from "./run-drawing.ts";

const SPEAKERS = { owner: "People", service: "AWS", rolecall: "rolecall" } as const;

/** What stands before the role's name. */
const HEADINGS = { decommission: "", restore: "Restore of ", remediation: "Remediation of " } as const;

/** One part of the story: what happened, and the time line of each run that began in it. */
export function chapterSection({ number, title, sentence, groups, runs }: ChapterRecord): Markup {
  return markup`<section class="chapter" aria-labelledby="chapter-${number}">
<h3 id="chapter-${number}"><span class="number">${number}</span> ${title}</h3>
<p class="lede">${sentence}</p>
<ol class="happenings">${groups.map(happening)}</ol>
${runs.map((run, index) => runFigure(run, `${number}-${index + 1}`))}
</section>`;
}

function happening(group: HappeningGroup): Markup {
  const { at, kind, speaker, tone, text, details, document } = group.latest;
  const tries = triesInWords(group);
  const list =
    details.length === 0
      ? undefined
      : markup`<ul>${details.map((detail) => markup`<li>${detail}</li>`)}</ul>`;
  return markup`<li class="${tone} ${kind}"><time datetime="${at.toISOString()}">${clockTime(at)}</time><span class="who ${speaker}">${SPEAKERS[speaker]}</span><div>${text}${tries === "" ? undefined : markup` <em class="tries">${tries}</em>`}${list}${document === undefined ? undefined : documentFigure(document)}</div></li>`;
}

/** @param place names this run in the page; its own id could be anything */
function runFigure(run: RunTrack, place: string): Markup {
  const { runId, roleName, workflow, startedAt, endedAt, ending, status } = run;
  const outcome = ending?.outcome ?? status.toLowerCase();
  const took = endedAt === undefined ? "" : `, took ${spanInWords(endedAt.getTime() - startedAt.getTime())}`;
  return markup`<figure class="${workflow}">
<figcaption><b>${HEADINGS[workflow]}${roleName}</b> <span class="pill ${outcome}">${outcome}</span><span class="facts">run <code>${runId}</code>, ${kindOfRun(run)}, began ${clockTime(startedAt)}${took}</span></figcaption>
${restoredList(run)}${drawingSizes.map((size) => drawRun(run, size, `run-${place}-${size.name}`))}
</figure>`;
}

/** What a restore came to, resource by resource. */
function restoredList({ ending }: RunTrack): Markup | undefined {
  const lines = (ending?.restored ?? []).map(restoreLine);
  return lines.length === 0
    ? undefined
    : markup`<ul class="put-back">${lines.map(({ resource, kind, result }) => markup`<li><span class="pill ${kind}">${result}</span> ${breakable(resource)}</li>`)}</ul>
`;
}
