import type {
  CreateRecordingConfigurationRequest,
  CreateRecordingConfigurationResponse,
} from "@aws-sdk/client-ivs";
import type { Operation } from "../gateway/operation.ts";
import { drawResourceId } from "./identifiers.ts";
import { onResource } from "./ivs-checks.ts";
import { wholeRecording } from "./ivs-read-recordings.ts";
import { checkedRecording } from "./ivs-recording-settings.ts";
import { type IvsContext, ivsRole, ivsState, type RecordingEntry } from "./ivs-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/**
 * `CreateRecordingConfiguration`: makes the role if the account has none, and takes some seconds to be active.
 *
 * Source: documentation in @aws-sdk/client-ivs 3.1136.0, CreateRecordingConfiguration (read 2026-11-20).
 */
export function createRecordingConfiguration({
  world,
  options,
}: IvsContext): Operation<CreateRecordingConfigurationRequest, CreateRecordingConfigurationResponse> {
  return {
    mutates: true,
    authorization: (_input, call) =>
      onResource("CreateRecordingConfiguration", call, "recording-configuration"),

    async answer(input, call) {
      const configuration = checkedRecording(input);
      await ensureRole(world, call, ivsRole);
      const { account, region } = call;
      const now = world.now().getTime();
      const bucketRegion = options.bucketRegion(configuration.destinationConfiguration?.s3?.bucketName ?? "");
      const entry: RecordingEntry = {
        arn: `arn:aws:ivs:${region}:${account}:recording-configuration/${drawResourceId(() => world.random())}`,
        configuration,
        createdAt: new Date(now).toISOString(),
        readyAt: new Date(now + options.creatingSeconds * 1000).toISOString(),
        fails: region === "us-east-1" && bucketRegion !== undefined && bucketRegion !== region,
      };
      const state = ivsState(world, call);
      state.recordings = [...state.recordings, entry];
      // Nothing happens then but that the state reads differently: this tells the clock that something is due.
      void world.sleep(options.creatingSeconds * 1000);
      return { recordingConfiguration: wholeRecording(world, entry) };
    },
  };
}
