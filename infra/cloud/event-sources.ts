import { type EventBus, type EventPattern, Rule } from "aws-cdk-lib/aws-events";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { ServiceDescriptor } from "../../functions/services/port.ts";
import { brokenRuns, roleCalls, rolesOf, usageCalls } from "./event-patterns.ts";
import { HUB_REGION, servicesIn } from "./regions.ts";
import { toldByRule } from "./told-by-rule.ts";

/** What is listened to, and who is told. */
export interface EventSourcesProps {
  readonly services: readonly ServiceDescriptor[];
  /** Regions whose events the forwarders bring. */
  readonly forwardedRegions: readonly string[];
  /** Where forwarded events arrive. */
  readonly intake: EventBus;
  readonly stateMachineArns: readonly string[];
  /** Told of roles and usages. */
  readonly recordEvent: IFunction;
  /** Told of runs that broke. */
  readonly closeRun: IFunction;
  /** Where an event goes that could not be delivered. */
  readonly undelivered: IQueue;
}

/** The hub's rules, derived from the catalogue. */
export class EventSources extends Construct {
  readonly #undelivered: IQueue;

  constructor(scope: Construct, id: string, props: EventSourcesProps) {
    super(scope, id);
    this.#undelivered = props.undelivered;
    const { services, forwardedRegions, intake, recordEvent, closeRun } = props;
    this.#rule("RoleCalls", "Calls that create, change or delete a role", roleCalls, recordEvent);
    for (const service of servicesIn([HUB_REGION], services)) {
      for (const calls of service.calls) {
        const description = `Calls in ${HUB_REGION} that can add or remove a usage of ${rolesOf(service)}`;
        this.#rule(`usages-${calls.source}-${service.key}`, description, usageCalls(calls), recordEvent);
      }
    }
    for (const service of servicesIn(forwardedRegions, services)) {
      for (const calls of service.calls) {
        const description = `Calls in other Regions that can add or remove a usage of ${rolesOf(service)}`;
        this.#rule(
          `forwarded-${calls.source}-${service.key}`,
          description,
          usageCalls(calls),
          recordEvent,
          intake,
        );
      }
    }
    this.#rule(
      "BrokenRuns",
      "Runs that ended without an outcome",
      brokenRuns(...props.stateMachineArns),
      closeRun,
    );
  }

  #rule(
    id: string,
    description: string,
    eventPattern: EventPattern,
    handler: IFunction,
    eventBus?: EventBus,
  ): void {
    const target = toldByRule(handler, this.#undelivered);
    const bus = eventBus === undefined ? {} : { eventBus };
    new Rule(this, id, { description, eventPattern, targets: [target], ...bus });
  }
}
