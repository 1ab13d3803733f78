import type {
  DeleteSipMediaApplicationRequest,
  UpdateSipMediaApplicationRequest,
  UpdateSipMediaApplicationResponse,
} from "@aws-sdk/client-chime-sdk-voice";
import type { Operation } from "../gateway/operation.ts";
import { checks, onResource, voiceName } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { sipApplicationOf, wholeSipApplication } from "./chime-read-sip-applications.ts";
import { voiceRole } from "./chime-roles.ts";
import { checkedEndpoints } from "./chime-sip-endpoints.ts";
import { putSipApplication } from "./chime-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/**
 * `UpdateSipMediaApplication`: changes what is given, and makes the role, as creating does.
 *
 * Source: Amazon Chime Administrator Guide, "Using roles to stream Amazon Chime Voice Connector media to Kinesis"
 * (as of 2026-11-20).
 */
export function updateSipMediaApplication(
  context: ChimeContext,
): Operation<UpdateSipMediaApplicationRequest, UpdateSipMediaApplicationResponse> {
  const { world } = context;
  return {
    mutates: true,
    authorization: ({ SipMediaApplicationId }, call) =>
      onResource("UpdateSipMediaApplication", call, "sma", SipMediaApplicationId),

    async answer({ SipMediaApplicationId, Name, Endpoints }, call) {
      const name = checks.optionalText(Name, "Name", voiceName);
      const endpoints = Endpoints === undefined ? undefined : checkedEndpoints(Endpoints, call.region);
      sipApplicationOf(context, call, SipMediaApplicationId);
      await ensureRole(world, call, voiceRole);
      const [state, entry] = sipApplicationOf(context, call, SipMediaApplicationId);
      const updated = {
        ...entry,
        name: name ?? entry.name,
        endpoints: endpoints ?? entry.endpoints,
        updatedAt: world.now().toISOString(),
      };
      putSipApplication(state, updated);
      return { SipMediaApplication: wholeSipApplication(updated) };
    },
  };
}

/** `DeleteSipMediaApplication`. The sandbox has no SIP rules that could be in the way. */
export function deleteSipMediaApplication(
  context: ChimeContext,
): Operation<DeleteSipMediaApplicationRequest, undefined> {
  return {
    mutates: true,
    authorization: ({ SipMediaApplicationId }, call) =>
      onResource("DeleteSipMediaApplication", call, "sma", SipMediaApplicationId),

    answer(input, call) {
      const [state, entry] = sipApplicationOf(context, call, input.SipMediaApplicationId);
      state.sipApplications = state.sipApplications.filter((application) => application !== entry);
      return undefined;
    },
  };
}
