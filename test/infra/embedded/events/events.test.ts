import { describe, expect, it } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { PermanentDeliveryError } from "../../../../infra/embedded/events/delivery-errors.ts";
import type { EventEnvelope } from "../../../../infra/embedded/events/event-envelope.ts";
import { startEvents } from "../../../../infra/embedded/events/events.ts";
import type { Rule, Target } from "../../../../infra/embedded/events/rule.ts";

const BUS = "arn:aws:events:eu-west-1:111122223333:event-bus/default";
const HUB = "arn:aws:events:us-east-1:111122223333:event-bus/hub";
const THIRD = "arn:aws:events:us-east-1:111122223333:event-bus/third";
const FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:record";
const QUEUE = "arn:aws:sqs:us-east-1:111122223333:dead-letters";

const EVENT: EventEnvelope = {
  version: "0",
  id: "e-1",
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.ivs",
  account: "111122223333",
  time: "2031-05-05T00:00:00Z",
  region: "eu-west-1",
  resources: [],
  detail: { eventName: "CreateChannel", readOnly: false },
};

const target = (settings: Partial<Target> = {}): Target => ({ id: "t", arn: FUNCTION, ...settings });

const rule = (settings: Partial<Rule> = {}): Rule => ({
  arn: "arn:aws:events:eu-west-1:111122223333:rule/watch",
  name: "watch",
  busArn: BUS,
  pattern: { source: ["aws.ivs"] },
  state: "ENABLED",
  targets: [target()],
  ...settings,
});

interface Delivery {
  readonly arn: string;
  readonly payload: unknown;
  readonly afterSeconds: number;
}

/** Buses with targets that fail as told, attempt by attempt, and succeed afterwards. */
function arrange(failures: readonly Error[] = []) {
  const start = new Date("2031-05-05T00:00:00Z");
  const clock = createClock({ pace: "still", start });
  const left = [...failures];
  const deliveries: Delivery[] = [];
  const letters: { queueArn: string; body: string; attributes: Readonly<Record<string, string>> }[] = [];
  const events = startEvents({
    clock,
    random: () => 0.5,
    newId: () => "e-9",
    send: async ({ arn }, payload) => {
      const afterSeconds = (clock.now().getTime() - start.getTime()) / 1000;
      deliveries.push({ arn, payload, afterSeconds });
      const failure = left.shift();
      if (failure !== undefined) {
        throw failure;
      }
    },
    deadLetter: (queueArn, body, attributes) => {
      letters.push({ queueArn, body, attributes });
    },
  });
  events.createBus(BUS);
  return { clock, events, deliveries, letters };
}

const DAY_SECONDS = 90_000;
const alwaysFailing = (count: number) => Array.from({ length: count }, () => new Error("busy"));

describe("a bus", () => {
  it("hands an event to every target of every rule that matches", async () => {
    const { clock, events, deliveries } = arrange();
    events.putRule(rule({ targets: [target({ id: "a", arn: "arn:a" }), target({ id: "b", arn: "arn:b" })] }));
    events.putRule(rule({ arn: "arn:second", targets: [target({ arn: "arn:c" })] }));
    events.putRule(
      rule({ arn: "arn:other", pattern: { source: ["aws.iam"] }, targets: [target({ arn: "arn:d" })] }),
    );

    events.deliver(BUS, EVENT);
    await clock.settle(0);

    expect(deliveries.map(({ arn }) => arn)).toEqual(["arn:a", "arn:b", "arn:c"]);
    expect(deliveries[0]?.payload).toEqual(EVENT);
  });

  it("answers before it delivers", async () => {
    const { clock, events, deliveries } = arrange();
    events.putRule(rule());

    events.deliver(BUS, EVENT);
    const deliveredAtOnce = deliveries.length;
    await clock.settle(0);

    expect(deliveredAtOnce).toBe(0);
    expect(deliveries).toHaveLength(1);
  });

  it("delivers the event as it was when it came", async () => {
    const { clock, events, deliveries } = arrange();
    const detail = { state: "first" };
    events.putRule(rule());

    events.deliver(BUS, { ...EVENT, detail });
    detail.state = "changed";
    await clock.settle(0);

    expect(deliveries[0]?.payload).toHaveProperty("detail.state", "first");
  });

  it("sends what the target's input settings make of the event", async () => {
    const { clock, events, deliveries } = arrange();
    events.putRule(rule({ targets: [target({ inputPath: "$.detail.eventName" })] }));

    events.deliver(BUS, EVENT);
    await clock.settle(0);

    expect(deliveries[0]?.payload).toBe("CreateChannel");
  });

  it("has one rule of an ARN: the last", async () => {
    const { clock, events, deliveries } = arrange();
    events.putRule(rule());
    events.putRule(rule({ state: "DISABLED" }));

    events.deliver(BUS, EVENT);
    await clock.settle(0);

    expect(deliveries).toEqual([]);
    expect(events.rules().map(({ state }) => state)).toEqual(["DISABLED"]);
  });

  it("keeps its rules when it is created again", () => {
    const { events } = arrange();
    events.putRule(rule());

    events.createBus(BUS);

    expect(events.rules()).toHaveLength(1);
  });

  it("has to be created", () => {
    const { events } = arrange();

    expect(() => events.deliver(HUB, EVENT)).toThrow(`There is no event bus ${HUB}`);
    expect(() => events.putRule(rule({ busArn: HUB }))).toThrow(`There is no event bus ${HUB}`);
  });

  it("refuses a rule that could never work, when it is put", () => {
    const { events } = arrange();

    expect(() => events.putRule(rule({ pattern: { source: "aws.ivs" } }))).toThrow('"source" must be');
    expect(() => events.putRule(rule({ targets: [target({ input: "no JSON" })] }))).toThrow("target t:");
    expect(() => events.putRule(rule({ targets: [target({ arn: HUB, input: "{}" })] }))).toThrow("is a bus");
    expect(events.rules()).toEqual([]);
  });
});

