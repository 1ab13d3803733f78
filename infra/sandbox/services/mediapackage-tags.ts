import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from "@aws-sdk/client-mediapackage";
import type { Authorization, Call, FakeService, Operation } from "../gateway/operation.ts";
import { checks, found } from "./mediapackage-checks.ts";

/** The tags of one resource, and how to put others in their place. */
interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
  retag(tags: Record<string, string>): void;
}

/** The resources of one service that can be tagged. */
interface TaggedService {
  /** What its actions begin with, for example `mediapackage-vod`. */
  readonly prefix: string;
  find(arn: string, call: Call): Tagged | undefined;
}

/** The three operations on tags, which live and VOD have in common. */
export function tagOperations(service: TaggedService): FakeService["operations"] {
  return {
    ListTagsForResource: listTagsForResource(service),
    TagResource: tagResource(service),
    UntagResource: untagResource(service),
  };
}

function tagResource(service: TaggedService): Operation<TagResourceRequest, undefined> {
  return {
    mutates: true,
    authorization: (input) => onArn("TagResource", service, input),

    answer(input, call) {
      const added = checks.tags(checks.given(input.Tags, "Tags"), "Tags");
      const resource = tagged(service, call, input);
      resource.retag(checks.tags({ ...resource.tags, ...added }, "Tags"));
      return undefined;
    },
  };
}

/** Keys that no tag has are ignored. */
function untagResource(service: TaggedService): Operation<UntagResourceRequest, undefined> {
  return {
    mutates: true,
    authorization: (input) => onArn("UntagResource", service, input),

    answer(input, call) {
      const keys = checks.given(input.TagKeys, "TagKeys");
      const resource = tagged(service, call, input);
      resource.retag(
        Object.fromEntries(Object.entries(resource.tags).filter(([key]) => !keys.includes(key))),
      );
      return undefined;
    },
  };
}

function listTagsForResource(
  service: TaggedService,
): Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  return {
    mutates: false,
    authorization: (input) => onArn("ListTagsForResource", service, input),
    answer: (input, call) => ({ Tags: { ...tagged(service, call, input).tags } }),
  };
}

/** What every one of these operations names. */
interface OnResource {
  readonly ResourceArn: string | undefined;
}

const onArn = (
  action: string,
  { prefix }: TaggedService,
  { ResourceArn = "*" }: OnResource,
): Authorization => ({
  action: `${prefix}:${action}`,
  resources: [ResourceArn],
});

function tagged({ prefix, find }: TaggedService, call: Call, { ResourceArn }: OnResource): Tagged {
  const arn = checks.text(ResourceArn, "ResourceArn", {
    minimum: 1,
    maximum: 2048,
    pattern: new RegExp(`^arn:aws:${prefix}:`),
  });
  return found(find(arn, call), `resource ${arn}`);
}
