import { type Principal, ServiceError } from "../gateway/operation.ts";
import type { Permissions } from "../permissions/permissions.ts";
import { noSuchRole } from "./iam-answer.ts";
import type { IamContext } from "./iam-context.ts";
import { iamState, isServiceLinked, roleNamed } from "./iam-state.ts";

/** The role whose sessions an access key of twelve digits stands for; it is no role that IAM could show. */
const ADMINISTRATOR = "Administrator";

/**
 * Whose permissions are to be simulated: a session of the role with this ARN, which is one of the caller's account. A
 * session's own ARN is refused, as AWS does. There are no users and groups here.
 *
 * @throws {ServiceError} `InvalidInput`, `NoSuchEntity`, or `NotImplemented` for a service-linked role.
 * @see https://github.com/newrelic/newrelic-lambda-cli/issues/96 for the words of AWS (read 2026-11-28)
 */
export function simulatedPrincipal(
  { world }: IamContext,
  permissions: Pick<Permissions, "role">,
  account: string,
  arn: string,
): Principal {
  const [, kind, path = "/", name = ""] =
    /^arn:aws:iam::\d{12}:(role|user|group)(\/(?:[!-~]+\/)?)([\w+=,.@-]+)$/.exec(arn) ?? [];
  if (kind === undefined) {
    const message = `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`;
    throw new ServiceError("InvalidInput", message, 400);
  }
  if (kind !== "role") {
    throw new ServiceError("NoSuchEntity", `The ${kind} with name ${name} cannot be found.`, 404);
  }
  const session = {
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${name}/simulation`,
    accessKeyId: account,
  };
  const entry = roleNamed(iamState(world, account), name);
  if (entry?.arn === arn && isServiceLinked(entry)) {
    throw new ServiceError("NotImplemented", "The sandbox simulates no service-linked roles", 501);
  }
  const id = permissions.role(arn)?.roleId ?? (entry?.arn === arn ? entry.id : undefined);
  if (id !== undefined) {
    return { ...session, kind: "assumed-role", principalId: `${id}:simulation`, roleArn: arn };
  }
  if (name === ADMINISTRATOR && path === "/") {
    return { ...session, kind: "administrator", principalId: `AROASANDB${account}:simulation` };
  }
  throw noSuchRole(name);
}
