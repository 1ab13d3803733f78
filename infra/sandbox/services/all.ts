import type { SandboxEngines } from "../engines.ts";
import type { FakeService } from "../gateway/operation.ts";
import type { SandboxWorld } from "../gateway/world.ts";
import type { Permissions } from "../permissions/permissions.ts";
import { accountService } from "./account.ts";
import { dynamoDbService } from "./dynamodb.ts";
import { eventsService } from "./events.ts";
import { iamService } from "./iam.ts";
import type { IamOptions } from "./iam-options.ts";
import { ivsService } from "./ivs.ts";
import { lambdaService } from "./lambda.ts";
import { mediaTailorService } from "./mediatailor.ts";
import { resourceExplorerService } from "./resource-explorer.ts";
import { sqsService } from "./sqs.ts";
import { statesService } from "./states.ts";
import { stsService } from "./sts.ts";

/** What the services stand on. */
export interface ServicesOptions {
  readonly world: SandboxWorld;
  readonly permissions: Permissions;
  readonly engines: SandboxEngines;
  readonly gatewayUrl: () => string;
  readonly iam: Partial<IamOptions>;
}

/** Every service that the sandbox knows. */
export function fakeServices(options: ServicesOptions): readonly FakeService[] {
  const { world, permissions, engines, gatewayUrl, iam } = options;
  const { events, functions, queues, states, table } = engines;
  return [
    accountService(world),
    dynamoDbService({ endpointFor: () => table.endpoint }),
    eventsService(world, events),
    iamService(world, iam),
    ivsService(world),
    lambdaService(functions),
    mediaTailorService(world),
    resourceExplorerService(world),
    sqsService(world, { queues, gatewayUrl }),
    statesService(states),
    stsService(permissions),
  ];
}
