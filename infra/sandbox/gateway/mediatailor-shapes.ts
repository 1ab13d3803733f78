import { instant, listOf, mapOf, named, number, structure, text, truth } from "./schema-tuples.ts";

/** Namespace of all shapes of MediaTailor. */
export const namespace = "com.amazonaws.mediatailor";

const struct = (name: string, members: Parameters<typeof structure>[2]) =>
  structure(namespace, name, members);

const texts = listOf(namespace, text);

/** Tags: on the wire their name begins with a small letter, unlike everything else here. */
export const tags = named("tags", mapOf(namespace, text));

const eventTypes = {
  ExcludeEventTypes: texts,
  PublishOptInEventTypes: texts,
};

/** What is logged of playback sessions. */
export const sessionLogs = {
  PercentEnabled: number,
  EnabledLoggingStrategies: texts,
  AdsInteractionLog: struct("AdsInteractionLog", eventTypes),
  ManifestServiceInteractionLog: struct("ManifestServiceInteractionLog", eventTypes),
};

const dashToPut = { MpdLocation: text, OriginManifestType: text };

const httpRequest = struct("HttpRequest", {
  Method: text,
  Body: text,
  Headers: mapOf(namespace, text),
  CompressRequest: text,
});

const playbackSettings = {
  AdConditioningConfiguration: struct("AdConditioningConfiguration", {
    StreamingMediaFileConditioning: text,
  }),
  AdDecisionServerConfiguration: struct("AdDecisionServerConfiguration", { HttpRequest: httpRequest }),
  AdDecisionServerUrl: text,
  AvailSuppression: struct("AvailSuppression", { Mode: text, Value: text, FillPolicy: text }),
  Bumper: struct("Bumper", { EndUrl: text, StartUrl: text }),
  CdnConfiguration: struct("CdnConfiguration", { AdSegmentUrlPrefix: text, ContentSegmentUrlPrefix: text }),
  ConfigurationAliases: mapOf(namespace, mapOf(namespace, text)),
  FunctionMapping: mapOf(namespace, text),
  InsertionMode: text,
  LivePreRollConfiguration: struct("LivePreRollConfiguration", {
    AdDecisionServerUrl: text,
    MaxDurationSeconds: number,
  }),
  ManifestProcessingRules: struct("ManifestProcessingRules", {
    AdMarkerPassthrough: struct("AdMarkerPassthrough", { Enabled: truth }),
  }),
  Name: text,
  PersonalizationThresholdSeconds: number,
  SlateAdUrl: text,
  Tags: tags,
  TranscodeProfileName: text,
  VideoContentSourceUrl: text,
};

/** What PutPlaybackConfiguration takes: it has no member for logs. */
export const playbackConfigurationToPut = struct("PutPlaybackConfigurationRequest", {
  ...playbackSettings,
  DashConfiguration: struct("DashConfigurationForPut", dashToPut),
});

/** A playback configuration as it is answered. */
export const playbackConfiguration = struct("PlaybackConfiguration", {
  ...playbackSettings,
  DashConfiguration: struct("DashConfiguration", { ...dashToPut, ManifestEndpointPrefix: text }),
  HlsConfiguration: struct("HlsConfiguration", { ManifestEndpointPrefix: text }),
  LogConfiguration: struct("LogConfiguration", sessionLogs),
  PlaybackConfigurationArn: text,
  PlaybackEndpointPrefix: text,
  SessionInitializationEndpointPrefix: text,
});

const outputSettings = {
  DashPlaylistSettings: struct("DashPlaylistSettings", {
    ManifestWindowSeconds: number,
    MinBufferTimeSeconds: number,
    MinUpdatePeriodSeconds: number,
    SuggestedPresentationDelaySeconds: number,
  }),
  HlsPlaylistSettings: struct("HlsPlaylistSettings", { ManifestWindowSeconds: number, AdMarkupType: texts }),
  ManifestName: text,
  SourceGroup: text,
};

/** Settings that a channel has when it is made and when it is answered. */
export const channelSettings = {
  Audiences: texts,
  FillerSlate: struct("SlateSource", { SourceLocationName: text, VodSourceName: text }),
  PlaybackMode: text,
  Tags: tags,
  Tier: text,
  TimeShiftConfiguration: struct("TimeShiftConfiguration", { MaxTimeDelaySeconds: number }),
};

/** Outputs of a channel as CreateChannel takes them. */
export const outputsToCreate = listOf(namespace, struct("RequestOutputItem", outputSettings));

/** A channel as it is answered. */
export const channel = struct("Channel", {
  ...channelSettings,
  Arn: text,
  ChannelName: text,
  ChannelState: text,
  CreationTime: instant,
  LastModifiedTime: instant,
  LogConfiguration: struct("LogConfigurationForChannel", { LogTypes: texts }),
  Outputs: listOf(namespace, struct("ResponseOutputItem", { ...outputSettings, PlaybackUrl: text })),
});
