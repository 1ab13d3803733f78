import type { SandboxEngines } from "../engines.ts";
import type { FakeService } from "../gateway/operation.ts";
import type { SandboxWorld } from "../gateway/world.ts";
import type { Permissions } from "../permissions/permissions.ts";
import { accountService } from "./account.ts";
import { chimeService } from "./chime.ts";
import type { ChimeOptions } from "./chime-options.ts";
import { cloudTrailService } from "./cloudtrail.ts";
import { cloudWatchService } from "./cloudwatch.ts";
import { dynamoDbService } from "./dynamodb.ts";
import { eventsService } from "./events.ts";
import { iamService } from "./iam.ts";
import type { IamOptions } from "./iam-options.ts";
import { ivsService } from "./ivs.ts";
import type { IvsOptions } from "./ivs-state.ts";
import { lambdaService } from "./lambda.ts";
import { mediaPackageService } from "./mediapackage.ts";
import type { MediaPackageOptions } from "./mediapackage-options.ts";
import { mediaPackageVodService } from "./mediapackage-vod.ts";
import { mediaTailorService } from "./mediatailor.ts";
import type { MediaTailorOptions } from "./mediatailor-state.ts";
import { resourceExplorerService } from "./resource-explorer.ts";
import { snsService } from "./sns.ts";
import { sqsService } from "./sqs.ts";
import { statesService } from "./states.ts";
import { stsService } from "./sts.ts";

/** What the services stand on. */
export interface ServicesOptions {
  readonly world: SandboxWorld;
  readonly permissions: Permissions;
  readonly engines: SandboxEngines;
  readonly gatewayUrl: () => string;
  readonly behaviour: ServiceBehaviour;
}

/** How services behave where AWS documents nothing; each has its own defaults. */
export interface ServiceBehaviour {
  readonly chime?: Partial<ChimeOptions>;
  readonly iam?: Partial<IamOptions>;
  readonly ivs?: Partial<IvsOptions>;
  /** For MediaPackage live and VOD. */
  readonly mediapackage?: Partial<MediaPackageOptions>;
  readonly mediatailor?: Partial<MediaTailorOptions>;
}

/** Every service that the sandbox knows. */
export function fakeServices(options: ServicesOptions): readonly FakeService[] {
  const { world, permissions, engines, gatewayUrl, behaviour } = options;
  const { events, functions, queues, states, table, topics, resourcePolicies } = engines;
  return [
    accountService(world),
    chimeService(world, behaviour.chime),
    cloudTrailService(world),
    dynamoDbService({ endpointFor: () => table.endpoint }),
    eventsService(world, events),
    iamService(world, behaviour.iam, permissions),
    ivsService(world, behaviour.ivs),
    lambdaService(functions, engines.functionUrls),
    mediaPackageService(world, behaviour.mediapackage),
    mediaPackageVodService(world, behaviour.mediapackage),
    mediaTailorService(world, behaviour.mediatailor),
    cloudWatchService(world, engines),
    resourceExplorerService(world),
    snsService({ topics, resourcePolicies }),
    sqsService(world, { queues, gatewayUrl }),
    statesService(states),
    stsService(permissions),
  ];
}
