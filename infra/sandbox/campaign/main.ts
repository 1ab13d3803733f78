import { HELP, readArguments } from "./arguments.ts";
import type { Result } from "./finding.ts";
import { describeFailure, describeTotals } from "./report.ts";
import { type Campaign, runCampaign } from "./run-campaign.ts";

/** Where the command writes, and the time. */
export interface Surroundings {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
}

/** Tells how far it is after so many histories. */
const HISTORIES_PER_LINE = 50;

/**
 * The command `npm run campaign`. Answers 0 if everything held, 1 if something did not, and 2 after one line that says
 * what is wrong with the command line.
 */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const asked = readArguments(args);
  switch (asked.kind) {
    case "help":
      surroundings.out(HELP.trimEnd());
      return 0;
    case "wrong":
      surroundings.err(`campaign: ${asked.reason} (npm run campaign -- --help tells more)`);
      return 2;
    case "campaign":
      return play(asked, surroundings);
  }
}

async function play(campaign: Campaign, { out, err, now }: Surroundings): Promise<0 | 1> {
  const began = now().getTime();
  const results: Result[] = [];
  const broken: number[] = [];
  err(
    `campaign: ${campaign.histories} histories from seed ${campaign.seed} on, ${campaign.workers} at a time …`,
  );
  await runCampaign(campaign, (answer) => {
    if (answer.kind === "broke") {
      broken.push(answer.seed);
      out(`History ${answer.seed} could not be played: ${answer.reason}`);
      return;
    }
    results.push(answer.result);
    if (answer.result.violations.length > 0) {
      out(describeFailure(answer.result));
    }
    if (results.length % HISTORIES_PER_LINE === 0) {
      err(`campaign: ${results.length} of ${campaign.histories} …`);
    }
  });
  out(describeTotals(results, broken.length, (now().getTime() - began) / 1000));
  return broken.length > 0 || results.some(({ violations }) => violations.length > 0) ? 1 : 0;
}

/* Composition root: the only lines that touch the real world. */
if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), {
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    now: () => new Date(),
  });
}
