const appInstance = "arn:aws:chime:eu-west-1:111122223333:app-instance/news";
const connector = "arn:aws:chime:eu-west-1:111122223333:vc/abcdef1ghij2klmno3pqr4";
const byConnector = { VoiceConnectorId: "abcdef1ghij2klmno3pqr4" };
const sipApplication = "arn:aws:chime:eu-west-1:111122223333:sma/3f6c1a52-8d1e-4b7a-9c55-0a1b2c3d4e02";
const bySipApplication = { SipMediaApplicationId: "3f6c1a52-8d1e-4b7a-9c55-0a1b2c3d4e02" };
const insights = "arn:aws:chime:eu-west-1:111122223333:media-insights-pipeline-configuration/calls";

/** Operations of the Chime SDK, input, resources that they work on; as the Service Authorization Reference says. */
export const chimeAuthorizations: readonly (readonly [string, string, object, readonly string[]])[] = [
  ["chime", "CreateAppInstance", {}, ["*"]],
  ["chime", "CreateSipMediaApplication", {}, ["*"]],
  ["chime", "CreateVoiceConnector", {}, ["*"]],
  ["chime", "DeleteAppInstance", { AppInstanceArn: appInstance }, [appInstance]],
  ["chime", "DeleteMessagingStreamingConfigurations", { AppInstanceArn: appInstance }, [appInstance]],
  ["chime", "DeleteSipMediaApplication", bySipApplication, [sipApplication]],
  ["chime", "DeleteVoiceConnector", byConnector, [connector]],
  ["chime", "DeleteVoiceConnectorStreamingConfiguration", byConnector, [connector]],
  ["chime", "DescribeAppInstance", { AppInstanceArn: appInstance }, [appInstance]],
  ["chime", "GetMessagingStreamingConfigurations", { AppInstanceArn: appInstance }, [appInstance]],
  ["chime", "GetSipMediaApplication", bySipApplication, [sipApplication]],
  ["chime", "GetVoiceConnector", byConnector, [connector]],
  ["chime", "GetVoiceConnectorStreamingConfiguration", byConnector, [connector]],
  ["chime", "ListAppInstances", {}, ["arn:aws:chime:eu-west-1:111122223333:app-instance/*"]],
  ["chime", "ListSipMediaApplications", {}, ["*"]],
  ["chime", "ListVoiceConnectors", {}, ["*"]],
  ["chime", "PutMessagingStreamingConfigurations", { AppInstanceArn: appInstance }, [appInstance]],
  [
    "chime",
    "PutVoiceConnectorStreamingConfiguration",
    {
      ...byConnector,
      StreamingConfiguration: { MediaInsightsConfiguration: { ConfigurationArn: insights } },
    },
    [connector, insights],
  ],
  ["chime", "UpdateSipMediaApplication", bySipApplication, [sipApplication]],
];
