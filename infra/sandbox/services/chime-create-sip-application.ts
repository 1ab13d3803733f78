import type {
  CreateSipMediaApplicationRequest,
  CreateSipMediaApplicationResponse,
} from "@aws-sdk/client-chime-sdk-voice";
import type { Operation } from "../gateway/operation.ts";
import { arnOf, checks, checkTags, voiceName } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { wholeSipApplication } from "./chime-read-sip-applications.ts";
import { voiceRegions } from "./chime-regions.ts";
import { voiceRole } from "./chime-roles.ts";
import { checkedEndpoints } from "./chime-sip-endpoints.ts";
import { chimeState, putSipApplication, type SipApplicationEntry } from "./chime-state.ts";
import { drawUuid } from "./identifiers.ts";
import { ensureRole } from "./role-on-demand.ts";

/**
 * `CreateSipMediaApplication`: in the Region that it names, wherever the call goes. It makes the role.
 *
 * Source: documentation in @aws-sdk/client-chime-sdk-voice 3.1142.0, CreateSipMediaApplicationRequest
 * (read 2026-11-20); for the role: Amazon Chime Administrator Guide (as of 2026-11-20).
 */
export function createSipMediaApplication({
  world,
}: ChimeContext): Operation<CreateSipMediaApplicationRequest, CreateSipMediaApplicationResponse> {
  return {
    mutates: true,
    authorization: () => ({ action: "chime:CreateSipMediaApplication", resources: ["*"] }),

    async answer(input, call) {
      const choices: readonly string[] = voiceRegions.filter((region) => world.regions.includes(region));
      const region = checks.given(input.AwsRegion, "AwsRegion");
      checks.optionalChoice(region, "AwsRegion", choices);
      const name = checks.text(input.Name, "Name", voiceName);
      const endpoints = checkedEndpoints(input.Endpoints, region);
      checkTags(input.Tags);
      await ensureRole(world, call, voiceRole);
      const id = drawUuid(() => world.random());
      const place = { account: call.account, region };
      const now = world.now().toISOString();
      const entry: SipApplicationEntry = {
        id,
        arn: arnOf(place, "sma", id),
        region,
        name,
        endpoints,
        createdAt: now,
        updatedAt: now,
      };
      putSipApplication(chimeState(world, place), entry);
      return { SipMediaApplication: wholeSipApplication(entry) };
    },
  };
}
