import type {
  GetSipMediaApplicationRequest,
  GetSipMediaApplicationResponse,
  ListSipMediaApplicationsRequest,
  ListSipMediaApplicationsResponse,
  SipMediaApplication,
} from "@aws-sdk/client-chime-sdk-voice";
import type { Call, Operation } from "../gateway/operation.ts";
import { checks, found, idIn, onResource, pageRequest } from "./chime-checks.ts";
import { listedStates, VOICE_PAGE } from "./chime-lists.ts";
import type { ChimeContext } from "./chime-options.ts";
import { type ChimeState, chimeState, type SipApplicationEntry } from "./chime-state.ts";
import { cutPage } from "./paging.ts";

/** `GetSipMediaApplication`. */
export function getSipMediaApplication(
  context: ChimeContext,
): Operation<GetSipMediaApplicationRequest, GetSipMediaApplicationResponse> {
  return {
    mutates: false,
    authorization: ({ SipMediaApplicationId }, call) =>
      onResource("GetSipMediaApplication", call, "sma", SipMediaApplicationId),

    answer(input, call) {
      const [, entry] = sipApplicationOf(context, call, input.SipMediaApplicationId);
      return { SipMediaApplication: wholeSipApplication(entry) };
    },
  };
}

/** `ListSipMediaApplications`: those of a Region, or of all Regions, page by page. */
export function listSipMediaApplications(
  context: ChimeContext,
): Operation<ListSipMediaApplicationsRequest, ListSipMediaApplicationsResponse> {
  return {
    mutates: false,
    authorization: () => ({ action: "chime:ListSipMediaApplications", resources: ["*"] }),

    answer(input, call) {
      const request = pageRequest(input, context, VOICE_PAGE);
      const applications = listedStates(context, call).flatMap((state) => state.sipApplications);
      const page = cutPage(applications, ({ arn }) => arn, request, checks.refuse);
      return { SipMediaApplications: page.items.map(wholeSipApplication), NextToken: page.nextToken };
    },
  };
}

/**
 * The state and the SIP media application that a call is about.
 *
 * @throws {ServiceError} `NotFoundException`.
 */
export function sipApplicationOf(
  { world }: ChimeContext,
  call: Call,
  sipMediaApplicationId: string | undefined,
): [ChimeState, SipApplicationEntry] {
  const id = idIn(sipMediaApplicationId, "SipMediaApplicationId");
  const state = chimeState(world, call);
  const entry = state.sipApplications.find((application) => application.id === id);
  return [state, found(entry, `SIP media application ${id}`)];
}

/** A SIP media application as the API shows it. */
export function wholeSipApplication(entry: SipApplicationEntry): SipMediaApplication {
  return {
    SipMediaApplicationId: entry.id,
    SipMediaApplicationArn: entry.arn,
    AwsRegion: entry.region,
    Name: entry.name,
    Endpoints: [...entry.endpoints],
    CreatedTimestamp: new Date(entry.createdAt),
    UpdatedTimestamp: new Date(entry.updatedAt),
  };
}
