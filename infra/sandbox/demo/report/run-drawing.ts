import { clockTime } from "../happening.ts";
import { type Lane, lanes } from "../run/lanes.ts";
import type { RunTrack, RunWait, RunWork } from "../run/run-track.ts";
import { spanInWords } from "../words.ts";
import { type Markup, markup } from "./markup.ts";
import { layTime, type TimeAxis } from "./time-axis.ts";

/** Two drawings of the same: text in a drawing shrinks with it, so that a narrow screen needs its own. */
export interface DrawingSize {
  readonly name: "wide" | "narrow";
  readonly width: number;
  readonly left: number;
  readonly mostTicks: number;
}

/** The sizes in which each run is drawn; the page shows the one that fits. */
export const drawingSizes: readonly DrawingSize[] = [
  { name: "wide", width: 960, left: 128, mostTicks: 8 },
  { name: "narrow", width: 336, left: 92, mostTicks: 3 },
];

const TOP = 30;
const LANE_HEIGHT = 34;
const RIGHT_MARGIN = 22;
const BAR_HEIGHT = 14;

interface Scene {
  readonly axis: TimeAxis;
  readonly size: DrawingSize;
  readonly end: Date;
  readonly y: (lane: Lane) => number;
}

/**
 * Draws what a run did over virtual time: a lane for each thing it is about, bars where it waits, dots where it works.
 *
 * @param id begins the ids in this drawing; no other drawing of the page may have it
 */
export function drawRun(run: RunTrack, size: DrawingSize, id: string): Markup {
  const used = lanes.filter(({ lane }) => [...run.works, ...run.waits].some((item) => item.lane === lane));
  const end = run.endedAt ?? latestOf(run);
  const { left, width, mostTicks } = size;
  const axis = layTime(run.startedAt, end, { left: left + 12, right: width - RIGHT_MARGIN, mostTicks });
  const y = (lane: Lane) => TOP + 20 + used.findIndex((each) => each.lane === lane) * LANE_HEIGHT;
  const scene: Scene = { axis, size, end, y };
  const height = TOP + used.length * LANE_HEIGHT + 8;
  return markup`<svg class="run ${size.name}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">Time line of run ${run.runId}</title>
<desc id="${id}-desc">${describeRun(run)}</desc>
<defs><pattern id="${id}-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="8" height="8"/><rect class="hatch-line" width="3" height="8"/></pattern></defs>
${axis.ticks.map(({ x, label }) => markup`<line class="grid" x1="${x}" y1="${TOP - 8}" x2="${x}" y2="${height - 6}"/><text class="tick" x="${x}" y="${TOP - 14}" text-anchor="middle">${label}</text>`)}
${used.map(({ lane, title }) => markup`<line class="lane" x1="${left}" y1="${y(lane)}" x2="${width - 8}" y2="${y(lane)}"/><text class="lane-name" x="0" y="${y(lane) + 4}">${title}</text>`)}
${drawThread(run, scene)}
${run.waits.map((wait) => drawWait(wait, scene, id))}
${run.works.map((work) => drawWork(work, scene))}
${drawOutcome(run, scene)}
</svg>`;
}

/** At one instant, a wait ends before work is done, and another begins after it. */
const ENDS = 0;
const WORKS = 1;
const BEGINS = 2;

/** The line that leads from lane to lane in the order of time. */
function drawThread({ works, waits }: RunTrack, { axis, y, end }: Scene): Markup {
  const stops = [
    ...works.map(({ at, lane }) => ({ at, lane, turn: WORKS })),
    ...waits.flatMap(({ from, endedAt = end, lane }) => [
      { at: from, lane, turn: BEGINS },
      { at: endedAt, lane, turn: ENDS },
    ]),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.turn - b.turn);
  const points = stops.map(({ at, lane }) => `${axis.x(at)},${y(lane)}`).join(" ");
  return markup`<polyline class="thread" points="${points}"/>`;
}

function drawWait(wait: RunWait, { axis, y, end, size }: Scene, id: string): Markup {
  const { from, endedAt = end, lane, kind, failure } = wait;
  const x = axis.x(from);
  const width = Math.max(3, Math.round((axis.x(endedAt) - x) * 10) / 10);
  const span = spanInWords(endedAt.getTime() - from.getTime());
  const why = kind === "retry" ? `waits to try again: ${failure?.reason ?? ""}` : doesIn(lane);
  const label = size.name === "wide" && width > span.length * 7 + 10 ? span : undefined;
  const fill = kind === "retry" ? markup` fill="url(#${id}-hatch)"` : undefined;
  const text =
    label === undefined || kind === "retry"
      ? undefined
      : markup`<text class="bar-name" x="${x + width / 2}" y="${y(lane) + 4}" text-anchor="middle">${label}</text>`;
  return markup`<g><title>${clockTime(from)} to ${clockTime(endedAt)} (${span}): ${why}</title><rect class="wait ${kind} ${lane}"${fill} x="${x}" y="${y(lane) - BAR_HEIGHT / 2}" width="${width}" height="${BAR_HEIGHT}" rx="3"/>${text}</g>`;
}

/** What a run does in a lane, as its bars say when somebody points at them. */
function doesIn(lane: Lane): string {
  return lanes.find((each) => each.lane === lane)?.does ?? "waits";
}

function drawWork({ at, lane, state, failure }: RunWork, { axis, y }: Scene): Markup {
  const x = axis.x(at);
  const middle = y(lane);
  if (failure === undefined) {
    return markup`<circle class="work" cx="${x}" cy="${middle}" r="5"><title>${clockTime(at)} ${state}</title></circle>`;
  }
  return markup`<g class="failed"><title>${clockTime(at)} ${state}: ${failure.error}, ${failure.reason}</title><circle cx="${x}" cy="${middle}" r="7"/><path d="M${x - 3} ${middle - 3}l6 6m0 -6l-6 6"/></g>`;
}

function drawOutcome({ ending, status }: RunTrack, { axis, y, end, size }: Scene): Markup {
  const x = axis.x(end);
  const isRight = x > size.width / 2;
  const text = ending?.outcome ?? status.toLowerCase();
  const place = markup`x="${isRight ? x - 12 : x + 12}" y="${y("outcome") + 4.5}" text-anchor="${isRight ? "end" : "start"}"`;
  return markup`<circle class="end ${text}" cx="${x}" cy="${y("outcome")}" r="7"/><text class="end-name ${text}" ${place}>${text}</text>`;
}

function describeRun({ works, waits, ending, status, startedAt, endedAt }: RunTrack): string {
  const failed = works.filter(({ failure }) => failure !== undefined).length;
  const span = endedAt === undefined ? "so far" : spanInWords(endedAt.getTime() - startedAt.getTime());
  const waited = waits.length === 0 ? "never waited" : `waited ${waits.length} times`;
  return `Began at ${clockTime(startedAt)} of virtual time and took ${span}. It worked ${works.length} times, of which ${failed} failed, ${waited}, and ended ${ending?.outcome ?? status.toLowerCase()}.`;
}

function latestOf({ works, waits, startedAt }: RunTrack): Date {
  const instants = [startedAt, ...works.map(({ at }) => at), ...waits.map(({ from }) => from)];
  return new Date(Math.max(...instants.map((instant) => instant.getTime())));
}
