import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from "@aws-sdk/client-ivs";
import type { Authorization, Call, Operation } from "../gateway/operation.ts";
import { checks, found } from "./ivs-checks.ts";
import { type IvsContext, ivsState, replaceChannel } from "./ivs-state.ts";

/** The tags of one resource, and how to put others in their place. */
interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
  retag(tags: Record<string, string>): void;
}

/** `TagResource`: adds tags to a channel or a recording configuration, or changes their values. */
export function tagResource(context: IvsContext): Operation<TagResourceRequest, TagResourceResponse> {
  return {
    mutates: true,
    authorization: (input) => onArn("TagResource", input),

    answer(input, call) {
      const added = checks.tags(checks.given(input.tags, "tags"), "tags");
      const resource = tagged(context, call, input.resourceArn);
      resource.retag(checks.tags({ ...resource.tags, ...added }, "tags"));
      return {};
    },
  };
}

/** `UntagResource`: removes tags by key; keys that no tag has are ignored. */
export function untagResource(context: IvsContext): Operation<UntagResourceRequest, UntagResourceResponse> {
  return {
    mutates: true,
    authorization: (input) => onArn("UntagResource", input),

    answer(input, call) {
      const keys = checks.given(input.tagKeys, "tagKeys");
      const resource = tagged(context, call, input.resourceArn);
      resource.retag(
        Object.fromEntries(Object.entries(resource.tags).filter(([key]) => !keys.includes(key))),
      );
      return {};
    },
  };
}

/** `ListTagsForResource`. */
export function listTagsForResource(
  context: IvsContext,
): Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  return {
    mutates: false,
    authorization: (input) => onArn("ListTagsForResource", input),
    answer: (input, call) => ({ tags: { ...tagged(context, call, input.resourceArn).tags } }),
  };
}

function onArn(
  action: string,
  { resourceArn = "*" }: { readonly resourceArn: string | undefined },
): Authorization {
  return { action: `ivs:${action}`, resources: [resourceArn] };
}

function tagged({ world }: IvsContext, call: Call, resourceArn: string | undefined): Tagged {
  const arn = checks.text(resourceArn, "resourceArn", { minimum: 1, maximum: 128, pattern: /^arn:aws:ivs:/ });
  const state = ivsState(world, call);
  const entry = state.channels.find((candidate) => candidate.arn === arn);
  if (entry !== undefined) {
    return {
      tags: entry.channel.tags ?? {},
      retag: (tags) => replaceChannel(state, { ...entry, channel: { ...entry.channel, tags } }),
    };
  }
  const recording = found(
    state.recordings.find((candidate) => candidate.arn === arn),
    arn,
  );
  return {
    tags: recording.configuration.tags ?? {},
    retag(tags) {
      const changed = { ...recording, configuration: { ...recording.configuration, tags } };
      state.recordings = state.recordings.map((other) => (other === recording ? changed : other));
    },
  };
}
