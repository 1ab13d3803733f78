import type { PlaybackConfiguration } from "@aws-sdk/client-mediatailor";
import type { PlaybackEntry } from "./mediatailor-state.ts";

/** A playback configuration as the API shows it. */
export function wholePlayback(
  { name, arn, settings, tags, logs }: PlaybackEntry,
  region: string,
): PlaybackConfiguration {
  const { DashConfiguration, ...plain } = settings;
  const endpoint = `https://${name.toLowerCase()}.mediatailor.${region}.amazonaws.com`;
  return {
    ...plain,
    ...(DashConfiguration === undefined
      ? {}
      : { DashConfiguration: { ...DashConfiguration, ManifestEndpointPrefix: `${endpoint}/v1/dash/` } }),
    HlsConfiguration: { ManifestEndpointPrefix: `${endpoint}/v1/master/` },
    Name: name,
    PlaybackConfigurationArn: arn,
    PlaybackEndpointPrefix: endpoint,
    SessionInitializationEndpointPrefix: `${endpoint}/v1/session/`,
    Tags: { ...tags },
    ...(logs === undefined ? {} : { LogConfiguration: { ...logs } }),
  };
}
