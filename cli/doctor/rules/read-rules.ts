import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import * as v from "valibot";
import { isNamed } from "../../../functions/services/failures.ts";
import { FORWARDER_PREFIX, HUB_PREFIX } from "../stack-names.ts";

/** A rule of the stack, as far as it says what it listens for. */
export interface SeenRule {
  readonly name: string;
  readonly region: string;
  readonly bus: string;
  readonly isOn: boolean;
  readonly sources: readonly string[];
  readonly detailTypes: readonly string[];
  readonly eventNames: readonly string[];
  readonly hasSchedule: boolean;
}

const texts = v.optional(v.array(v.string()), []);

/** A pattern of ours; members that it has besides narrow it in ways that do not matter here. */
const Pattern = v.looseObject({
  source: texts,
  "detail-type": texts,
  detail: v.optional(v.looseObject({ eventName: texts }), { eventName: [] }),
});

/** Reads the rules of the stack on one bus; none if there is no such bus. */
export async function readRules(
  client: EventBridgeClient,
  region: string,
  bus: string,
): Promise<readonly SeenRule[]> {
  const { ListRulesCommand } = await import("@aws-sdk/client-eventbridge");
  const rules: SeenRule[] = [];
  let token: string | undefined;
  do {
    const command = new ListRulesCommand({
      EventBusName: bus,
      NamePrefix: "Rolecall",
      ...(token === undefined ? {} : { NextToken: token }),
    });
    const { Rules = [], NextToken } = await client.send(command).catch((error: unknown) => {
      if (isNamed(error, "ResourceNotFoundException")) {
        return { Rules: [], NextToken: undefined };
      }
      throw error;
    });
    for (const { EventPattern, Name = "", ScheduleExpression, State } of Rules) {
      if (Name.startsWith(HUB_PREFIX) || Name.startsWith(FORWARDER_PREFIX)) {
        const { source, "detail-type": detailTypes, detail } = readPattern(EventPattern);
        rules.push({
          name: Name,
          region,
          bus,
          isOn: State !== "DISABLED",
          sources: source,
          detailTypes,
          eventNames: detail.eventName,
          hasSchedule: ScheduleExpression !== undefined,
        });
      }
    }
    token = NextToken;
  } while (token !== undefined);
  return rules;
}

/** A pattern that is not of our form, since somebody has changed it, listens for nothing that we know. */
function readPattern(text: string | undefined): v.InferOutput<typeof Pattern> {
  const { output, success } = v.safeParse(v.pipe(v.string(), v.parseJson(), Pattern), text ?? "{}");
  return success ? output : v.parse(Pattern, {});
}
