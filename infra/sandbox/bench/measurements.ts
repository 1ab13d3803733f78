import type { BundleSize } from "../../cloud/bundle-size.ts";
import type { CliMeasurements } from "./cli/measure-cli.ts";
import type { ColdStarts } from "./cold-start/measure-cold-starts.ts";
import type { Work } from "./work/work.ts";

/** Everything that one run of the bench measured; what it was not asked for is empty. */
export interface Measurements {
  readonly work: readonly Work[];
  readonly sizes: readonly BundleSize[];
  readonly coldStarts: readonly ColdStarts[];
  readonly cli?: CliMeasurements;
}
