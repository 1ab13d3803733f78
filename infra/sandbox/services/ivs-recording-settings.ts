import type {
  CreateRecordingConfigurationRequest,
  RenditionConfiguration,
  ThumbnailConfiguration,
} from "@aws-sdk/client-ivs";
import { checks, nameLimits } from "./ivs-checks.ts";
import type { RecordingEntry } from "./ivs-state.ts";

/** How S3 lets buckets be named, as far as IVS checks it. */
const bucketName = { minimum: 3, maximum: 63, pattern: /^[a-z0-9-.]+$/ };

/**
 * The settings of a new recording configuration, checked, with the documented default for each that is left out.
 *
 * @throws {ServiceError} `ValidationException`.
 */
export function checkedRecording(
  input: CreateRecordingConfigurationRequest,
): RecordingEntry["configuration"] {
  const { s3 } = checks.given(input.destinationConfiguration, "destinationConfiguration");
  const bucket = checks.given(s3, "destinationConfiguration.s3").bucketName;
  const window = checks.optionalNumber(
    input.recordingReconnectWindowSeconds,
    "recordingReconnectWindowSeconds",
    { minimum: 0, maximum: 300 },
  );
  return {
    name: checks.optionalText(input.name, "name", nameLimits) ?? "",
    destinationConfiguration: {
      s3: { bucketName: checks.text(bucket, "destinationConfiguration.s3.bucketName", bucketName) },
    },
    tags: checks.tags(input.tags, "tags"),
    thumbnailConfiguration: thumbnails(input.thumbnailConfiguration),
    recordingReconnectWindowSeconds: window ?? 0,
    renditionConfiguration: renditions(input.renditionConfiguration),
  };
}

function thumbnails(given: ThumbnailConfiguration = {}): ThumbnailConfiguration {
  const member = "thumbnailConfiguration";
  const seconds = checks.optionalNumber(given.targetIntervalSeconds, `${member}.targetIntervalSeconds`, {
    minimum: 1,
    maximum: 60,
  });
  const mode = checks.optionalChoice(given.recordingMode, `${member}.recordingMode`, [
    "DISABLED",
    "INTERVAL",
  ]);
  return mode === "DISABLED"
    ? { recordingMode: mode }
    : { storage: ["SEQUENTIAL"], ...given, recordingMode: "INTERVAL", targetIntervalSeconds: seconds ?? 60 };
}

function renditions(given: RenditionConfiguration = {}): RenditionConfiguration {
  const member = "renditionConfiguration.renditionSelection";
  const selection = checks.optionalChoice(given.renditionSelection, member, ["ALL", "NONE", "CUSTOM"]);
  if (selection === "CUSTOM" && (given.renditions ?? []).length === 0) {
    checks.refuse("renditionConfiguration.renditions must be given when the selection is CUSTOM");
  }
  return { renditions: [], ...given, renditionSelection: selection ?? "ALL" };
}
