import type { CreateAppInstanceRequest, CreateAppInstanceResponse } from "@aws-sdk/client-chime-sdk-identity";
import type { Operation } from "../gateway/operation.ts";
import { arnOf, checks, checkTags } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { type AppInstanceEntry, chimeState, putAppInstance } from "./chime-state.ts";
import { drawUuid } from "./identifiers.ts";

/**
 * `CreateAppInstance`: an app instance that streams nothing; the same request token makes no second one.
 *
 * Source: documentation in @aws-sdk/client-chime-sdk-identity 3.1080.0, CreateAppInstance (read 2026-11-20).
 */
export function createAppInstance({
  world,
}: ChimeContext): Operation<CreateAppInstanceRequest, CreateAppInstanceResponse> {
  return {
    mutates: true,
    authorization: () => ({ action: "chime:CreateAppInstance", resources: ["*"] }),

    answer(input, call) {
      const name = checks.text(input.Name, "Name", { minimum: 1, maximum: 256, pattern: /\S/ });
      const metadata = checks.optionalText(input.Metadata, "Metadata", { maximum: 1024 });
      const requestToken = checks.optionalText(input.ClientRequestToken, "ClientRequestToken", {
        minimum: 2,
        maximum: 64,
        pattern: /^[-_a-zA-Z0-9]*$/,
      });
      checkTags(input.Tags);
      const state = chimeState(world, call);
      const before = state.appInstances.find(
        (entry) => requestToken !== undefined && entry.requestToken === requestToken,
      );
      if (before !== undefined) {
        return { AppInstanceArn: before.arn };
      }
      const entry: AppInstanceEntry = {
        arn: arnOf(
          call,
          "app-instance",
          drawUuid(() => world.random()),
        ),
        settings: { Name: name, ...(metadata === undefined ? {} : { Metadata: metadata }) },
        ...(requestToken === undefined ? {} : { requestToken }),
        createdAt: world.now().toISOString(),
      };
      putAppInstance(state, entry);
      return { AppInstanceArn: entry.arn };
    },
  };
}
