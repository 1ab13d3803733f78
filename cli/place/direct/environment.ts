import type { Identity } from "../../session/identity.ts";
import { machineArn } from "../machine-arn.ts";

/** The name of the table on disk. */
export const TABLE_NAME = "rolecall-inventory";

/** What a person decides who works without a stack: the same as the stack's parameters. */
export interface DirectSettings {
  /** Names that are never decommissioned, beside the built-in list. */
  readonly protectedRoleNames: readonly string[];
  /** Names on the built-in list that may be decommissioned all the same. */
  readonly openedRoleNames: readonly string[];
  /** At most so many roles are deleted by this command, beside those that were deleted earlier today. */
  readonly mostDeletions: number;
  readonly organizationalUnits: readonly string[];
}

/** What the template sets for the functions in a stack, and Lambda itself; here they read the same names. */
export function functionEnvironment(
  identity: Identity,
  settings: DirectSettings,
  deletedToday: number,
): Readonly<Record<string, string>> {
  return {
    TABLE_NAME,
    BUS_NAME: "rolecall",
    STATE_MACHINE_ARN: machineArn(identity, "decommission-role"),
    REMEDIATE_STATE_MACHINE_ARN: machineArn(identity, "remediate-role"),
    PACE: "eager",
    ON_UNUSED: "report",
    OWN_ROLE_PATH: "/rolecall/",
    PROTECTED_ROLE_NAMES: settings.protectedRoleNames.join(","),
    OPENED_ROLE_NAMES: settings.openedRoleNames.join(","),
    MAXIMUM_DELETIONS_PER_DAY: String(deletedToday + settings.mostDeletions),
    ORGANIZATIONAL_UNITS: settings.organizationalUnits.join(","),
    APPROVAL_TOPIC_ARN: `arn:${identity.partition}:sns:${identity.hubRegion}:${identity.account}:rolecall-approvals`,
    ANSWER_URL: "the command `rolecall approve`",
    POWERTOOLS_LOG_LEVEL: "SILENT",
    // IAM, Step Functions and the table live there; services are asked in each Region by name.
    AWS_REGION: identity.hubRegion,
  };
}
