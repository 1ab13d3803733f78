import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from "@aws-sdk/client-mediatailor";
import type { Authorization, Call, Operation } from "../gateway/operation.ts";
import { checks, found } from "./mediatailor-checks.ts";
import { type MediaTailorContext, mediaTailorState, putChannel, putPlayback } from "./mediatailor-state.ts";

/** The tags of one resource, and how to put others in their place. */
interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
  retag(tags: Record<string, string>): void;
}

/** `TagResource`: adds tags to a channel or a playback configuration, or changes their values. */
export function tagResource(context: MediaTailorContext): Operation<TagResourceRequest, undefined> {
  return {
    mutates: true,
    authorization: (input) => onArn("TagResource", input),

    answer(input, call) {
      const added = checks.tags(checks.given(input.Tags, "Tags"), "Tags");
      const resource = tagged(context, call, input.ResourceArn);
      resource.retag(checks.tags({ ...resource.tags, ...added }, "Tags"));
      return undefined;
    },
  };
}

/** `UntagResource`: removes tags by key; keys that no tag has are ignored. */
export function untagResource(context: MediaTailorContext): Operation<UntagResourceRequest, undefined> {
  return {
    mutates: true,
    authorization: (input) => onArn("UntagResource", input),

    answer(input, call) {
      const keys = checks.given(input.TagKeys, "TagKeys");
      const resource = tagged(context, call, input.ResourceArn);
      resource.retag(
        Object.fromEntries(Object.entries(resource.tags).filter(([key]) => !keys.includes(key))),
      );
      return undefined;
    },
  };
}

/** `ListTagsForResource`. */
export function listTagsForResource(
  context: MediaTailorContext,
): Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  return {
    mutates: false,
    authorization: (input) => onArn("ListTagsForResource", input),
    answer: (input, call) => ({ Tags: { ...tagged(context, call, input.ResourceArn).tags } }),
  };
}

function onArn(
  action: string,
  { ResourceArn = "*" }: { readonly ResourceArn: string | undefined },
): Authorization {
  return { action: `mediatailor:${action}`, resources: [ResourceArn] };
}

function tagged({ world }: MediaTailorContext, call: Call, resourceArn: string | undefined): Tagged {
  const arn = checks.text(resourceArn, "ResourceArn", {
    minimum: 1,
    maximum: 2048,
    pattern: /^arn:aws:mediatailor:/,
  });
  const state = mediaTailorState(world, call);
  const playback = state.playbacks.find((entry) => entry.arn === arn);
  if (playback !== undefined) {
    return { tags: playback.tags, retag: (tags) => putPlayback(state, { ...playback, tags }) };
  }
  const channel = found(
    state.channels.find((entry) => entry.arn === arn),
    `resource ${arn}`,
  );
  return { tags: channel.tags, retag: (tags) => putChannel(state, { ...channel, tags }) };
}
