import { VoiceConnectorAwsRegion } from "@aws-sdk/client-chime-sdk-voice";
import { type FakeService, ServiceError } from "../gateway/operation.ts";

/**
 * Regions that have app instances and their messaging.
 *
 * Source: endpoints of identity-chime and messaging-chime in botocore 1.43.107 (as of 2026-11-20).
 */
export const messagingRegions: readonly string[] = ["us-east-1", "eu-central-1"];

/** Regions that have Voice Connectors and SIP media applications: those that the SDK client names. */
export const voiceRegions: readonly VoiceConnectorAwsRegion[] = Object.values(VoiceConnectorAwsRegion);

/**
 * The same operations, refused with `ForbiddenException` in every other Region. On AWS there is no endpoint to ask
 * in most of these; an unsupported Region is one of the documented meanings of this error.
 */
export function offeredIn(
  regions: readonly string[],
  operations: FakeService["operations"],
): FakeService["operations"] {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      {
        ...operation,
        answer(input, call) {
          if (!regions.includes(call.region)) {
            throw new ServiceError("ForbiddenException", `${name} is not supported in ${call.region}.`, 403);
          }
          return operation.answer(input, call);
        },
      },
    ]),
  );
}
