import type { Channel, CreateChannelRequest } from "@aws-sdk/client-ivs";
import { checks, conflict, found, nameLimits, recordingArnOrEmpty } from "./ivs-checks.ts";
import type { ChannelEntry, IvsState } from "./ivs-state.ts";

/** A channel as the API shows it. */
export const wholeChannel = ({ arn, channel }: ChannelEntry): Channel => ({ arn, ...channel });

/** @throws {ServiceError} `ConflictException` while the channel is live. */
export function refuseWhileLive({ arn, stream }: ChannelEntry, done: string): void {
  if (stream !== undefined) {
    throw conflict(`Channel ${arn} is live and cannot be ${done}: stop the ongoing stream first.`);
  }
}

/** A channel can only refer to a recording configuration that is there and that nobody is deleting. */
export function requireRecording({ recordings }: IvsState, arn: string | undefined): void {
  if (arn) {
    found(
      recordings.find((recording) => recording.arn === arn && recording.goneAt === undefined),
      arn,
    );
  }
}

/** The settings that a call gives, checked; what it leaves out stays out. */
export function checkedSettings(input: Omit<CreateChannelRequest, "tags">): Omit<Channel, "arn"> {
  checks.optionalText(input.name, "name", nameLimits);
  checks.optionalText(input.recordingConfigurationArn, "recordingConfigurationArn", recordingArnOrEmpty);
  checks.optionalChoice(input.latencyMode, "latencyMode", ["NORMAL", "LOW"]);
  checks.optionalChoice(input.type, "type", ["BASIC", "STANDARD", "ADVANCED_SD", "ADVANCED_HD"]);
  const { name, recordingConfigurationArn, latencyMode, type, authorized, insecureIngest, preset } = input;
  const given = { name, recordingConfigurationArn, latencyMode, type, authorized, insecureIngest, preset };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
