import type { Clock } from "../clock.ts";
import { type CompiledRule, type CompiledTarget, compileRule } from "./compile-rule.ts";
import { type DeadLetterSink, deadLetterAttributes } from "./dead-letter.ts";
import { type DeliveryFailure, deliverToTarget } from "./deliver-to-target.ts";
import { PermanentDeliveryError, UnknownBusError } from "./delivery-errors.ts";
import type { EventEnvelope } from "./event-envelope.ts";
import type { Rule, Target } from "./rule.ts";
import { createSchedules } from "./schedules.ts";

/** Event buses with rules. */
export interface Events {
  /** Creates a bus, a default one too; one that is there already stays as it is. */
  createBus(arn: string): void;
  /**
   * Adds a rule to its bus, in place of the one with the same ARN. Its schedule, if it has one, begins now.
   *
   * @throws {UnknownBusError} {InvalidEventPatternError} {InvalidRuleError}
   */
  putRule(rule: Rule): void;
  /**
   * Takes an event and delivers it to the targets of all rules that match, later and at least once each.
   *
   * @throws {UnknownBusError}
   */
  deliver(busArn: string, event: EventEnvelope): void;
  /** ARNs of all buses, default ones too. */
  buses(): readonly string[];
  rules(): readonly Rule[];
  /** What was given up for want of a dead-letter queue that takes it, oldest first, the last thousand. */
  dropped(): readonly DroppedDelivery[];
  /** Ends all waits; what has not been delivered by then never will be. */
  stop(): void;
}

/** A delivery that was given up and that no queue took. */
interface DroppedDelivery extends DeliveryFailure {
  readonly time: Date;
  readonly ruleArn: string;
  readonly targetArn: string;
  readonly event: EventEnvelope;
}

/** What the buses need of the world. */
export interface EventsDependencies {
  readonly clock: Clock;
  /** 0 up to 1. */
  readonly random: () => number;
  /** Ids of the events that schedules send. */
  readonly newId: () => string;
  /**
   * Hands what a target is to get to it; never called for targets that are buses. Whatever it throws is retried,
   * except `PermanentDeliveryError`.
   */
  readonly send: (target: Target, payload: unknown, rule: Rule) => Promise<void>;
  readonly deadLetter: DeadLetterSink;
}

const MOST_DROPPED_KEPT = 1000;

/**
 * Starts event buses as EventBridge runs them. An event that a rule forwards to another bus keeps its envelope, account,
 * Region and id included, and is not forwarded from there: EventBridge does not route received events to a third bus.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html (read 2026-11-20)
 */
export function startEvents({ clock, random, newId, send, deadLetter }: EventsDependencies): Events {
  const buses = new Map<string, Map<string, CompiledRule>>();
  const dropped: DroppedDelivery[] = [];
  const stopping = new AbortController();

  const busOf = (arn: string) => {
    const bus = buses.get(arn);
    if (bus === undefined) {
      throw new UnknownBusError(arn);
    }
    return bus;
  };

  const forward = async (busArn: string, event: EventEnvelope) => {
    if (!buses.has(busArn)) {
      throw new PermanentDeliveryError("NO_RESOURCE", `There is no event bus ${busArn}`);
    }
    take(busArn, event, true);
  };

  const drop = (rule: Rule, target: Target, event: EventEnvelope, failure: DeliveryFailure) => {
    dropped.push({ ...failure, time: clock.now(), ruleArn: rule.arn, targetArn: target.arn, event });
    dropped.splice(0, dropped.length - MOST_DROPPED_KEPT);
  };

  const giveUp = (rule: Rule, target: Target, event: EventEnvelope, failure: DeliveryFailure) => {
    if (target.deadLetterArn === undefined) {
      drop(rule, target, event, failure);
      return;
    }
    try {
      deadLetter(target.deadLetterArn, JSON.stringify(event), deadLetterAttributes(rule, target, failure));
    } catch (error) {
      const errorMessage = `${failure.errorMessage}; no dead letter either: ${describe(error)}`;
      drop(rule, target, event, { ...failure, errorMessage });
    }
  };

  const deliverTo = async (
    rule: Rule,
    { target, buildInput, isBus }: CompiledTarget,
    event: EventEnvelope,
  ) => {
    const receivedAt = clock.now();
    await Promise.resolve();
    const sendOnce = async () => {
      await (isBus
        ? forward(target.arn, event)
        : send(target, buildOrRefuse(buildInput, event, receivedAt), rule));
    };
    const dependencies = { clock, random, stopped: stopping.signal };
    const failure = await deliverToTarget(sendOnce, target.retryPolicy ?? {}, dependencies);
    if (failure !== undefined) {
      giveUp(rule, target, event, failure);
    }
  };

  const take = (busArn: string, event: EventEnvelope, forwarded: boolean) => {
    for (const compiled of busOf(busArn).values()) {
      if (compiled.matches(event)) {
        trigger(compiled, event, forwarded);
      }
    }
  };

  const trigger = ({ rule, targets }: CompiledRule, event: EventEnvelope, forwarded: boolean) => {
    for (const target of targets.filter(({ isBus }) => !(isBus && forwarded))) {
      deliverTo(rule, target, event).catch(throwUnlessStopped);
    }
  };

  const throwUnlessStopped = (error: unknown) => {
    if (!stopping.signal.aborted) {
      throw error;
    }
  };

  const schedules = createSchedules({ clock, newId, fire: trigger, stopped: stopping.signal });

  return {
    createBus(arn) {
      if (!buses.has(arn)) {
        buses.set(arn, new Map());
      }
    },
    putRule(rule) {
      const compiled = compileRule(rule);
      busOf(rule.busArn).set(rule.arn, compiled);
      schedules.put(compiled);
    },
    deliver(busArn, event) {
      take(busArn, structuredClone(event), false);
    },
    buses: () => [...buses.keys()],
    rules: () => [...buses.values()].flatMap((bus) => [...bus.values()].map(({ rule }) => rule)),
    dropped: () => dropped,
    stop: () => stopping.abort(),
  };
}

function buildOrRefuse(
  buildInput: CompiledTarget["buildInput"],
  event: EventEnvelope,
  receivedAt: Date,
): unknown {
  try {
    return buildInput(event, receivedAt);
  } catch (error) {
    throw new PermanentDeliveryError(
      "INVALID_JSON",
      `The input transformer made no JSON: ${describe(error)}`,
    );
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
