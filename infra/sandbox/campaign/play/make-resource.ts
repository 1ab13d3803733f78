import { assertNever } from "../../../../functions/core/required.ts";
import type { Owners } from "../../estate/owners.ts";
import type { Way } from "../history/theatre.ts";

/**
 * Makes what uses a role in this way; answers its ARN.
 *
 * @param of ARN of the recording configuration that a recorded channel records with
 */
export function makeResource(
  { byService, chimeVoice, ivs, mediaPackage, mediaTailor }: Owners,
  way: Way,
  { name, region, of }: { readonly name: string; readonly region: string; readonly of: string },
): Promise<string> {
  switch (way) {
    case "app-instance":
      return byService["chime-messaging"].use(region, name);
    case "index":
      return byService["resource-explorer"].use(region, name);
    case "live-channel":
      return mediaPackage.use(region, name);
    case "packaging-group":
      return mediaPackage.usePackagingGroup(region, name);
    case "playback-configuration":
      return mediaTailor.use(region, name);
    case "recorded-channel":
      return ivs.makeRecordedChannel(name, of);
    case "recording-configuration":
      return ivs.use(region, name);
    case "sip-media-application":
      return chimeVoice.addSipMediaApplication(region, name);
    case "tailored-channel":
      return mediaTailor.useChannel(region, name);
    case "voice-connector":
      return chimeVoice.use(region, name);
    default:
      return assertNever(way, "way of using a role");
  }
}
