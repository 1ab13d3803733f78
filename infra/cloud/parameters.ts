import { CfnParameter } from "aws-cdk-lib";
import { Construct } from "constructs";

/**
 * The form of an id of an organizational unit or of a root.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Parent.html (read 2026-11-21)
 */
const UNIT = "(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})";

/** What the owner of an account decides when the hub is deployed, as values of its parameters. */
export class Parameters extends Construct {
  /** What follows when a role has become unused. */
  readonly onUnused: string;
  /** Whole number of roles in a day (UTC). */
  readonly maximumDeletionsPerDay: string;
  /** Names between commas. */
  readonly protectedRoleNames: string;
  /** Names between commas. */
  readonly openedRoleNames: string;
  /** Ids between commas; empty: nobody has said. */
  readonly organizationalUnits: string;
  /** A schedule expression of EventBridge. */
  readonly sweepSchedule: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.onUnused = this.add("OnUnused", {
      type: "String",
      default: "report",
      allowedValues: ["report", "plan", "decommission"],
      description:
        "What follows when a role has become unused: only report it, plan a run, or decommission it.",
    });
    this.maximumDeletionsPerDay = this.add("MaximumDeletionsPerDay", {
      type: "Number",
      default: 10,
      minValue: 1,
      maxValue: 1000,
      description: "At most so many roles are deleted in a day.",
    });
    this.protectedRoleNames = this.add("ProtectedRoleNames", {
      type: "String",
      default: "",
      allowedPattern: "^$|^[\\w+=.@-]{1,64}(,[\\w+=.@-]{1,64})*$",
      constraintDescription: "must be role names between commas, without blanks",
      description: "Names, between commas, of roles that are never decommissioned.",
    });
    this.openedRoleNames = this.add("OpenedRoleNames", {
      type: "String",
      default: "",
      allowedPattern: "^$|^[\\w+=.@-]{1,64}(,[\\w+=.@-]{1,64})*$",
      constraintDescription: "must be role names between commas, without blanks",
      description:
        "Names, between commas, of roles on the built-in list of protected roles that may be decommissioned all the same.",
    });
    this.organizationalUnits = this.add("OrganizationalUnits", {
      type: "String",
      default: "",
      allowedPattern: `^$|^${UNIT}(,${UNIT})*$`,
      constraintDescription:
        "must be ids of organizational units or of a root between commas, without blanks, such as ou-abcd-12345678,r-abcd",
      description:
        "Ids, between commas, of the organizational units and the root that hold the account, for rules of the policy that ask for them.",
    });
    this.sweepSchedule = this.add("SweepSchedule", {
      type: "String",
      default: "rate(6 hours)",
      allowedPattern: "^(rate|cron)\\([^()]+\\)$",
      constraintDescription: "must be a rate or cron expression, such as rate(6 hours)",
      description: "How often everything is looked at, whatever events have told.",
    });
  }

  private add(name: string, props: ConstructorParameters<typeof CfnParameter>[2]): string {
    const parameter = new CfnParameter(this, name, props);
    // Operators type this name; without the override the path of the construct would be part of it.
    parameter.overrideLogicalId(name);
    return parameter.valueAsString;
  }
}
