import type { StaticErrorSchema } from "@smithy/types";
import {
  channel,
  channelSettings,
  namespace,
  outputsToCreate,
  playbackConfiguration,
  playbackConfigurationToPut,
  sessionLogs,
  tags,
} from "./mediatailor-shapes.ts";
import { label, listOf, number, operation, query, structure, text, unit } from "./schema-tuples.ts";

/*
 * The operations of MediaTailor in the form in which newer SDK clients export theirs: version 3.895.0 of its
 * client is too old to have them. Held against the real client by a test.
 *
 * @see https://github.com/boto/botocore service model of MediaTailor in botocore 1.43.11 (read 2026-11-20)
 */

const struct = (name: string, members: Parameters<typeof structure>[2]) =>
  structure(namespace, name, members);
const texts = listOf(namespace, text);
const nothing = struct("Nothing", {});
const byName = struct("ByName", { Name: label });
const byChannelName = struct("ByChannelName", { ChannelName: label });
const asRunLogs = struct("AsRunLogs", { ChannelName: text, LogTypes: texts });
const playbackLogs = struct("PlaybackLogs", { ...sessionLogs, PlaybackConfigurationName: text });

/** GET /playbackConfigurations */
export const ListPlaybackConfigurations$ = operation(
  namespace,
  "ListPlaybackConfigurations",
  ["GET", "/playbackConfigurations", 200],
  struct("ListPlaybackConfigurationsRequest", {
    MaxResults: query("MaxResults", number),
    NextToken: query("NextToken", text),
  }),
  struct("ListPlaybackConfigurationsResponse", {
    Items: listOf(namespace, playbackConfiguration),
    NextToken: text,
  }),
);

/** GET /playbackConfiguration/{Name} */
export const GetPlaybackConfiguration$ = operation(
  namespace,
  "GetPlaybackConfiguration",
  ["GET", "/playbackConfiguration/{Name}", 200],
  byName,
  playbackConfiguration,
);

/** PUT /playbackConfiguration */
export const PutPlaybackConfiguration$ = operation(
  namespace,
  "PutPlaybackConfiguration",
  ["PUT", "/playbackConfiguration", 200],
  playbackConfigurationToPut,
  playbackConfiguration,
);

/** DELETE /playbackConfiguration/{Name} */
export const DeletePlaybackConfiguration$ = operation(
  namespace,
  "DeletePlaybackConfiguration",
  ["DELETE", "/playbackConfiguration/{Name}", 204],
  byName,
  nothing,
);

/** PUT /configureLogs/playbackConfiguration */
export const ConfigureLogsForPlaybackConfiguration$ = operation(
  namespace,
  "ConfigureLogsForPlaybackConfiguration",
  ["PUT", "/configureLogs/playbackConfiguration", 200],
  playbackLogs,
  playbackLogs,
);

/** GET /channels */
export const ListChannels$ = operation(
  namespace,
  "ListChannels",
  ["GET", "/channels", 200],
  struct("ListChannelsRequest", {
    MaxResults: query("maxResults", number),
    NextToken: query("nextToken", text),
  }),
  struct("ListChannelsResponse", { Items: listOf(namespace, channel), NextToken: text }),
);

/** GET /channel/{ChannelName} */
export const DescribeChannel$ = operation(
  namespace,
  "DescribeChannel",
  ["GET", "/channel/{ChannelName}", 200],
  byChannelName,
  channel,
);

/** POST /channel/{ChannelName} */
export const CreateChannel$ = operation(
  namespace,
  "CreateChannel",
  ["POST", "/channel/{ChannelName}", 200],
  struct("CreateChannelRequest", { ...channelSettings, ChannelName: label, Outputs: outputsToCreate }),
  channel,
);

/** DELETE /channel/{ChannelName} */
export const DeleteChannel$ = operation(
  namespace,
  "DeleteChannel",
  ["DELETE", "/channel/{ChannelName}", 200],
  byChannelName,
  nothing,
);

/** PUT /channel/{ChannelName}/start */
export const StartChannel$ = operation(
  namespace,
  "StartChannel",
  ["PUT", "/channel/{ChannelName}/start", 200],
  byChannelName,
  nothing,
);

/** PUT /channel/{ChannelName}/stop */
export const StopChannel$ = operation(
  namespace,
  "StopChannel",
  ["PUT", "/channel/{ChannelName}/stop", 200],
  byChannelName,
  nothing,
);

/** PUT /configureLogs/channel */
export const ConfigureLogsForChannel$ = operation(
  namespace,
  "ConfigureLogsForChannel",
  ["PUT", "/configureLogs/channel", 200],
  asRunLogs,
  asRunLogs,
);

/** POST /tags/{ResourceArn} */
export const TagResource$ = operation(
  namespace,
  "TagResource",
  ["POST", "/tags/{ResourceArn}", 204],
  struct("TagResourceRequest", { ResourceArn: label, Tags: tags }),
  unit,
);

/** DELETE /tags/{ResourceArn} */
export const UntagResource$ = operation(
  namespace,
  "UntagResource",
  ["DELETE", "/tags/{ResourceArn}", 204],
  struct("UntagResourceRequest", { ResourceArn: label, TagKeys: query("tagKeys", texts) }),
  unit,
);

/** GET /tags/{ResourceArn} */
export const ListTagsForResource$ = operation(
  namespace,
  "ListTagsForResource",
  ["GET", "/tags/{ResourceArn}", 200],
  struct("ListTagsForResourceRequest", { ResourceArn: label }),
  struct("ListTagsForResourceResponse", { Tags: tags }),
);

/** The one error that the service names. */
export const BadRequestException$: StaticErrorSchema = [
  -3,
  namespace,
  "BadRequestException",
  { error: "client", httpError: 400 },
  ["Message"],
  [text],
];
