import * as client from "@aws-sdk/client-sns";
import type { Topics } from "../../embedded/topics/topics.ts";
import type { FakeService } from "../gateway/operation.ts";
import { publish } from "./sns-publish.ts";

/** What the topics of the API need. */
export interface SnsOptions {
  readonly topics: Pick<Topics, "publish">;
  /** Policies of topics, by ARN. */
  readonly resourcePolicies: ReadonlyMap<string, readonly unknown[]>;
}

/** SNS, as far as publishing takes: topics come from the deployment, and nobody can subscribe to them. */
export function snsService(options: SnsOptions): FakeService {
  return {
    signingName: "sns",
    eventSource: "sns.amazonaws.com",
    global: false,
    client,
    denial: { code: "AuthorizationError", status: 403 },
    operations: { Publish: publish(options) },
  };
}