describe("a read-only call", () => {
  const read = (detail: unknown): EventEnvelope => ({ ...EVENT, detail });

  it.each([
    { state: "ENABLED" as const, detail: { eventName: "AssumeRole", readOnly: true }, delivered: 0 },
    { state: "ENABLED" as const, detail: { eventName: "GetRole" }, delivered: 0 },
    { state: "ENABLED" as const, detail: { eventName: "ListRoles" }, delivered: 0 },
    { state: "ENABLED" as const, detail: { eventName: "DescribeRules" }, delivered: 0 },
    { state: "ENABLED" as const, detail: { eventName: "Getaway", readOnly: false }, delivered: 0 },
    { state: "ENABLED" as const, detail: { eventName: "DeleteRole", readOnly: false }, delivered: 1 },
    { state: "ENABLED" as const, detail: { eventName: "DeleteList" }, delivered: 1 },
    { state: "ENABLED" as const, detail: "text", delivered: 1 },
    {
      state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" as const,
      detail: { eventName: "GetRole", readOnly: true },
      delivered: 1,
    },
  ])("$detail reaches $delivered targets of a rule that is $state", async ({ state, detail, delivered }) => {
    const { clock, events, deliveries } = arrange();
    events.putRule(rule({ state }));

    events.deliver(BUS, read(detail));
    await clock.settle(0);

    expect(deliveries).toHaveLength(delivered);
  });

  it("is nothing special when it does not come from CloudTrail", async () => {
    const { clock, events, deliveries } = arrange();
    events.putRule(rule());

    events.deliver(BUS, { ...read({ eventName: "GetRole", readOnly: true }), "detail-type": "My Event" });
    await clock.settle(0);

    expect(deliveries).toHaveLength(1);
  });
});

describe("a bus as target", () => {
  it("gets the event with account, Region and id of its origin", async () => {
    const { clock, events, deliveries } = arrange();
    events.createBus(HUB);
    events.putRule(rule({ targets: [target({ arn: HUB })] }));
    events.putRule(rule({ arn: "arn:hub-rule", busArn: HUB }));

    events.deliver(BUS, EVENT);
    await clock.settle(0);

    expect(deliveries.map(({ payload }) => payload)).toEqual([EVENT]);
  });

  it("does not hand a forwarded event on to a third bus", async () => {
    const { clock, events, deliveries } = arrange();
    events.createBus(HUB);
    events.createBus(THIRD);
    events.putRule(rule({ targets: [target({ arn: HUB })] }));
    events.putRule(
      rule({ arn: "arn:hub-rule", busArn: HUB, targets: [target({ arn: THIRD }), target({ arn: BUS })] }),
    );
    events.putRule(rule({ arn: "arn:third-rule", busArn: THIRD }));

    events.deliver(BUS, EVENT);
    const settlement = await clock.settle(DAY_SECONDS);

    expect(deliveries).toEqual([]);
    expect(settlement.settled).toBe(true);
  });

  it("is a dead letter when it does not exist", async () => {
    const { clock, events, letters } = arrange();
    events.putRule(rule({ targets: [target({ arn: HUB, deadLetterArn: QUEUE })] }));

    events.deliver(BUS, EVENT);
    await clock.settle(0);

    expect(letters[0]?.attributes).toMatchObject({ ERROR_CODE: "NO_RESOURCE", TARGET_ARN: HUB });
  });
});

