import type { IvsClient, RecordingConfiguration } from "@aws-sdk/client-ivs";
import { required } from "../core/required.ts";
import { sameSettings } from "../core/restore.ts";
import type { Settings } from "./port.ts";

/** Answers all of a recording configuration that making it again needs; its ARN and state are IVS's own. */
export function recordingSettings({ arn: _, state: _state, ...settings }: RecordingConfiguration): Settings {
  return { ...settings };
}

/**
 * Makes a deleted recording configuration again; answers the ARN of it, or of the one that stands in for it already.
 *
 * @param taken ARNs of configurations that stand in for others
 */
export async function makeRecordingAgain(
  client: IvsClient,
  settings: Settings,
  taken: readonly string[],
): Promise<string> {
  const { CreateRecordingConfigurationCommand } = await import("@aws-sdk/client-ivs");
  const twin = await findTwin(client, settings, taken);
  if (twin !== undefined) {
    return twin;
  }
  const { destinationConfiguration, ...others }: Partial<RecordingConfiguration> = settings;
  const { recordingConfiguration: made } = await client.send(
    new CreateRecordingConfigurationCommand({
      ...others,
      destinationConfiguration: required(destinationConfiguration, "a recording configuration's destination"),
    }),
  );
  return required(made?.arn, "the new recording configuration's ARN");
}

/** A configuration with the same settings: an interrupted restore may have made it without writing that down. */
async function findTwin(
  client: IvsClient,
  settings: Settings,
  taken: readonly string[],
): Promise<string | undefined> {
  const { GetRecordingConfigurationCommand, paginateListRecordingConfigurations } = await import(
    "@aws-sdk/client-ivs"
  );
  for await (const page of paginateListRecordingConfigurations({ client, pageSize: 100 }, {})) {
    const sameName = (page.recordingConfigurations ?? []).filter(
      ({ arn, name }) => (name ?? "") === (settings["name"] ?? "") && !taken.includes(arn ?? ""),
    );
    for (const { arn } of sameName) {
      const { recordingConfiguration: whole } = await client.send(
        new GetRecordingConfigurationCommand({ arn }),
      );
      if (whole !== undefined && sameSettings(recordingSettings(whole), settings)) {
        return arn;
      }
    }
  }
  return undefined;
}
