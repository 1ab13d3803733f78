import type { DeleteRecordingConfigurationRequest } from "@aws-sdk/client-ivs";
import type { Operation } from "../gateway/operation.ts";
import { checks, conflict, found, onResource, recordingArn } from "./ivs-checks.ts";
import { type IvsContext, ivsState } from "./ivs-state.ts";

/**
 * `DeleteRecordingConfiguration`: not while a channel refers to it. The configuration stays for some seconds;
 * deleting it again meanwhile changes nothing, which AWS does not document.
 *
 * Source: documentation in @aws-sdk/client-ivs 3.1136.0, DeleteRecordingConfiguration (read 2026-11-20).
 */
export function deleteRecordingConfiguration({
  world,
  options,
}: IvsContext): Operation<DeleteRecordingConfigurationRequest, undefined> {
  return {
    mutates: true,
    authorization: ({ arn }, call) =>
      onResource("DeleteRecordingConfiguration", call, "recording-configuration", arn),

    answer(input, call) {
      const arn = checks.text(input.arn, "arn", recordingArn);
      const state = ivsState(world, call);
      const entry = found(
        state.recordings.find((recording) => recording.arn === arn),
        arn,
      );
      const user = state.channels.find(({ channel }) => channel.recordingConfigurationArn === arn);
      if (user !== undefined) {
        throw conflict(`Recording configuration ${arn} is associated with channel ${user.arn}.`);
      }
      if (entry.goneAt === undefined) {
        const goneAt = new Date(world.now().getTime() + options.deletingSeconds * 1000).toISOString();
        state.recordings = state.recordings.map((other) => (other === entry ? { ...entry, goneAt } : other));
        void world.sleep(options.deletingSeconds * 1000);
      }
      return undefined;
    },
  };
}
