import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateServiceLinkedRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { inject, onTestFinished } from "vitest";
import { startSandbox } from "../../../infra/sandbox/start-sandbox.ts";

const ACCOUNT = "444455556666";
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/Reader`;

/**
 * An account with one service-linked role, and a person whose profile leads there: a process has their keys, with which they
 * assume a role.
 *
 * @returns what their environment holds
 */
export async function arrangeAccount(home: string) {
  const sandbox = await startSandbox({ regions: ["us-east-1", "eu-west-1"], assembly: inject("assembly") });
  onTestFinished(() => sandbox.stop());
  const credentials = { accessKeyId: ACCOUNT, secretAccessKey: "x" };
  const iam = new IAMClient({ endpoint: sandbox.url, region: "us-east-1", credentials });
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));
  sandbox.permissions.putRole({
    arn: ROLE_ARN,
    roleId: "AROAEXAMPLEROLEID0001",
    path: "/",
    name: "Reader",
    trustPolicy: allow({ Principal: { AWS: ACCOUNT }, Action: "sts:AssumeRole" }),
    policies: [{ name: "Read", document: allow({ Action: "*", Resource: "*" }) }],
  });
  const keys = { Version: 1, AccessKeyId: ACCOUNT, SecretAccessKey: "x" };
  mkdirSync(join(home, ".aws"));
  writeFileSync(join(home, ".aws/keys.json"), JSON.stringify(keys));
  writeFileSync(
    join(home, ".aws/config"),
    `[profile keys]
credential_process = /bin/cat "${join(home, ".aws/keys.json")}"
[profile reader]
role_arn = ${ROLE_ARN}
source_profile = keys
region = us-east-1
`,
  );
  return { HOME: home, AWS_ENDPOINT_URL: sandbox.url, AWS_PROFILE: "reader" };
}

const allow = (statement: object) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", ...statement }],
});
