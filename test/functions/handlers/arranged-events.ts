import { type Dependencies, recordEvent } from "../../../functions/handlers/record-event.ts";
import { account, arrangeWorld, channel, role, type World } from "./arranged-world.ts";

const { roleName, roleId } = role;

/** What Lambda says of the invocation. */
export const invocation = { account, requestId: "request-1" };

/** A CloudTrail call as EventBridge delivers it. */
export const callEvent = (detail: object = {}, envelope: object = {}) => ({
  version: "0",
  id: "envelope-1",
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.ivs",
  account,
  time: "2026-11-20T09:00:00Z",
  region: "us-east-1",
  resources: [],
  ...envelope,
  detail: {
    eventVersion: "1.11",
    userIdentity: { type: "IAMUser", arn: `arn:aws:iam::${account}:user/a` },
    eventTime: "2026-11-20T09:00:00Z",
    eventSource: "ivs.amazonaws.com",
    eventName: "UpdateChannel",
    awsRegion: "us-east-1",
    requestParameters: { arn: channel("A").arn },
    responseElements: null,
    eventID: "event-1",
    readOnly: false,
    ...detail,
  },
});

/** The same, for the creation of the role. */
export const created = (detail: object = {}) =>
  callEvent({
    eventSource: "iam.amazonaws.com",
    eventName: "CreateServiceLinkedRole",
    requestParameters: { aWSServiceName: "ivs.amazonaws.com" },
    responseElements: { role: { roleName, roleId, path: role.path } },
    ...detail,
  });

/** The same, for the deletion of the role. */
export const deleted = callEvent({
  eventSource: "iam.amazonaws.com",
  eventName: "DeleteServiceLinkedRole",
  requestParameters: { roleName },
  responseElements: { deletionTaskId: "task/1" },
});

/** A world that remembers which runs were started; what a role's becoming unused leads to may differ. */
export async function arrange(more: Partial<Dependencies> = {}) {
  const world = await arrangeWorld();
  const started: { readonly name: string; readonly input: unknown }[] = [];
  const dependencies: Dependencies = {
    ...world,
    startRun: async (name, input) => {
      started.push({ name, input });
    },
    onUnused: "decommission",
    ownRolePath: "/rolecall/",
    ...more,
  };
  const record = (event: unknown) => recordEvent(dependencies)(event, invocation);
  return { world, started, dependencies, record };
}

/** Lets channel A use the role. */
export const use = (world: World) => world.service.resources.set("A", { usage: channel("A"), settings: {} });
