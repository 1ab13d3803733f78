import { createCatalogueApp } from "./catalogue-app.ts";
import { assemblyDirectory } from "./paths.ts";

/** What was written where. */
export interface Synthesis {
  /** The folder with templates, assets and manifest. */
  readonly assemblyDirectory: string;
  /** Names of the stacks, the hub's first. */
  readonly stackNames: readonly string[];
}

/**
 * Bundles the functions and writes the templates of hub and forwarders, offline and without credentials.
 *
 * @param regions Regions to listen to, between commas; default: all of the catalogue that no account has to switch on
 * @throws {OptionError} if a Region is unknown; CDK's `ValidationFailed` if a check has findings. Trying again cannot help.
 */
export async function synthesize(
  outDirectory: string = assemblyDirectory,
  regions?: string,
): Promise<Synthesis> {
  const app = await createCatalogueApp({ outDirectory, ...(regions === undefined ? {} : { regions }) });
  const { directory, stacks } = app.synth();
  return { assemblyDirectory: directory, stackNames: stacks.map(({ stackName }) => stackName) };
}
