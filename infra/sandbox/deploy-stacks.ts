import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { HUB_REGION } from "../cloud/regions.ts";
import type { Synthesis } from "../cloud/synthesize.ts";
import { deploy } from "../embedded/deploy/deploy.ts";
import { dynamoDbTables } from "../embedded/deploy/dynamodb-tables.ts";
import type { Engines } from "../embedded/deploy/engines.ts";
import type { SandboxEngines } from "./engines.ts";
import { FUNCTION_URL_PATH } from "./gateway/function-url-call.ts";
import type { SandboxWorld } from "./gateway/world.ts";
import type { Permissions } from "./permissions/permissions.ts";
import { addDeployedAlarms } from "./services/cloudwatch-deployed-alarms.ts";
import { addRole } from "./services/iam-state.ts";

/** What the stacks are deployed with. */
export interface DeployStacksOptions {
  readonly account: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly assembly: Synthesis;
  readonly engines: SandboxEngines;
  readonly permissions: Permissions;
  readonly world: SandboxWorld;
  readonly gatewayUrl: string;
}

/** Starts what the templates of the product's own stacks declare: the hub and its forwarders. */
export async function deployStacks(options: DeployStacksOptions): Promise<void> {
  const { account, parameters } = options;
  const { assemblyDirectory, stackNames } = options.assembly;
  const engines = deployTargets(options);
  for (const stackName of stackNames) {
    const region = /^RolecallForwarder-(.+)$/.exec(stackName)?.[1] ?? HUB_REGION;
    await deploy({
      assemblyDirectory,
      stackName,
      account,
      region,
      parameters: region === HUB_REGION ? parameters : {},
      engines,
    });
    addDeployedAlarms(options.world, {
      assemblyDirectory,
      stackName,
      account,
      region,
      parameters: region === HUB_REGION ? parameters : {},
    });
  }
}

/** The sandbox's engines as the deployer wants them. */
function deployTargets({ engines, permissions, world, gatewayUrl }: DeployStacksOptions): Engines {
  const { events, functions, queues, states, table, topics, functionCredentials, resourcePolicies } = engines;
  return {
    events,
    queues,
    states,
    topics,
    roles: {
      create(role) {
        const { arn, name, path, roleId, trustPolicy } = role;
        permissions.putRole(role);
        addRole(world, {
          account: arn.split(":")[4] ?? "",
          name,
          path,
          id: roleId,
          trustPolicy: JSON.stringify(trustPolicy),
        });
      },
    },
    tables: dynamoDbTables(
      ({ region, account }) =>
        new DynamoDBClient({
          region,
          endpoint: table.endpoint,
          credentials: { accessKeyId: account, secretAccessKey: "sandbox" },
        }),
    ),
    functions: {
      async create(definition) {
        const credentials = await permissions.issueCredentials(definition.roleArn, definition.name, {
          assumedBy: "lambda.amazonaws.com",
        });
        functionCredentials.set(definition.arn, credentials);
        functions.create(definition);
      },
    },
    functionUrls: {
      urlOf: (id) => `${gatewayUrl}${FUNCTION_URL_PATH}${id}/`,
      create: (functionUrl) => engines.functionUrls.set(functionUrl.id, functionUrl),
    },
    policies: {
      attach(resourceArn, document) {
        resourcePolicies.set(resourceArn, [...(resourcePolicies.get(resourceArn) ?? []), document]);
      },
    },
  };
}
