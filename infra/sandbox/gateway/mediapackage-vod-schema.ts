import type { StaticErrorSchema } from "@smithy/types";
import {
  authorization,
  changedGroup,
  egressAccessLogs,
  namespace,
  packagingGroup,
  tags,
} from "./mediapackage-vod-shapes.ts";
import { label, listOf, named, number, operation, query, structure, text, unit } from "./schema-tuples.ts";

/*
 * The operations of MediaPackage VOD that the sandbox has, in the form in which newer SDK clients export theirs:
 * version 3.624.0 of its client is too old to have them. Held against the real client by a test.
 *
 * @see https://github.com/boto/botocore service model of MediaPackage VOD (read 2026-11-20)
 */

const struct = (name: string, members: Parameters<typeof structure>[2]) =>
  structure(namespace, name, members);
const nothing = struct("Nothing", {});
const byId = struct("ById", { Id: label });

/** GET /packaging_groups */
export const ListPackagingGroups$ = operation(
  namespace,
  "ListPackagingGroups",
  ["GET", "/packaging_groups", 200],
  struct("ListPackagingGroupsRequest", {
    MaxResults: query("maxResults", number),
    NextToken: query("nextToken", text),
  }),
  struct("ListPackagingGroupsResponse", {
    NextToken: named("nextToken", text),
    PackagingGroups: named("packagingGroups", listOf(namespace, packagingGroup)),
  }),
);

/** GET /packaging_groups/{Id} */
export const DescribePackagingGroup$ = operation(
  namespace,
  "DescribePackagingGroup",
  ["GET", "/packaging_groups/{Id}", 200],
  byId,
  packagingGroup,
);

/** POST /packaging_groups */
export const CreatePackagingGroup$ = operation(
  namespace,
  "CreatePackagingGroup",
  ["POST", "/packaging_groups", 200],
  struct("CreatePackagingGroupRequest", {
    Authorization: authorization,
    EgressAccessLogs: egressAccessLogs,
    Id: named("id", text),
    Tags: tags,
  }),
  changedGroup,
);

/** PUT /packaging_groups/{Id}/configure_logs */
export const ConfigureLogs$ = operation(
  namespace,
  "ConfigureLogs",
  ["PUT", "/packaging_groups/{Id}/configure_logs", 200],
  struct("ConfigureLogsRequest", { EgressAccessLogs: egressAccessLogs, Id: label }),
  changedGroup,
);

/** DELETE /packaging_groups/{Id} */
export const DeletePackagingGroup$ = operation(
  namespace,
  "DeletePackagingGroup",
  ["DELETE", "/packaging_groups/{Id}", 202],
  byId,
  nothing,
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
  struct("UntagResourceRequest", {
    ResourceArn: label,
    TagKeys: query("tagKeys", listOf(namespace, text)),
  }),
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

const error = (name: string, side: "client" | "server", status: number): StaticErrorSchema => [
  -3,
  namespace,
  name,
  { error: side, httpError: status },
  ["Message"],
  [named("message", text)],
];

/** The caller may not do this, or not here. */
export const ForbiddenException$ = error("ForbiddenException", "client", 403);

/** There is no such resource. */
export const NotFoundException$ = error("NotFoundException", "client", 404);

/** The request makes no sense to the service. */
export const UnprocessableEntityException$ = error("UnprocessableEntityException", "client", 422);

/** Too many calls, or too many resources. */
export const TooManyRequestsException$ = error("TooManyRequestsException", "client", 429);

/** The service failed. */
export const InternalServerErrorException$ = error("InternalServerErrorException", "server", 500);

/** The service is overloaded or being serviced. */
export const ServiceUnavailableException$ = error("ServiceUnavailableException", "server", 503);
