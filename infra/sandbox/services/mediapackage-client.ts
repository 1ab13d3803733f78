import * as sdk from "@aws-sdk/client-mediapackage";
import type { StaticOperationSchema, StaticStructureSchema } from "@smithy/types";
import { listOf, named, structure, text } from "../gateway/schema-tuples.ts";

/*
 * The client marks user names and passwords of ingest endpoints as secrets, for which events would show
 * `HIDDEN_DUE_TO_SECURITY_REASONS`; MediaPackage's own show `***`. So the operations that reach CloudTrail with
 * a channel have one here that is marked no more, and `responseElements` puts the asterisks in.
 */

const namespace = "com.amazonaws.mediapackage";

const ingestEndpoint = structure(namespace, "IngestEndpoint", {
  Id: named("id", text),
  Password: named("password", text),
  Url: named("url", text),
  Username: named("username", text),
});

const hlsIngest = structure(namespace, "HlsIngest", {
  IngestEndpoints: named("ingestEndpoints", listOf(namespace, ingestEndpoint)),
});

const unmarked = ([
  kind,
  space,
  name,
  traits,
  members,
  schemas,
]: StaticStructureSchema): StaticStructureSchema => [
  kind,
  space,
  name,
  traits,
  members,
  schemas.map((schema, index) => (members[index] === "HlsIngest" ? named("hlsIngest", hlsIngest) : schema)),
];

const channel = unmarked(sdk.CreateChannelResponse$);

const answeringChannel = ([
  kind,
  space,
  name,
  traits,
  input,
]: StaticOperationSchema): StaticOperationSchema => [kind, space, name, traits, input, channel];

/** The schemas of MediaPackage's client, but for the secrets in the answers to changes. */
export const client: Readonly<Record<string, unknown>> = {
  ...sdk,
  ConfigureLogs$: answeringChannel(sdk.ConfigureLogs$),
  CreateChannel$: answeringChannel(sdk.CreateChannel$),
  RotateIngestEndpointCredentials$: answeringChannel(sdk.RotateIngestEndpointCredentials$),
  UpdateChannel$: answeringChannel(sdk.UpdateChannel$),
};
