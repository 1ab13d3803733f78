import { ChimeSDKIdentityClient } from "@aws-sdk/client-chime-sdk-identity";
import { ChimeSDKMessagingClient } from "@aws-sdk/client-chime-sdk-messaging";
import { ChimeSDKVoiceClient } from "@aws-sdk/client-chime-sdk-voice";
import { IAMClient } from "@aws-sdk/client-iam";
import { IvsClient } from "@aws-sdk/client-ivs";
import { MediaPackageClient } from "@aws-sdk/client-mediapackage";
import { MediaPackageVodClient } from "@aws-sdk/client-mediapackage-vod";
import { MediaTailorClient } from "@aws-sdk/client-mediatailor";
import { ResourceExplorer2Client } from "@aws-sdk/client-resource-explorer-2";
import { expect } from "vitest";
import { createClock, type SteerableClock } from "../../../../infra/embedded/clock.ts";
import { startGateway } from "../../../../infra/sandbox/gateway/gateway.ts";
import type { TrailEnvelope } from "../../../../infra/sandbox/gateway/trail-event.ts";
import { createWorld, type SandboxWorld } from "../../../../infra/sandbox/gateway/world.ts";
import { createPermissions, type Permissions } from "../../../../infra/sandbox/permissions/permissions.ts";
import { chimeService } from "../../../../infra/sandbox/services/chime.ts";
import type { ChimeOptions } from "../../../../infra/sandbox/services/chime-options.ts";
import { iamService } from "../../../../infra/sandbox/services/iam.ts";
import type { IamOptions } from "../../../../infra/sandbox/services/iam-options.ts";
import { ivsService } from "../../../../infra/sandbox/services/ivs.ts";
import type { IvsOptions } from "../../../../infra/sandbox/services/ivs-state.ts";
import { mediaPackageService } from "../../../../infra/sandbox/services/mediapackage.ts";
import type { MediaPackageOptions } from "../../../../infra/sandbox/services/mediapackage-options.ts";
import { mediaPackageVodService } from "../../../../infra/sandbox/services/mediapackage-vod.ts";
import { mediaTailorService } from "../../../../infra/sandbox/services/mediatailor.ts";
import type { MediaTailorOptions } from "../../../../infra/sandbox/services/mediatailor-state.ts";
import { resourceExplorerService } from "../../../../infra/sandbox/services/resource-explorer.ts";

/** The account that all tests of these services act in. */
export const account = "111122223333";

/** When the world of each test begins. */
export const start = new Date("2026-11-20T09:00:00Z");

/** What a test wants to be different. */
export interface ServicesOptions {
  readonly chime?: Partial<ChimeOptions>;
  readonly iam?: Partial<IamOptions>;
  readonly ivs?: Partial<IvsOptions>;
  readonly mediapackage?: Partial<MediaPackageOptions>;
  readonly mediatailor?: Partial<MediaTailorOptions>;
  /** Default: `us-east-1` and `eu-west-1`. */
  readonly regions?: readonly string[];
  /** Default: nothing outlives the test. */
  readonly directory?: string;
  /** Default: `start`. */
  readonly begin?: Date;
}

/** Credentials of a caller. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Fake services behind a gateway, real SDK clients that talk to them, and the means to steer their world. */
export interface StartedServices {
  readonly clock: SteerableClock;
  readonly world: SandboxWorld;
  readonly permissions: Permissions;
  readonly events: readonly TrailEnvelope[];
  chimeIdentity(region?: string, keys?: Keys): ChimeSDKIdentityClient;
  chimeMessaging(region?: string, keys?: Keys): ChimeSDKMessagingClient;
  chimeVoice(region?: string, keys?: Keys): ChimeSDKVoiceClient;
  iam(keys?: Keys): IAMClient;
  ivs(region?: string, keys?: Keys): IvsClient;
  mediaPackage(region?: string, keys?: Keys): MediaPackageClient;
  mediaPackageVod(region?: string, keys?: Keys): MediaPackageVodClient;
  mediaTailor(region?: string, keys?: Keys): MediaTailorClient;
  explorer(region?: string, keys?: Keys): ResourceExplorer2Client;
  stop(): Promise<void>;
}

const administrator: Keys = { accessKeyId: account, secretAccessKey: "x" };

/** Starts the services with a clock that moves only when told. */
export async function startServices({
  chime,
  iam,
  ivs,
  mediapackage,
  mediatailor,
  regions = ["us-east-1", "eu-west-1"],
  directory,
  begin = start,
}: ServicesOptions = {}): Promise<StartedServices> {
  const clock = createClock({ pace: "still", start: begin });
  const world = createWorld({ clock, regions, ...(directory === undefined ? {} : { directory }) });
  const permissions = createPermissions({ now: () => clock.now(), random: () => world.random() });
  const events: TrailEnvelope[] = [];
  const gateway = await startGateway({
    services: [
      chimeService(world, chime),
      iamService(world, iam),
      ivsService(world, ivs),
      mediaPackageService(world, mediapackage),
      mediaPackageVodService(world, mediapackage),
      mediaTailorService(world, mediatailor),
      resourceExplorerService(world),
    ],
    world,
    permissions,
    clock,
    onEvent: (envelope) => {
      events.push(envelope);
    },
  });
  const settings = (region = "us-east-1", credentials = administrator) => ({
    endpoint: gateway.url,
    region,
    credentials,
    maxAttempts: 1,
  });
  return {
    clock,
    world,
    permissions,
    events,
    chimeIdentity: (region, keys) => new ChimeSDKIdentityClient(settings(region, keys)),
    chimeMessaging: (region, keys) => new ChimeSDKMessagingClient(settings(region, keys)),
    chimeVoice: (region, keys) => new ChimeSDKVoiceClient(settings(region, keys)),
    iam: (keys) => new IAMClient(settings("us-east-1", keys)),
    ivs: (region, keys) => new IvsClient(settings(region, keys)),
    mediaPackage: (region, keys) => new MediaPackageClient(settings(region, keys)),
    mediaPackageVod: (region, keys) => new MediaPackageVodClient(settings(region, keys)),
    mediaTailor: (region, keys) => new MediaTailorClient(settings(region, keys)),
    explorer: (region, keys) => new ResourceExplorer2Client(settings(region, keys)),
    stop: () => gateway.stop(),
  };
}

/** What an SDK client throws when a service refuses. */
export const refusal = (name: string, status: number, message = "") =>
  expect.objectContaining({
    name,
    message: expect.stringContaining(message),
    $metadata: expect.objectContaining({ httpStatusCode: status }),
  });

/** The same for IVS, which puts its words into a member of its own, so that the client has no message. */
export const ivsRefusal = (name: string, status: number, message = "") =>
  expect.objectContaining({
    name,
    exceptionMessage: expect.stringContaining(message),
    $metadata: expect.objectContaining({ httpStatusCode: status }),
  });
