import { onTestFinished } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { type GatewayOptions, startGateway } from "../../../../infra/sandbox/gateway/gateway.ts";
import type { FakeService } from "../../../../infra/sandbox/gateway/operation.ts";
import type { TrailEnvelope } from "../../../../infra/sandbox/gateway/trail-event.ts";
import { inMemoryWorld, type SandboxWorld } from "../../../../infra/sandbox/gateway/world.ts";
import { createPermissions, type Permissions } from "../../../../infra/sandbox/permissions/permissions.ts";
import type { DeployedRole } from "../../../../infra/sandbox/permissions/roles.ts";
import type { SessionCredentials } from "../../../../infra/sandbox/permissions/sessions.ts";

/** What a test's services are made of. */
export interface Surroundings {
  readonly world: SandboxWorld;
  readonly permissions: Permissions;
  readonly gatewayUrl: () => string;
}

/** Starts a gateway at nine o'clock on 20 November 2026 and stops it when the test has finished. */
export async function arrangeGateway(
  make: (surroundings: Surroundings) => readonly FakeService[],
  options: Partial<GatewayOptions> = {},
) {
  const clock = createClock({ pace: "still", start: new Date("2026-11-20T09:00:00Z") });
  const world = inMemoryWorld({ clock });
  const permissions = createPermissions({ now: world.now, random: world.random });
  const events: TrailEnvelope[] = [];
  let url = "";
  const gateway = await startGateway({
    services: make({ world, permissions, gatewayUrl: () => url }),
    world,
    permissions,
    clock,
    onEvent: (event) => {
      events.push(event);
    },
    ...options,
  });
  url = gateway.url;
  onTestFinished(() => gateway.stop());

  /** How a client reaches the gateway; as the administrator of 111122223333 unless credentials are given. */
  const client = (credentials: SessionCredentials | string = "111122223333", region = "us-east-1") => ({
    endpoint: url,
    region,
    maxAttempts: 1,
    credentials:
      typeof credentials === "string"
        ? { accessKeyId: credentials, secretAccessKey: "x" }
        : { ...credentials },
  });
  return { gateway, world, clock, permissions, events, client };
}

/** A role that the functions of the account may be, with one statement for everything it may do. */
export const roleWith = (statement: unknown, name = "worker"): DeployedRole => ({
  arn: `arn:aws:iam::111122223333:role/app/${name}`,
  roleId: "AROAEXAMPLEROLEID0001",
  path: "/app/",
  name,
  trustPolicy: {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "arn:aws:iam::111122223333:root" } },
    ],
  },
  policies: [{ name: "work", document: { Version: "2012-10-17", Statement: statement } }],
});

/** What a call was refused with; undefined if it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error;
  }
}
