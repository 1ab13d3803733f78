import { PermanentDeliveryError } from "../embedded/events/delivery-errors.ts";
import type { Rule, Target } from "../embedded/events/rule.ts";
import type { Functions } from "../embedded/functions/functions.ts";
import type { Permissions } from "./permissions/permissions.ts";

/** What EventBridge needs of the other services to deliver. */
export interface DeliveryOptions {
  readonly functions: Pick<Functions, "invokeLater">;
  readonly permissions: Permissions;
  /** Policies of functions, by ARN. */
  readonly resourcePolicies: ReadonlyMap<string, readonly unknown[]>;
  readonly startExecution: (request: { readonly stateMachineArn: string; readonly input: string }) => unknown;
}

/**
 * Makes what delivers an event to a rule's target, as EventBridge does: a function is invoked if its own
 * policy lets EventBridge do so for this rule, a state machine is started with the target's role.
 *
 * @throws {PermanentDeliveryError} from the delivery, if a permission or the target is missing.
 */
export function createDelivery({
  functions,
  permissions,
  resourcePolicies,
  startExecution,
}: DeliveryOptions) {
  return async ({ arn, roleArn }: Target, payload: unknown, rule: Rule): Promise<void> => {
    const service = arn.split(":")[2];
    switch (service) {
      case "lambda":
        await checkInvocation(arn, rule);
        functions.invokeLater(arn, payload);
        return;
      case "states":
        if (roleArn === undefined) {
          throw new PermanentDeliveryError("NO_PERMISSIONS", `Target ${arn} has no role to start it with`);
        }
        await checkRole(roleArn, "states:StartExecution", arn);
        startExecution({ stateMachineArn: arn, input: JSON.stringify(payload) });
        return;
      default:
        throw new PermanentDeliveryError("NO_RESOURCE", `The sandbox delivers no events to ${arn}`);
    }
  };

  async function checkInvocation(functionArn: string, rule: Rule): Promise<void> {
    const policies = resourcePolicies.get(functionArn) ?? [];
    for (const resourcePolicy of policies) {
      const allowed = await permissions.allowsService({
        servicePrincipal: "events.amazonaws.com",
        action: "lambda:InvokeFunction",
        resource: functionArn,
        resourcePolicy,
        conditions: { "aws:SourceArn": rule.arn },
      });
      if (allowed) {
        return;
      }
    }
    throw new PermanentDeliveryError("NO_PERMISSIONS", `${functionArn} does not let ${rule.arn} invoke it`);
  }

  async function checkRole(roleArn: string, action: string, resource: string): Promise<void> {
    const credentials = await permissions.issueCredentials(roleArn, "events", {
      assumedBy: "events.amazonaws.com",
    });
    const identity = permissions.identify(credentials.accessKeyId, credentials.sessionToken);
    const region = resource.split(":")[3] ?? "";
    if (identity.kind === "known") {
      const decision = await permissions.decide(
        identity.principal,
        [{ action, resources: [resource] }],
        region,
      );
      if (decision.outcome === "allowed") {
        return;
      }
    }
    throw new PermanentDeliveryError("NO_PERMISSIONS", `${roleArn} may not ${action} on ${resource}`);
  }
}
