import { onTestFinished } from "vitest";
import { createClock } from "../../../infra/embedded/clock.ts";
import { startGateway } from "../../../infra/sandbox/gateway/gateway.ts";
import type { FakeService } from "../../../infra/sandbox/gateway/operation.ts";
import { createWorld } from "../../../infra/sandbox/gateway/world.ts";
import { createPermissions } from "../../../infra/sandbox/permissions/permissions.ts";

/** Starts a gateway with one service, until the test is over; answers what a client needs to reach it. */
export async function startGatewayWith(service: FakeService) {
  const clock = createClock({ pace: "still", start: new Date("2026-11-20T09:00:00Z") });
  const world = createWorld({ clock, regions: ["us-east-1"] });
  const permissions = createPermissions({ now: () => clock.now(), random: () => world.random() });
  const gateway = await startGateway({
    services: [service],
    world,
    permissions,
    clock,
    onEvent: () => undefined,
  });
  onTestFinished(() => gateway.stop());
  return {
    faults: gateway.faults,
    settings: {
      endpoint: gateway.url,
      region: "us-east-1",
      credentials: { accessKeyId: "111122223333", secretAccessKey: "x" },
      maxAttempts: 1,
    },
  };
}
