import { type IvsOwner, ivsOwner } from "../../estate/ivs-owner.ts";
import type { Owner } from "../../estate/owner.ts";
import { employ, type Person } from "../../estate/people.ts";
import { resourceExplorerOwner } from "../../estate/resource-explorer-owner.ts";
import { type RoleOwner, roleOwner } from "../../estate/role-owner.ts";
import type { Sandbox } from "../../start-sandbox.ts";

/** Who has a name in the story. */
export interface People {
  /** Puts the policy in force. */
  readonly olga: Person;
  /** Of the same team, so that the policy lets both approve. */
  readonly paul: Person;
  /** Knows nothing of the policy. */
  readonly dora: {
    readonly ivs: IvsOwner;
    readonly resourceExplorer: Owner;
    readonly roles: RoleOwner;
  };
}

/** What a developer may do. */
const DEVELOPER = [
  "ivs:CreateRecordingConfiguration",
  "resource-explorer-2:DeleteIndex",
  "iam:CreateServiceLinkedRole",
  "iam:DeleteServiceLinkedRole",
] as const;

/** Lets these people work in the sandbox's account, each in a session of their own. */
export async function hirePeople(
  sandbox: Pick<Sandbox, "account" | "engines" | "permissions" | "url">,
): Promise<People> {
  const { account, url } = sandbox;
  const { credentials } = await employ(sandbox, "developers", "dora", DEVELOPER);
  const settings = { endpoint: url, account, credentials };
  return {
    olga: await employ(sandbox, "platform", "olga"),
    paul: await employ(sandbox, "platform", "paul"),
    dora: {
      ivs: ivsOwner(settings),
      resourceExplorer: resourceExplorerOwner(settings),
      roles: roleOwner(settings),
    },
  };
}
