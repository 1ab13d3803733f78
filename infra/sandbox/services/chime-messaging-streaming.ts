import type {
  DeleteMessagingStreamingConfigurationsRequest,
  GetMessagingStreamingConfigurationsRequest,
  GetMessagingStreamingConfigurationsResponse,
} from "@aws-sdk/client-chime-sdk-messaging";
import type { Operation } from "../gateway/operation.ts";
import { appInstanceArnIn, appInstanceOf, found, onArn, unmodelledAppInstanceOf } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { putAppInstance } from "./chime-state.ts";

/** `GetMessagingStreamingConfigurations`: says nothing of the role that serves them. */
export function getMessagingStreamingConfigurations(
  context: ChimeContext,
): Operation<GetMessagingStreamingConfigurationsRequest, GetMessagingStreamingConfigurationsResponse> {
  return {
    mutates: false,
    authorization: ({ AppInstanceArn }) => onArn("GetMessagingStreamingConfigurations", AppInstanceArn),

    answer(input, call) {
      const arn = appInstanceArnIn(input.AppInstanceArn);
      const [, { streaming }] = appInstanceOf(context, call, arn);
      const none = context.options.noneConfigured === "empty" ? [] : undefined;
      const configurations = found(
        streaming?.configurations ?? none,
        `streaming configuration of app instance ${arn}`,
      );
      return { StreamingConfigurations: [...configurations] };
    },
  };
}

/**
 * `DeleteMessagingStreamingConfigurations`: all of an app instance at once, whichever role serves them. Deleting
 * none succeeds, too: the model names no error for it.
 */
export function deleteMessagingStreamingConfigurations(
  context: ChimeContext,
): Operation<DeleteMessagingStreamingConfigurationsRequest, undefined> {
  return {
    mutates: true,
    authorization: ({ AppInstanceArn }) => onArn("DeleteMessagingStreamingConfigurations", AppInstanceArn),

    answer(input, call) {
      const [state, entry] = unmodelledAppInstanceOf(context, call, appInstanceArnIn(input.AppInstanceArn));
      const { streaming: _, ...without } = entry;
      putAppInstance(state, without);
      return undefined;
    },
  };
}
