import { AccountClient } from "@aws-sdk/client-account";
import { IAMClient } from "@aws-sdk/client-iam";
import { IvsClient } from "@aws-sdk/client-ivs";
import { MediaTailorClient } from "@aws-sdk/client-mediatailor";
import { onTestFinished } from "vitest";
import { createClock, type SteerableClock } from "../../../infra/embedded/clock.ts";
import { type Gateway, startGateway } from "../../../infra/sandbox/gateway/gateway.ts";
import { createWorld, type SandboxWorld } from "../../../infra/sandbox/gateway/world.ts";
import { createPermissions } from "../../../infra/sandbox/permissions/permissions.ts";
import { accountService } from "../../../infra/sandbox/services/account.ts";
import { iamService } from "../../../infra/sandbox/services/iam.ts";
import type { IamOptions } from "../../../infra/sandbox/services/iam-options.ts";
import { ivsService } from "../../../infra/sandbox/services/ivs.ts";
import { mediaTailorService } from "../../../infra/sandbox/services/mediatailor.ts";

/** The account that these tests act in. */
export const account = "111122223333";

/** Fake services on the wire, and real SDK clients that talk to them as their account's administrator. */
export interface StartedSandbox {
  readonly clock: SteerableClock;
  readonly world: SandboxWorld;
  readonly gateway: Gateway;
  readonly iam: () => Promise<IAMClient>;
  readonly account: () => Promise<AccountClient>;
  readonly ivs: (region: string) => Promise<IvsClient>;
  readonly mediaTailor: (region: string) => Promise<MediaTailorClient>;
}

/** Starts the services in these Regions, with a clock that stands still, until the test is over. */
export async function startSandbox(
  regions: readonly string[] = ["us-east-1", "eu-west-1"],
  iamOptions: Partial<IamOptions> = {},
): Promise<StartedSandbox> {
  const clock = createClock({ pace: "still", start: new Date("2026-11-20T09:00:00Z") });
  const world = createWorld({ clock, regions });
  const permissions = createPermissions({ now: () => clock.now(), random: () => world.random() });
  const gateway = await startGateway({
    services: [
      accountService(world),
      iamService(world, iamOptions),
      ivsService(world),
      mediaTailorService(world),
    ],
    world,
    permissions,
    clock,
    onEvent: () => undefined,
  });
  onTestFinished(() => gateway.stop());
  const settings = (region: string) => ({
    endpoint: gateway.url,
    region,
    credentials: { accessKeyId: account, secretAccessKey: "x" },
    maxAttempts: 1,
  });
  return {
    clock,
    world,
    gateway,
    iam: async () => new IAMClient(settings("us-east-1")),
    account: async () => new AccountClient(settings("us-east-1")),
    ivs: async (region) => {
      const client = new IvsClient(settings(region));
      client.middlewareStack.add((next) => (args) => next(withSmallPages(args)), { step: "initialize" });
      return client;
    },
    mediaTailor: async (region) => {
      const client = new MediaTailorClient(settings(region));
      client.middlewareStack.add((next) => (args) => next(withSmallPages(args)), { step: "initialize" });
      return client;
    },
  };
}

/** AWS may answer with fewer items than were asked for: here with two at most. */
function withSmallPages<Args extends { readonly input: object }>(args: Args): Args {
  const sizes = ["maxResults", "MaxResults"].filter((name) => name in args.input);
  return { ...args, input: { ...args.input, ...Object.fromEntries(sizes.map((name) => [name, 2])) } };
}
