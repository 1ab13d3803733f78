import { type App, Stack } from "aws-cdk-lib";
import { EventBus, Rule } from "aws-cdk-lib/aws-events";
import { EventBus as BusTarget } from "aws-cdk-lib/aws-events-targets";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { ServiceDescriptor } from "../../functions/services/port.ts";
import { rolesOf, usageCalls } from "./event-patterns.ts";
import { INTAKE_BUS_NAME, OWN_ROLE_PATH } from "./names.ts";
import { policyFor } from "./permission.ts";
import { HUB_REGION, servicesIn } from "./regions.ts";
import { stackProps } from "./stack-props.ts";

/** One Region from which events are forwarded. */
export interface ForwarderStackProps {
  readonly region: string;
  /** The whole catalogue; rules are made for those that run in the Region. */
  readonly services: readonly ServiceDescriptor[];
}

/** Sends a Region's events to the hub's intake, since a service's events stay in the Region of the call. */
export class ForwarderStack extends Stack {
  constructor(app: App, { region, services }: ForwarderStackProps) {
    super(
      app,
      `RolecallForwarder-${region}`,
      stackProps(region, `rolecall: forwards events of ${region} to the hub`),
    );
    const intakeArn = this.formatArn({
      service: "events",
      region: HUB_REGION,
      resource: "event-bus",
      resourceName: INTAKE_BUS_NAME,
    });
    const role = new Role(this, "Role", {
      path: OWN_ROLE_PATH,
      description: `Puts events of ${region} on the hub's intake, and nothing else.`,
      assumedBy: new ServicePrincipal("events.amazonaws.com"),
      inlinePolicies: policyFor(this, [{ actions: ["events:PutEvents"], resources: [intakeArn] }]),
    });
    const intake = new BusTarget(EventBus.fromEventBusArn(this, "Intake", intakeArn), {
      role: role.withoutPolicyUpdates(),
    });
    for (const service of servicesIn([region], services)) {
      for (const calls of service.calls) {
        new Rule(this, `usages-${calls.source}-${service.key}`, {
          description: `Calls that can add or remove a usage of ${rolesOf(service)}`,
          eventPattern: usageCalls(calls),
          targets: [intake],
        });
      }
    }
  }
}
