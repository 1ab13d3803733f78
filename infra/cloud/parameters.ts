import { CfnParameter } from "aws-cdk-lib";
import { Construct } from "constructs";

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
  /** Ids between commas. */
  readonly organizationalUnits: string;

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
      allowedPattern: "^$|^(r|ou)-[a-z0-9-]{4,64}(,(r|ou)-[a-z0-9-]{4,64})*$",
      constraintDescription: "must be ids such as ou-abcd-12345678 between commas, without blanks",
      description:
        "Ids, between commas, of all organizational units that hold this account, directly or not; needed if the policy asks for any.",
    });
  }

  private add(name: string, props: ConstructorParameters<typeof CfnParameter>[2]): string {
    const parameter = new CfnParameter(this, name, props);
    // Operators type this name; without the override the path of the construct would be part of it.
    parameter.overrideLogicalId(name);
    return parameter.valueAsString;
  }
}
