import { bundleHandlers } from "../../cloud/bundle.ts";
import type { SandboxOptions } from "../sandbox-options.ts";
import { type Sandbox, startSandbox } from "../start-sandbox.ts";
import type { Part } from "./arguments.ts";
import { type CliWork, measureCli } from "./cli/measure-cli.ts";
import { measureColdStarts } from "./cold-start/measure-cold-starts.ts";
import { prepareScenarios } from "./cold-start/scenarios.ts";
import { buildVariants } from "./cold-start/variants.ts";
import type { Measurements } from "./measurements.ts";
import { measureWork } from "./work/measure-work.ts";

/** What is measured, and where. */
export interface MeasureOptions {
  readonly parts: readonly Part[];
  /** Numbers of usages that a role has when it is decommissioned. */
  readonly usages: readonly number[];
  /** Cold starts of each kind. */
  readonly rounds: number;
  readonly sandbox: SandboxOptions;
  /** What the command line is given to do. */
  readonly cli: CliWork;
  /** Whether the AWS CLI is to do the same, if it is installed. */
  readonly awsCli: boolean;
  /** Told what is about to be measured. */
  readonly onStep: (step: string) => void;
}

/** Measures what was asked for. */
export async function measure(options: MeasureOptions): Promise<Measurements> {
  const { parts, cli, awsCli, rounds, onStep } = options;
  const stack = parts.includes("stack") ? await measureStack(options) : NOTHING;
  return parts.includes("cli")
    ? { ...stack, cli: await measureCli({ work: cli, starts: rounds, awsCli, onStep }) }
    : stack;
}

const NOTHING: Measurements = { work: [], sizes: [], coldStarts: [] };

/** What is deployed, in a sandbox of its own. */
async function measureStack({ usages, rounds, sandbox, onStep }: MeasureOptions): Promise<Measurements> {
  onStep("bundles");
  const sizes = await bundleHandlers();
  onStep("sandbox");
  // Far more than the usual limit of a day, which all these decommissions would reach.
  const running = await startSandbox({ ...sandbox, parameters: { MaximumDeletionsPerDay: "1000" } });
  try {
    onStep("decommissions");
    const work = await measureWork(running, usages);
    onStep("cold starts");
    return { work, sizes, coldStarts: await coldStartsIn(running, rounds) };
  } finally {
    await running.stop();
  }
}

async function coldStartsIn(sandbox: Sandbox, rounds: number): Promise<Measurements["coldStarts"]> {
  await using variants = await buildVariants();
  return await measureColdStarts(await prepareScenarios(sandbox, variants), rounds);
}
