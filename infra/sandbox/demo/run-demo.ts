import { startSandbox } from "../start-sandbox.ts";
import { type CallCounts, countCalls } from "./call-counts.ts";
import { type Performance, playDemo } from "./play-demo.ts";
import { reportPage } from "./report/page.ts";
import { writeReport } from "./report/write-report.ts";
import { closingTable, outcomeRows } from "./screen/closing-table.ts";
import { findingHeadings, findingRows } from "./screen/finding-rows.ts";
import type { Layout } from "./screen/lines.ts";
import type { Screen } from "./screen/screen.ts";
import { wrapText } from "./screen/wrap-text.ts";
import { EVENT_DELAY_SECONDS, REGIONS } from "./story/setting.ts";

/** How the demo is run. */
export interface DemoOptions {
  readonly screen: Screen;
  readonly reportFile: string;
  /** Port of the fake AWS on loopback; 0 for any free one. */
  readonly port: number;
  /** Where virtual time begins. */
  readonly beganAt: Date;
  /** Told once the sandbox is up and the story begins. */
  readonly onBegin: () => void;
}

interface Facts extends Performance {
  readonly calls: CallCounts;
  readonly realSeconds: number;
}

/** IAM takes some seconds longer than it must, so that one sees it being asked again. */
const SLOW_IAM = { notStartedSeconds: 2, inProgressSeconds: 20 } as const;

/**
 * Starts a sandbox, plays the story in it, and writes the report. Answers with the exit code: 0 only if the story
 * ended as it must.
 */
export async function runDemo(options: DemoOptions): Promise<0 | 1> {
  const { screen, reportFile, port, beganAt, onBegin } = options;
  const realStart = performance.now();
  screen.prepare("Starting the sandbox and deploying rolecall into it; this takes some seconds.");
  const sandbox = await startSandbox({
    port,
    regions: REGIONS,
    start: beganAt,
    eventDelaySeconds: EVENT_DELAY_SECONDS,
    parameters: { OnUnused: "decommission" },
    iam: SLOW_IAM,
  });
  onBegin();
  try {
    const performed = await playDemo(sandbox, screen);
    const calls = countCalls(sandbox.calls());
    const realSeconds = (performance.now() - realStart) / 1000;
    const facts: Facts = { ...performed, calls, realSeconds };
    await writeReport(reportFile, reportPage({ ...facts, regions: REGIONS, beganAt }));
    screen.write((layout) => closingLines(facts, reportFile, layout));
    return facts.differences.length === 0 ? 0 : 1;
  } finally {
    await sandbox.stop();
  }
}

function closingLines(
  { chronicle, differences, calls, realSeconds }: Facts,
  reportFile: string,
  layout: Layout,
): readonly string[] {
  const { width, paint } = layout;
  const total = calls.owners + calls.services + calls.rolecall;
  const verdict =
    differences.length === 0
      ? wrapText("The story ended as it must.", width).map((line) => paint("good", line))
      : differences.flatMap((difference) =>
          wrapText(`Not as it must be: ${difference}`, width).map((line) => paint("bad", line)),
        );
  const facts = `${total} API calls (${calls.rolecall} by rolecall, ${calls.owners} by owners, ${calls.services} by services) in ${realSeconds.toFixed(1)} seconds.`;
  return [
    "",
    ...closingTable(outcomeRows(chronicle.runs), layout),
    "",
    ...closingTable(findingRows(chronicle.findings, chronicle.remediations), layout, findingHeadings),
    "",
    ...verdict,
    ...wrapText(facts, width),
    `Report: ${reportFile}`,
  ];
}
