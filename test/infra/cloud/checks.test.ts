import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CfnResource, Stack } from "aws-cdk-lib";
import {
  Effect,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import { describe, expect, it } from "vitest";
import { allServices } from "../../../functions/services/services.ts";
import { createApp } from "../../../infra/cloud/create-app.ts";
import { handlersDirectory, stateMachinesDirectory } from "../../../infra/cloud/paths.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** The product's app, with something added to the hub; its functions are empty, since no check reads them. */
function arrange(add: (hub: Stack) => void) {
  const directory = temporaryDirectory();
  for (const handler of globSync("*.ts", { cwd: handlersDirectory })) {
    const folder = join(directory, "functions", basename(handler, ".ts"));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "index.mjs"), "");
  }
  const app = createApp({
    services: allServices,
    bundlesDirectory: `${directory}/functions`,
    stateMachinesDirectory,
    regions: "us-east-1",
    outDirectory: `${directory}/out`,
  });
  const hub = app.node.findChild("RolecallHub");
  if (!Stack.isStack(hub)) {
    throw new TypeError("The app has no hub");
  }
  add(hub);
  return app;
}

describe("the synthesis", () => {
  it("refuses a wildcard that nobody has explained", () => {
    const app = arrange((hub) => {
      const statement = new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ["iam:GetRole"],
        resources: ["*"],
      });
      new Role(hub, "Wide", {
        assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
        inlinePolicies: { wide: new PolicyDocument({ statements: [statement] }) },
      });
    });

    expect(() => app.synth()).toThrow("AwsSolutions-IAM5[Resource::*]");
  });

  it("refuses a managed policy of AWS", () => {
    const app = arrange((hub) => {
      new Role(hub, "Managed", {
        assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
        managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName("AdministratorAccess")],
      });
    });

    expect(() => app.synth()).toThrow("AwsSolutions-IAM4[Policy::");
  });

  it("refuses what CloudFormation's own rules refuse", () => {
    const app = arrange((hub) => {
      new CfnResource(hub, "Old", {
        type: "AWS::Lambda::Function",
        properties: {
          Code: { ZipFile: "x" },
          Role: "arn:aws:iam::111122223333:role/x",
          Runtime: "nodejs8.10",
          Handler: "x.y",
        },
      });
    });

    expect(() => app.synth()).toThrow("CloudFormation-Validate::E2533");
  });

  it("takes the app as it is", () => {
    const app = arrange(() => undefined);

    expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(["RolecallHub"]);
  });
});
