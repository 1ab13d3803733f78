import type {
  GetRecordingConfigurationRequest,
  GetRecordingConfigurationResponse,
  ListRecordingConfigurationsRequest,
  ListRecordingConfigurationsResponse,
  RecordingConfiguration,
  RecordingConfigurationSummary,
} from "@aws-sdk/client-ivs";
import type { Operation, World } from "../gateway/operation.ts";
import { checks, found, onResource, pageRequest, recordingArn } from "./ivs-checks.ts";
import { type IvsContext, ivsState, type RecordingEntry } from "./ivs-state.ts";
import { cutPage } from "./paging.ts";

/** `GetRecordingConfiguration`: with the settings that the list leaves out. */
export function getRecordingConfiguration({
  world,
}: IvsContext): Operation<GetRecordingConfigurationRequest, GetRecordingConfigurationResponse> {
  return {
    mutates: false,
    authorization: ({ arn }, call) =>
      onResource("GetRecordingConfiguration", call, "recording-configuration", arn),

    answer(input, call) {
      const arn = checks.text(input.arn, "arn", recordingArn);
      const { recordings } = ivsState(world, call);
      const entry = found(
        recordings.find((recording) => recording.arn === arn),
        arn,
      );
      return { recordingConfiguration: wholeRecording(world, entry) };
    },
  };
}

/** `ListRecordingConfigurations`: all of a Region in any state, page by page. */
export function listRecordingConfigurations(
  context: IvsContext,
): Operation<ListRecordingConfigurationsRequest, ListRecordingConfigurationsResponse> {
  const { world } = context;
  return {
    mutates: false,
    authorization: (_input, call) =>
      onResource("ListRecordingConfigurations", call, "recording-configuration"),

    answer(input, call) {
      const request = pageRequest(input, context);
      const page = cutPage(ivsState(world, call).recordings, ({ arn }) => arn, request, checks.refuse);
      return {
        recordingConfigurations: page.items.map((entry) => summary(wholeRecording(world, entry))),
        nextToken: page.nextToken,
      };
    },
  };
}

/** A recording configuration as the API shows it now. */
export function wholeRecording(world: World, entry: RecordingEntry): RecordingConfiguration {
  const { arn, configuration, readyAt, fails } = entry;
  const ready = Date.parse(readyAt) <= world.now().getTime();
  const end = fails ? "CREATE_FAILED" : "ACTIVE";
  return { arn, ...configuration, state: ready ? end : "CREATING" };
}

function summary(whole: RecordingConfiguration): RecordingConfigurationSummary {
  const { arn, name, destinationConfiguration, state, tags } = whole;
  return { arn, name, destinationConfiguration, state, tags };
}
