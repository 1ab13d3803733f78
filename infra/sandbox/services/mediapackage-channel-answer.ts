import type { Channel } from "@aws-sdk/client-mediapackage";
import { shownLogs } from "./mediapackage-access-logs.ts";
import type { MediaPackageOptions } from "./mediapackage-options.ts";
import type { ChannelEntry } from "./mediapackage-state.ts";

/** A channel as the API shows it, secrets and all. */
export function wholeChannel(entry: ChannelEntry, options: MediaPackageOptions): Channel {
  const { arn, createdAt, description, egressLogGroup, id, ingest, ingressLogGroup, tags } = entry;
  return {
    Arn: arn,
    CreatedAt: createdAt,
    Description: description,
    EgressAccessLogs: shownLogs(egressLogGroup, options),
    HlsIngest: {
      IngestEndpoints: ingest.map((endpoint) => ({
        Id: endpoint.id,
        Password: endpoint.password,
        Url: endpoint.url,
        Username: endpoint.username,
      })),
    },
    Id: id,
    IngressAccessLogs: shownLogs(ingressLogGroup, options),
    Tags: { ...tags },
  };
}

/**
 * A channel as CloudTrail shows it: with asterisks for its secrets.
 *
 * Source: sample event in the MediaPackage User Guide, "Logging AWS Elemental MediaPackage API Calls with AWS
 * CloudTrail" (as of 2026-11-20).
 */
export function withoutSecrets({ HlsIngest, ...channel }: Channel): Channel {
  const endpoints = HlsIngest?.IngestEndpoints ?? [];
  return {
    ...channel,
    HlsIngest: {
      IngestEndpoints: endpoints.map((endpoint) => ({ ...endpoint, Password: "***", Username: "***" })),
    },
  };
}
