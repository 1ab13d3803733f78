/** An AWS-managed policy whose statements are known. */
interface KnownDocument {
  /** For example `v5`. */
  readonly version: string;
  /** When this version was made; ISO 8601, the day only. */
  readonly createdOn: string;
  readonly statements: readonly unknown[];
}

const allow = (
  actions: readonly string[],
  resources: readonly string[],
  conditions: Readonly<Record<string, unknown>> = {},
): unknown => ({ Effect: "Allow", Action: actions, Resource: resources, ...conditions });

const WRITE_LOGS = [
  "logs:PutLogEvents",
  "logs:CreateLogStream",
  "logs:CreateLogGroup",
  "logs:DescribeLogGroups",
  "logs:DescribeLogStreams",
] as const;

/**
 * What the policies of the roles that rolecall can release allow, by name: the same permissions, though AWS may order
 * and group its statements otherwise. MediaTailor's guide names the log groups `/aws/MediaTailor/*`, its policy those below.
 *
 * Source: AWS-managed policies as published in iann0036/iam-dataset on 2026-08-22 (as of 2026-11-20).
 */
export const knownDocuments: Readonly<Record<string, KnownDocument>> = {
  AmazonChimeSDKMessagingServiceRolePolicy: {
    version: "v1",
    createdOn: "2023-03-03",
    statements: [
      allow(["kms:GenerateDataKey"], ["*"], {
        Condition: { StringLike: { "kms:ViaService": ["kinesis.*.amazonaws.com"] } },
      }),
      allow(
        ["kinesis:PutRecord", "kinesis:PutRecords", "kinesis:DescribeStream"],
        ["arn:aws:kinesis:*:*:stream/chime-messaging-*"],
      ),
    ],
  },
  AmazonChimeVoiceConnectorServiceLinkedRolePolicy: {
    version: "v5",
    createdOn: "2023-04-14",
    statements: [
      allow(["chime:GetVoiceConnector*"], ["*"]),
      allow(
        [
          "kinesisvideo:GetDataEndpoint",
          "kinesisvideo:PutMedia",
          "kinesisvideo:UpdateDataRetention",
          "kinesisvideo:DescribeStream",
          "kinesisvideo:CreateStream",
        ],
        ["arn:aws:kinesisvideo:*:*:stream/ChimeVoiceConnector-*"],
      ),
      allow(["kinesisvideo:ListStreams"], ["*"]),
      allow(["sns:Publish"], ["arn:aws:sns:*:*:ChimeVoiceConnector-Streaming*"]),
      allow(["sqs:SendMessage"], ["arn:aws:sqs:*:*:ChimeVoiceConnector-Streaming*"]),
      allow(["polly:SynthesizeSpeech"], ["*"]),
      allow(["chime:CreateMediaInsightsPipeline", "chime:GetMediaInsightsPipelineConfiguration"], ["*"]),
    ],
  },
  AWSMediaTailorServiceRolePolicy: {
    version: "v1",
    createdOn: "2021-09-17",
    statements: [allow(WRITE_LOGS, ["arn:aws:logs:*:*:log-group:MediaTailor/*"])],
  },
  IVSRecordToS3: {
    version: "v1",
    createdOn: "2020-12-05",
    statements: [allow(["s3:PutObject"], ["arn:aws:s3:::AWSIVS_*/ivs/*"])],
  },
  MediaPackageServiceRolePolicy: {
    version: "v1",
    createdOn: "2020-09-18",
    statements: [allow(WRITE_LOGS, ["arn:aws:logs:*:*:log-group:/aws/MediaPackage/*"])],
  },
};
