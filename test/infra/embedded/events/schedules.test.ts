import { describe, expect, it } from "vitest";
import { createClock, type Pace } from "../../../../infra/embedded/clock.ts";
import { InvalidRuleError } from "../../../../infra/embedded/events/delivery-errors.ts";
import type { EventEnvelope } from "../../../../infra/embedded/events/event-envelope.ts";
import { startEvents } from "../../../../infra/embedded/events/events.ts";
import type { Rule } from "../../../../infra/embedded/events/rule.ts";

const BUS = "arn:aws:events:eu-west-1:111122223333:event-bus/default";
const OWN_BUS = "arn:aws:events:eu-west-1:111122223333:event-bus/own";
const RULE = "arn:aws:events:eu-west-1:111122223333:rule/sweep";
const FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:sweep";

const sweep = (settings: Partial<Rule> = {}): Rule => ({
  arn: RULE,
  name: "sweep",
  busArn: BUS,
  schedule: "rate(1 hour)",
  state: "ENABLED",
  targets: [{ id: "t", arn: FUNCTION }],
  ...settings,
});

const EVENT: EventEnvelope = {
  version: "0",
  id: "e-1",
  "detail-type": "Noise",
  source: "somebody",
  account: "111122223333",
  time: "2031-05-05T00:00:00Z",
  region: "eu-west-1",
  resources: [],
  detail: {},
};

/** A bus whose targets fail so many times at first; deliveries are kept with the minute they came in. */
function arrange({ failures = 0, pace = "still" as Pace } = {}) {
  const start = new Date("2031-05-05T00:00:00.700Z");
  const clock = createClock({ pace, start });
  const deliveries: { readonly minute: number; readonly payload: unknown }[] = [];
  let left = failures;
  let ids = 0;
  const events = startEvents({
    clock,
    random: () => 0.5,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    send: async (_target, payload) => {
      const minute = Math.floor((clock.now().getTime() - start.getTime()) / 60_000);
      deliveries.push({ minute, payload });
      left -= 1;
      if (left >= 0) {
        throw new Error("busy");
      }
    },
    deadLetter: () => undefined,
  });
  events.createBus(BUS);
  events.createBus(OWN_BUS);
  const minutes = () => deliveries.map(({ minute }) => minute);
  return { clock, events, deliveries, minutes };
}

describe("a rule with a rate", () => {
  it("sends the scheduled event to its targets one interval after it was put, and every interval from then on", async () => {
    const { clock, events, deliveries, minutes } = arrange();
    events.putRule(sweep());

    await clock.advance(3 * 3600);

    expect(minutes()).toEqual([60, 120, 180]);
    expect(deliveries[0]?.payload).toEqual({
      version: "0",
      id: "id-1",
      "detail-type": "Scheduled Event",
      source: "aws.events",
      account: "111122223333",
      time: "2031-05-05T01:00:00Z",
      region: "eu-west-1",
      resources: [RULE],
      detail: {},
    });
  });

  it.each([
    ["rate(1 minute)", [1, 2, 3]],
    ["rate(90 minutes)", [90, 180, 270]],
    ["rate(2 hours)", [120, 240, 360]],
    ["rate(1 day)", [1440, 2880, 4320]],
    ["rate(7 days)", [10_080, 20_160, 30_240]],
  ])("keeps to %s", async (schedule, expected) => {
    const { clock, events, minutes } = arrange();
    events.putRule(sweep({ schedule }));

    await clock.advance((expected[2] ?? 0) * 60);

    expect(minutes()).toEqual(expected);
  });

  it("leaves a clock that settles where it is", async () => {
    const { clock, events, minutes } = arrange();
    events.putRule(sweep());

    const settlement = await clock.settle(86_400);

    expect(settlement).toEqual({ settled: true, now: new Date("2031-05-05T00:00:00.700Z") });
    expect(minutes()).toEqual([]);
  });

  it("runs when a clock settles past its time for other reasons", async () => {
    const { clock, events, minutes } = arrange();
    events.putRule(sweep());
    void clock.sleep(5400_000);

    await clock.settle(86_400);

    expect(minutes()).toEqual([60]);
  });

  it("tries again like any other delivery", async () => {
    const { clock, events, minutes } = arrange({ failures: 1 });
    events.putRule(sweep());

    await clock.advance(3600);
    await clock.settle(60);

    expect(minutes()).toEqual([60, 60]);
  });

  it("never runs while it is disabled", async () => {
    const { clock, events, minutes } = arrange();
    events.putRule(sweep({ state: "DISABLED" }));

    await clock.advance(86_400);

    expect(minutes()).toEqual([]);
  });

  it("begins anew when it is put again, and has one schedule only", async () => {
    const { clock, events, minutes } = arrange();
    events.putRule(sweep());
    await clock.advance(1800);

    events.putRule(sweep());
    await clock.advance(5400);

    expect(minutes()).toEqual([90]);
  });

  it("takes no events of others without a pattern, and with one takes them too", async () => {
    const { clock, events, deliveries } = arrange();
    events.putRule(sweep());
    events.putRule(
      sweep({ arn: "arn:aws:events:eu-west-1:111122223333:rule/both", pattern: { source: ["somebody"] } }),
    );

    events.deliver(BUS, EVENT);
    await clock.settle(0);
    expect(deliveries.map(({ payload }) => payload)).toEqual([EVENT]);

    await clock.advance(3600);
    expect(deliveries).toHaveLength(3);
  });

  it("runs no more once the buses have stopped", async () => {
    const { clock, events, minutes } = arrange();
    events.putRule(sweep());

    events.stop();
    await clock.advance(86_400);

    expect(minutes()).toEqual([]);
  });

  it.each<[string, Partial<Rule>, string]>([
    ["a cron expression", { schedule: "cron(0 12 * * ? *)" }, "is not supported here: only rates are"],
    ["one of a unit in the plural", { schedule: "rate(1 hours)" }, "is no rate"],
    ["several of a unit in the singular", { schedule: "rate(5 minute)" }, "is no rate"],
    ["none of a unit", { schedule: "rate(0 minutes)" }, "is no rate"],
    ["a schedule on another bus than the default", { busArn: OWN_BUS }, "only rules of the default bus"],
    ["neither a pattern nor a schedule", { schedule: undefined }, "neither a pattern nor a schedule"],
  ])("is refused with %s", (_what, settings, message) => {
    const { events } = arrange();

    const put = () => events.putRule(sweep(settings));

    expect(put).toThrow(InvalidRuleError);
    expect(put).toThrow(message);
  });
});
