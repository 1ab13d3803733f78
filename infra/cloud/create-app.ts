import { App, Validations } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { AwsSolutionsChecks } from "cdk-nag";
import type { ServiceDescriptor } from "../../functions/services/port.ts";
import { ForwarderStack } from "./forwarder-stack.ts";
import { HubStack } from "./hub-stack.ts";
import { defaultRegions, forwardedRegions, parseRegions } from "./regions.ts";

/** What an app is made from; folders are absolute paths. */
export interface AppProps {
  readonly services: readonly ServiceDescriptor[];
  /** Folder with the bundle of each function. */
  readonly bundlesDirectory: string;
  /** Folder with the state machine files. */
  readonly stateMachinesDirectory: string;
  /** Regions to listen to, between commas; default: CDK's context `regions`, else all that need no switching on. */
  readonly regions?: string;
  /** Where the templates go; default: as CDK's command line says. */
  readonly outDirectory?: string;
}

/**
 * The hub and a forwarder for each other Region, not yet synthesized. Findings of cdk-nag and of CloudFormation's
 * own rules are errors then.
 *
 * @throws {OptionError} if a Region is unknown; trying again cannot help.
 */
export function createApp({ services, bundlesDirectory, stateMachinesDirectory, ...props }: AppProps): App {
  const app = new App({
    ...(props.outDirectory === undefined ? {} : { outdir: props.outDirectory }),
    analyticsReporting: false,
    context: { "@aws-cdk/core:validateAgainstDefaultRules": true },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const asked: unknown = props.regions ?? app.node.tryGetContext("regions");
  const regions = typeof asked === "string" ? parseRegions(asked, services) : defaultRegions(services);
  new HubStack(app, {
    services,
    regions,
    bundlesDirectory,
    stateMachinesDirectory,
    logRetention: RetentionDays.THREE_MONTHS,
  });
  for (const region of forwardedRegions(regions)) {
    new ForwarderStack(app, { region, services });
  }
  return app;
}