describe("a failed delivery", () => {
  it("is tried again after one second, two, four and so on, less some chance", async () => {
    const { clock, events, deliveries } = arrange(alwaysFailing(4));
    events.putRule(rule());

    events.deliver(BUS, EVENT);
    await clock.settle(DAY_SECONDS);

    expect(deliveries.map(({ afterSeconds }) => afterSeconds)).toEqual([0, 0.75, 2.25, 5.25, 11.25]);
  });

  it("delays no other target", async () => {
    const { clock, events, deliveries } = arrange(alwaysFailing(1));
    events.putRule(rule({ targets: [target({ arn: "arn:a" }), target({ arn: "arn:b" })] }));

    events.deliver(BUS, EVENT);
    await clock.settle(DAY_SECONDS);

    expect(deliveries.map(({ arn, afterSeconds }) => `${arn} ${afterSeconds}`)).toEqual([
      "arn:a 0",
      "arn:b 0",
      "arn:a 0.75",
    ]);
  });

  it("is tried 186 times within a day by default, then becomes a dead letter", async () => {
    const { clock, events, deliveries, letters } = arrange(alwaysFailing(500));
    events.putRule(rule({ targets: [target({ deadLetterArn: QUEUE })] }));

    events.deliver(BUS, EVENT);
    await clock.settle(DAY_SECONDS);

    expect(deliveries).toHaveLength(186);
    expect(letters).toEqual([
      {
        queueArn: QUEUE,
        body: JSON.stringify(EVENT),
        attributes: {
          RULE_ARN: "arn:aws:events:eu-west-1:111122223333:rule/watch",
          TARGET_ARN: FUNCTION,
          ERROR_CODE: "Error",
          ERROR_MESSAGE: "busy",
          EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
          RETRY_ATTEMPTS: "185",
        },
      },
    ]);
  });

  it("is given up when the event would be too old", async () => {
    const { clock, events, deliveries, letters } = arrange(alwaysFailing(500));
    const retryPolicy = { maximumEventAgeSeconds: 60 };
    events.putRule(rule({ targets: [target({ deadLetterArn: QUEUE, retryPolicy })] }));

    events.deliver(BUS, EVENT);
    await clock.settle(DAY_SECONDS);

    expect(deliveries.at(-1)?.afterSeconds).toBe(47.25);
    expect(letters[0]?.attributes).toMatchObject({
      EXHAUSTED_RETRY_CONDITION: "MaximumEventAgeInSeconds",
      RETRY_ATTEMPTS: "6",
    });
  });

  it("is never tried again when the policy allows no retry", async () => {
    const { clock, events, deliveries } = arrange(alwaysFailing(5));
    events.putRule(rule({ targets: [target({ retryPolicy: { maximumRetryAttempts: 0 } })] }));

    events.deliver(BUS, EVENT);
    await clock.settle(DAY_SECONDS);

    expect(deliveries).toHaveLength(1);
  });

  it("goes straight to the dead letters when no retry can help", async () => {
    const { clock, events, deliveries, letters } = arrange([
      new PermanentDeliveryError("NO_PERMISSIONS", "denied"),
    ]);
    events.putRule(rule({ targets: [target({ deadLetterArn: QUEUE })] }));

    events.deliver(BUS, EVENT);
    await clock.settle(DAY_SECONDS);

    expect(deliveries).toHaveLength(1);
    expect(letters[0]?.attributes).toEqual({
      RULE_ARN: "arn:aws:events:eu-west-1:111122223333:rule/watch",
      TARGET_ARN: FUNCTION,
      ERROR_CODE: "NO_PERMISSIONS",
      ERROR_MESSAGE: "denied",
      RETRY_ATTEMPTS: "0",
    });
  });

  it("goes straight to the dead letters when the template makes no JSON", async () => {
    const { clock, events, deliveries, letters } = arrange();
    const inputTransformer = { inputPathsMap: {}, inputTemplate: "not json" };
    events.putRule(rule({ targets: [target({ inputTransformer, deadLetterArn: QUEUE })] }));

    events.deliver(BUS, EVENT);
    await clock.settle(DAY_SECONDS);

    expect(deliveries).toEqual([]);
    expect(letters[0]?.attributes).toMatchObject({ ERROR_CODE: "INVALID_JSON" });
  });

  it("is listed as dropped when there is no queue for it", async () => {
    const { clock, events } = arrange([new PermanentDeliveryError("NO_RESOURCE", "gone")]);
    events.putRule(rule());

    events.deliver(BUS, EVENT);
    await clock.settle(0);

    expect(events.dropped()).toEqual([
      {
        time: new Date("2031-05-05T00:00:00Z"),
        ruleArn: "arn:aws:events:eu-west-1:111122223333:rule/watch",
        targetArn: FUNCTION,
        event: EVENT,
        errorCode: "NO_RESOURCE",
        errorMessage: "gone",
        retryAttempts: 0,
      },
    ]);
  });

  it("is listed as dropped when its queue does not take it", async () => {
    const clock = createClock({ pace: "still" });
    const events = startEvents({
      clock,
      random: () => 0,
      newId: () => "e-9",
      send: () => Promise.reject(new PermanentDeliveryError("NO_RESOURCE", "gone")),
      deadLetter: () => {
        throw new Error("no such queue");
      },
    });
    events.createBus(BUS);
    events.putRule(rule({ targets: [target({ deadLetterArn: QUEUE })] }));

    events.deliver(BUS, EVENT);
    await clock.settle(0);

    expect(events.dropped()[0]?.errorMessage).toBe("gone; no dead letter either: no such queue");
  });

  it("is forgotten when the buses stop", async () => {
    const { clock, events, deliveries } = arrange(alwaysFailing(5));
    events.putRule(rule());
    events.deliver(BUS, EVENT);
    await clock.settle(0);

    events.stop();
    const settlement = await clock.settle(DAY_SECONDS);

    expect(deliveries).toHaveLength(1);
    expect(settlement.settled).toBe(true);
  });
});
