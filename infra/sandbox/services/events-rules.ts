import type * as client from "@aws-sdk/client-eventbridge";
import type { Events } from "../../embedded/events/events.ts";
import type { Rule, Target } from "../../embedded/events/rule.ts";
import { type Call, type Operation, ServiceError } from "../gateway/operation.ts";
import { busArnOf } from "./events-put.ts";
import { cutPage } from "./paging.ts";

type RulesPort = Pick<Events, "rules">;

/** Most items on a page, as AWS has it. */
const LARGEST_PAGE = 100;

const page = <T>(items: readonly T[], keyOf: (item: T) => string, limit = LARGEST_PAGE, token?: string) =>
  cutPage(items, keyOf, { limit, token }, (detail) => {
    throw new ServiceError("InvalidParameterException", detail, 400);
  });

const next = (nextToken: string | undefined) => (nextToken === undefined ? {} : { NextToken: nextToken });

const busName = (arn: string) => arn.split("event-bus/")[1] ?? "";

const show = ({ arn, name, busArn, pattern, schedule, state }: Rule): client.Rule => ({
  Arn: arn,
  Name: name,
  EventBusName: busName(busArn),
  ...(pattern === undefined ? {} : { EventPattern: JSON.stringify(pattern) }),
  ...(schedule === undefined ? {} : { ScheduleExpression: schedule }),
  State: state,
});

const showTarget = (target: Target): client.Target => ({
  Id: target.id,
  Arn: target.arn,
  RoleArn: target.roleArn,
  Input: target.input,
  InputPath: target.inputPath,
  ...(target.inputTransformer && {
    InputTransformer: {
      InputPathsMap: { ...target.inputTransformer.inputPathsMap },
      InputTemplate: target.inputTransformer.inputTemplate,
    },
  }),
  ...(target.retryPolicy && {
    RetryPolicy: {
      MaximumRetryAttempts: target.retryPolicy.maximumRetryAttempts,
      MaximumEventAgeInSeconds: target.retryPolicy.maximumEventAgeSeconds,
    },
  }),
  ...(target.deadLetterArn && { DeadLetterConfig: { Arn: target.deadLetterArn } }),
});

/** The ARN of a rule; the default bus has no part in it. */
export const ruleArn = (name: string | undefined, bus: string | undefined, call: Call) => {
  const owner = busName(busArnOf(bus, call));
  const path = owner === "default" ? name : `${owner}/${name}`;
  return `arn:aws:events:${call.region}:${call.account}:rule/${path}`;
};

/** @throws {ServiceError} ResourceNotFoundException */
export const findRule = (
  port: RulesPort,
  name: string | undefined,
  bus: string | undefined,
  call: Call,
): Rule => {
  const busArn = busArnOf(bus, call);
  const rule = port.rules().find((candidate) => candidate.busArn === busArn && candidate.name === name);
  if (rule === undefined) {
    const message = `Rule ${name} does not exist on EventBus ${busName(busArn)}.`;
    throw new ServiceError("ResourceNotFoundException", message, 400);
  }
  return rule;
};

/** Lists the rules of a bus. */
export const listRules = (port: RulesPort): Operation<client.ListRulesRequest, client.ListRulesResponse> => ({
  mutates: false,
  authorization: () => ({ action: "events:ListRules", resources: ["*"] }),
  answer({ EventBusName, NamePrefix = "", Limit, NextToken }, call) {
    const bus = busArnOf(EventBusName, call);
    const wanted = port.rules().filter(({ busArn, name }) => busArn === bus && name.startsWith(NamePrefix));
    const { items, nextToken } = page(wanted, ({ name }) => name, Limit, NextToken);
    return { Rules: items.map(show), ...next(nextToken) };
  },
});

/** Shows a rule. */
export const describeRule = (
  port: RulesPort,
): Operation<client.DescribeRuleRequest, client.DescribeRuleResponse> => ({
  mutates: false,
  authorization: ({ Name, EventBusName }, call) => ({
    action: "events:DescribeRule",
    resources: [ruleArn(Name, EventBusName, call)],
  }),
  answer: ({ Name, EventBusName }, call) => show(findRule(port, Name, EventBusName, call)),
});

/** Lists the targets of a rule. */
export const listTargetsByRule = (
  port: RulesPort,
): Operation<client.ListTargetsByRuleRequest, client.ListTargetsByRuleResponse> => ({
  mutates: false,
  authorization: ({ Rule: name, EventBusName }, call) => ({
    action: "events:ListTargetsByRule",
    resources: [ruleArn(name, EventBusName, call)],
  }),
  answer({ Rule: name, EventBusName, Limit, NextToken }, call) {
    const { targets } = findRule(port, name, EventBusName, call);
    const { items, nextToken } = page(targets, ({ id }) => id, Limit, NextToken);
    return { Targets: items.map(showTarget), ...next(nextToken) };
  },
});

/** Lists the buses of one account and Region. */
export const listEventBuses = (port: {
  buses(): readonly string[];
}): Operation<client.ListEventBusesRequest, client.ListEventBusesResponse> => ({
  mutates: false,
  authorization: () => ({ action: "events:ListEventBuses", resources: ["*"] }),
  answer({ NamePrefix = "", Limit, NextToken }, { account, region }) {
    const wanted = port
      .buses()
      .filter((arn) => arn.startsWith(`arn:aws:events:${region}:${account}:`))
      .filter((arn) => busName(arn).startsWith(NamePrefix));
    const { items, nextToken } = page(wanted, busName, Limit, NextToken);
    return { EventBuses: items.map((arn) => ({ Arn: arn, Name: busName(arn) })), ...next(nextToken) };
  },
});
