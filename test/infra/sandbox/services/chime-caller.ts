import { account, type Keys, type StartedServices } from "./started-services.ts";

/** The keys of somebody who may do these actions, on anything, and nothing else. */
export async function keysFor({ permissions }: StartedServices, actions: readonly string[]): Promise<Keys> {
  const arn = `arn:aws:iam::${account}:role/producer`;
  const statement = { Effect: "Allow", Action: actions, Resource: "*" };
  permissions.putRole({
    arn,
    roleId: "AROAPRODUCER000000001",
    path: "/",
    name: "producer",
    trustPolicy: { Version: "2012-10-17", Statement: [] },
    policies: [{ name: "test", document: { Version: "2012-10-17", Statement: [statement] } }],
  });
  return permissions.issueCredentials(arn, "test");
}
