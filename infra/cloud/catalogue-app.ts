import type { App } from "aws-cdk-lib";
import { allServices } from "../../functions/services/services.ts";
import { bundleHandlers } from "./bundle.ts";
import { createApp } from "./create-app.ts";
import { bundlesDirectory, stateMachinesDirectory } from "./paths.ts";

/** What may be chosen at a synthesis. */
export interface CatalogueAppOptions {
  /** Regions to listen to, between commas; default: CDK's context `regions`, else all that need no switching on. */
  readonly regions?: string;
  /** Where the templates go; default: as CDK's command line says. */
  readonly outDirectory?: string;
}

/**
 * The app with the real catalogue, handlers and state machines, the handlers bundled first.
 *
 * @throws {OptionError} if a Region is unknown, esbuild's error if a handler cannot be bundled; trying again cannot help.
 */
export async function createCatalogueApp(options: CatalogueAppOptions = {}): Promise<App> {
  await bundleHandlers();
  return createApp({ services: allServices, bundlesDirectory, stateMachinesDirectory, ...options });
}
