import { mapOf, named, number, structure, text } from "./schema-tuples.ts";

/** Namespace of all shapes of MediaPackage VOD. */
export const namespace = "com.amazonaws.mediapackagevod";

const struct = (name: string, members: Parameters<typeof structure>[2]) =>
  structure(namespace, name, members);

/** Tags of a resource. */
export const tags = named("tags", mapOf(namespace, text));

/** Where the requests of viewers are logged; an empty structure stands for the default log group. */
export const egressAccessLogs = named(
  "egressAccessLogs",
  struct("EgressAccessLogs", { LogGroupName: named("logGroupName", text) }),
);

/** How a CDN proves that it may read. */
export const authorization = named(
  "authorization",
  struct("Authorization", {
    CdnIdentifierSecret: named("cdnIdentifierSecret", text),
    SecretsRoleArn: named("secretsRoleArn", text),
  }),
);

const groupMembers = {
  Arn: named("arn", text),
  Authorization: authorization,
  CreatedAt: named("createdAt", text),
  DomainName: named("domainName", text),
  EgressAccessLogs: egressAccessLogs,
  Id: named("id", text),
  Tags: tags,
};

/** A packaging group as it is answered when it was made or changed. */
export const changedGroup = struct("ChangedPackagingGroup", groupMembers);

/** A packaging group as it is answered when it is read. */
export const packagingGroup = struct("PackagingGroup", {
  ...groupMembers,
  ApproximateAssetCount: named("approximateAssetCount", number),
});
