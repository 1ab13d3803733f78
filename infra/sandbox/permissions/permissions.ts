import { type Authorization, type Principal, ServiceError } from "../gateway/operation.ts";
import { type Decision, type Denial, explainDenial, type Grant } from "./decision.ts";
import { requestContext } from "./request-context.ts";
import { createRoleStore, type DeployedRole, type IdentityPolicy } from "./roles.ts";
import {
  accountOf,
  createSessions,
  type Identification,
  type SessionCredentials,
  type StoredSession,
} from "./sessions.ts";
import { type Question, simulate } from "./simulation.ts";

/** What decides over calls: the roles, their sessions and their policies. */
export interface Permissions {
  /** Adds a role, or replaces the one with the same ARN. */
  putRole(role: DeployedRole): void;
  removeRole(arn: string): void;
  role(arn: string): DeployedRole | undefined;
  /**
   * Makes credentials of a role session, without a limit of time unless one is given.
   *
   * @throws {ServiceError} AccessDenied if `assumedBy` is given and the trust policy does not let it.
   */
  issueCredentials(roleArn: string, sessionName: string, options?: IssueOptions): Promise<SessionCredentials>;
  identify(accessKeyId: string, sessionToken?: string): Identification;
  /** Answers whether a resource's own policy lets a service do something to it. */
  allowsService(question: ServiceQuestion): Promise<boolean>;
  /**
   * Decides over one call: everything it needs must be allowed.
   *
   * @throws {Error} if a policy is not valid, or an action or resource does not exist in AWS.
   */
  decide(principal: Principal, needed: readonly Authorization[], region: string): Promise<Grant | Denial>;
}

/** What a service wants to do to a resource that has a policy of its own. */
export interface ServiceQuestion {
  /** For example `events.amazonaws.com`. */
  readonly servicePrincipal: string;
  readonly action: string;
  readonly resource: string;
  /** The policy document, parsed. */
  readonly resourcePolicy: unknown;
  readonly conditions: Readonly<Record<string, string>>;
}

/** How a session begins. */
export interface IssueOptions {
  /** A service such as `lambda.amazonaws.com`, held against the role's trust policy. */
  readonly assumedBy?: string;
  readonly durationSeconds?: number;
}

/** What the permissions need from around them. */
export interface PermissionsOptions {
  readonly now: () => Date;
  /** 0 up to 1. */
  readonly random: () => number;
  /** Where sessions are kept, to survive a restart; default: in memory only. It is changed in place. */
  readonly sessions?: Record<string, StoredSession>;
}

const EVERYTHING: IdentityPolicy = {
  name: "AdministratorAccess",
  document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
};

/** Decisions are kept while no role changes: the same few calls come again and again. */
const MOST_KEPT_DECISIONS = 10_000;

/** Makes the permissions of one sandbox; no role is in it yet. */
export function createPermissions({ now, random, sessions = {} }: PermissionsOptions): Permissions {
  const roles = createRoleStore();
  const { open, identify } = createSessions({ now, random, sessions });
  const kept = new Map<string, Promise<Decision>>();
  let keptVersion = roles.version();

  const ask = (question: Question): Promise<Decision> => {
    if (keptVersion !== roles.version() || kept.size > MOST_KEPT_DECISIONS) {
      kept.clear();
      keptVersion = roles.version();
    }
    const { principal, action, resource, resourceAccount, context, resourcePolicy } = question;
    const key = JSON.stringify([principal, action, resource, resourceAccount, context, resourcePolicy]);
    const decision = kept.get(key) ?? simulate(question);
    kept.set(key, decision);
    return decision;
  };

  const policiesOf = ({ roleArn }: Principal): readonly IdentityPolicy[] =>
    roleArn === undefined ? [EVERYTHING] : (roles.get(roleArn)?.policies ?? []);

  return {
    putRole: roles.put,
    removeRole: roles.remove,
    role: roles.get,
    identify,

    async issueCredentials(roleArn, sessionName, { assumedBy, durationSeconds } = {}) {
      const role = roles.get(roleArn);
      if (role === undefined) {
        throw new ServiceError("NoSuchEntity", `The role ${roleArn} cannot be found.`, 404);
      }
      if (assumedBy !== undefined) {
        const denial = { action: "sts:AssumeRole", resource: roleArn, resourceHasPolicy: true };
        const { outcome } = await ask({
          principal: assumedBy,
          action: denial.action,
          resource: roleArn,
          resourceAccount: accountOf(roleArn),
          context: {},
          policies: [],
          resourcePolicy: role.trustPolicy,
        });
        if (outcome !== "allowed") {
          const message = explainDenial(assumedBy, { ...denial, outcome, because: "" });
          throw new ServiceError("AccessDenied", message, 403);
        }
      }
      return open(role, sessionName, durationSeconds);
    },

    async allowsService({ servicePrincipal, action, resource, resourcePolicy, conditions }) {
      const { outcome } = await ask({
        principal: servicePrincipal,
        action,
        resource,
        resourceAccount: accountOf(resource),
        context: conditions,
        policies: [],
        resourcePolicy,
      });
      return outcome === "allowed";
    },

    async decide(principal, needed, region) {
      let because = "the call needs no permission";
      for (const { action, resources, conditions, resourcePolicy } of needed) {
        for (const resource of resources) {
          const isOwn = [principal.account, ""].includes(accountOf(resource));
          if (principal.roleArn === undefined && resourcePolicy === undefined && isOwn) {
            because = "administrator of the account";
            continue;
          }
          const policies = policiesOf(principal);
          const resourceAccount = accountOf(resource) || principal.account;
          const decision = await ask({
            principal: principal.arn,
            action,
            resource,
            resourceAccount,
            context: requestContext({ principal, region, resourceAccount, policies, now: now(), conditions }),
            policies,
            ...(resourcePolicy === undefined ? {} : { resourcePolicy }),
          });
          if (decision.outcome !== "allowed") {
            const resourceHasPolicy = resourcePolicy !== undefined;
            return {
              outcome: decision.outcome,
              because: decision.because,
              action,
              resource,
              resourceHasPolicy,
            };
          }
          because = decision.because;
        }
      }
      return { outcome: "allowed", because };
    },
  };
}
