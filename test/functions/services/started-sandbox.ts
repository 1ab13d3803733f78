import { AccountClient } from "@aws-sdk/client-account";
import { IAMClient } from "@aws-sdk/client-iam";
import { onTestFinished } from "vitest";
import type { ClientSettings } from "../../../functions/services/port.ts";
import { createClock, type SteerableClock } from "../../../infra/embedded/clock.ts";
import { type Gateway, startGateway } from "../../../infra/sandbox/gateway/gateway.ts";
import { createWorld, type SandboxWorld } from "../../../infra/sandbox/gateway/world.ts";
import { createPermissions } from "../../../infra/sandbox/permissions/permissions.ts";
import { accountService } from "../../../infra/sandbox/services/account.ts";
import { chimeService } from "../../../infra/sandbox/services/chime.ts";
import type { ChimeOptions } from "../../../infra/sandbox/services/chime-options.ts";
import { iamService } from "../../../infra/sandbox/services/iam.ts";
import type { IamOptions } from "../../../infra/sandbox/services/iam-options.ts";
import { ivsService } from "../../../infra/sandbox/services/ivs.ts";
import { mediaPackageService } from "../../../infra/sandbox/services/mediapackage.ts";
import type { MediaPackageOptions } from "../../../infra/sandbox/services/mediapackage-options.ts";
import { mediaPackageVodService } from "../../../infra/sandbox/services/mediapackage-vod.ts";
import { mediaTailorService } from "../../../infra/sandbox/services/mediatailor.ts";

/** The account that these tests act in. */
export const account = "111122223333";

/** What a test wants to be different. */
export interface StartOptions {
  /** Default: us-east-1 and eu-west-1. */
  readonly regions?: readonly string[];
  readonly chime?: Partial<ChimeOptions>;
  readonly iam?: Partial<IamOptions>;
  /** Of live and of video on demand. */
  readonly mediapackage?: Partial<MediaPackageOptions>;
}

/** What a client of these tests is made with. */
interface Settings extends ClientSettings {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
}

/** Fake services on the wire, and the means to talk to them as their account's administrator. */
export interface StartedSandbox {
  readonly clock: SteerableClock;
  readonly world: SandboxWorld;
  readonly gateway: Gateway;
  /** What adapters are opened with. */
  readonly settings: Settings;
  /** Makes a client of the administrator's. */
  client<Client>(
    Client: new (config: Settings & { readonly region: string }) => Client,
    region: string,
  ): Client;
  readonly iam: () => Promise<IAMClient>;
  readonly account: () => Promise<AccountClient>;
}

/**
 * Starts the services, with a clock that stands still, until the test is over. They answer two items at most on a page,
 * however many are asked for, as AWS may.
 */
export async function startSandbox({
  regions = ["us-east-1", "eu-west-1"],
  chime = {},
  iam = {},
  mediapackage = {},
}: StartOptions = {}): Promise<StartedSandbox> {
  const clock = createClock({ pace: "still", start: new Date("2026-11-20T09:00:00Z") });
  const world = createWorld({ clock, regions });
  const permissions = createPermissions({ now: () => clock.now(), random: () => world.random() });
  const mostPageItems = 2;
  const gateway = await startGateway({
    services: [
      accountService(world),
      chimeService(world, { mostPageItems, ...chime }),
      iamService(world, iam),
      ivsService(world, { mostPageItems }),
      mediaPackageService(world, { mostPageItems, ...mediapackage }),
      mediaPackageVodService(world, { mostPageItems, ...mediapackage }),
      mediaTailorService(world, { mostPageItems }),
    ],
    world,
    permissions,
    clock,
    onEvent: () => undefined,
  });
  onTestFinished(() => gateway.stop());
  const settings = {
    endpoint: gateway.url,
    credentials: { accessKeyId: account, secretAccessKey: "x" },
    maxAttempts: 1,
  };
  return {
    clock,
    world,
    gateway,
    settings,
    client: (Client, region) => new Client({ ...settings, region }),
    iam: async () => new IAMClient({ ...settings, region: "us-east-1" }),
    account: async () => new AccountClient({ ...settings, region: "us-east-1" }),
  };
}
