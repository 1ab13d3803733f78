import type * as client from "@aws-sdk/client-eventbridge";
import type { Events } from "../../embedded/events/events.ts";
import type { Rule } from "../../embedded/events/rule.ts";
import type { Call, Operation } from "../gateway/operation.ts";
import { findRule, ruleArn } from "./events-rules.ts";

type SwitchedRules = Pick<Events, "putRule" | "rules">;

const switchRule = (
  port: SwitchedRules,
  { Name, EventBusName }: client.EnableRuleRequest,
  state: Rule["state"],
  call: Call,
): object => {
  const rule = findRule(port, Name, EventBusName, call);
  // Putting a rule anew would begin its schedule anew.
  if (rule.state !== state) {
    port.putRule({ ...rule, state });
  }
  return {};
};

/**
 * Switches a rule on. When the schedule of a rule that was off goes on is not documented; here it begins anew. A sandbox
 * that is started again deploys its rules anew, switched on.
 */
export const enableRule = (port: SwitchedRules): Operation<client.EnableRuleRequest, object> => ({
  mutates: true,
  authorization: ({ Name, EventBusName }, call) => ({
    action: "events:EnableRule",
    resources: [ruleArn(Name, EventBusName, call)],
  }),
  answer: (input, call) => switchRule(port, input, "ENABLED", call),
});

/** Switches a rule off: it matches nothing, and its schedule rests. */
export const disableRule = (port: SwitchedRules): Operation<client.DisableRuleRequest, object> => ({
  mutates: true,
  authorization: ({ Name, EventBusName }, call) => ({
    action: "events:DisableRule",
    resources: [ruleArn(Name, EventBusName, call)],
  }),
  answer: (input, call) => switchRule(port, input, "DISABLED", call),
});
