import type { BundleSize } from "../../../cloud/bundle-size.ts";
import type { ColdStarts } from "../cold-start/measure-cold-starts.ts";
import type { Measurements } from "../measurements.ts";
import type { Spread } from "../statistics.ts";
import { growthOf, type Step } from "../work/growth.ts";
import { describeCli } from "./describe-cli.ts";
import { isOversized } from "./judge-sizes.ts";
import { table } from "./table.ts";
import type { Verdict } from "./verdict.ts";

/** Everything that was measured as tables, and the targets with their verdicts. */
export function describe(
  { work, sizes, coldStarts, cli }: Measurements,
  verdicts: readonly Verdict[],
  regions: number,
): string {
  const missed = verdicts.filter(({ isMet }) => !isMet).length;
  const stack = [
    table(
      `Decommissions in ${regions} Regions (calls: of the service but listing; IAM: but polls)`,
      ["service", "usages", "transitions", "each further", "calls", "each further", "IAM", "all calls"],
      growthOf(work).flatMap(({ steps }) => steps.map(workRow)),
    ),
    table(
      "Bundles (kB; start: what a cold start reads, minified)",
      ["function", "minified", "gzipped", "start", ""],
      sizes.map(sizeRow),
    ),
    table(
      "Cold starts of record-event (ms, medians; ratios: median and middle half)",
      ["kind", "boot", "load", "answer", "total", "to empty", "to external SDK"],
      coldStarts.map(coldStartRow),
    ),
  ];
  return [
    ...(coldStarts.length === 0 ? [] : stack),
    ...(cli === undefined ? [] : describeCli(cli)),
    table(
      "Targets",
      ["what", "measured", "at most", "verdict"],
      verdicts.map(({ what, measured, target, isMet }) => [what, measured, target, isMet ? "met" : "MISSED"]),
    ),
    `${verdicts.length - missed} targets met, ${missed} missed`,
  ].join("\n");
}

function workRow({ work, transitionsPerFurtherUsage, callsPerFurtherUsage }: Step): readonly string[] {
  const figure = (value: number | undefined) => (value === undefined ? "" : String(Number(value.toFixed(2))));
  return [
    work.service,
    String(work.usages),
    String(work.transitions),
    figure(transitionsPerFurtherUsage),
    String(work.serviceCalls),
    figure(callsPerFurtherUsage),
    String(work.iamCalls),
    Object.entries(work.calls)
      .map(([service, count]) => `${service} ${count}`)
      .join(", "),
  ];
}

function sizeRow(size: BundleSize): readonly string[] {
  const kilobytes = [size.minifiedBytes, size.gzippedBytes, size.startBytes].map((bytes) =>
    (bytes / 1000).toFixed(1),
  );
  return [size.name, ...kilobytes, isOversized(size) ? "over target" : ""];
}

function coldStartRow({
  scenario,
  boot,
  load,
  answer,
  total,
  toEmpty,
  toExternal,
}: ColdStarts): readonly string[] {
  const ratio = ({ median, lower, upper }: Spread) =>
    `${median.toFixed(2)} (${lower.toFixed(2)}-${upper.toFixed(2)})`;
  return [
    scenario,
    ...[boot, load, answer, total].map(({ median }) => median.toFixed(1)),
    ratio(toEmpty),
    ratio(toExternal),
  ];
}
