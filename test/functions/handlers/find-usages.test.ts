import { describe, expect, it } from "vitest";
import { findUsages } from "../../../functions/handlers/find-usages.ts";
import { arrangeWorld, channel, role } from "./arranged-world.ts";

const { roleName } = role;
const readAt = "2026-11-20T09:00:00.000Z";

describe("findUsages", () => {
  it("says what each Region of its group has", async () => {
    const world = await arrangeWorld();
    world.service.resources.set("A", { usage: channel("A"), settings: {} });

    const found = await findUsages(world)({ roleName, regions: ["us-east-1", "eu-west-1"] });

    expect(found).toEqual({
      readings: [
        { kind: "read", region: "us-east-1", readAt, usages: [channel("A")] },
        { kind: "read", region: "eu-west-1", readAt, usages: [] },
      ],
    });
  });

  it("does not fail for a Region that cannot be read", async () => {
    const world = await arrangeWorld();
    const denied = Object.assign(new Error("no"), { name: "AccessDeniedException" });
    const ivs = { ...world.service, findUsages: () => Promise.reject(denied) };

    const found = await findUsages({ ...world, adapterFor: () => ivs })({
      roleName,
      regions: ["us-east-1"],
    });

    expect(found).toEqual({
      readings: [
        {
          kind: "unread",
          region: "us-east-1",
          readAt,
          reason: "AccessDeniedException: no",
          retryable: false,
        },
      ],
    });
  });

  it("counts Regions as unread that together have more usages than a payload holds, the empty ones not", async () => {
    const world = await arrangeWorld();
    for (let id = 0; id < 401; id += 1) {
      world.service.resources.set(String(id), { usage: channel(String(id)), settings: {} });
    }

    const { readings } = await findUsages(world)({ roleName, regions: ["us-east-1", "eu-west-1"] });

    expect(readings).toEqual([
      {
        kind: "unread",
        region: "us-east-1",
        readAt,
        reason: "401 usages here and 401 together are more than one run releases (400)",
        retryable: false,
      },
      { kind: "read", region: "eu-west-1", readAt, usages: [] },
    ]);
  });

  it.each([
    ["a role that no service file knows", { roleName: "AWSServiceRoleForFIS", regions: [] }],
    ["no Regions", { roleName }],
    ["nothing", undefined],
  ])("fails for good on %s", async (_what, event) => {
    const world = await arrangeWorld();

    await expect(findUsages(world)(event)).rejects.toMatchObject({ name: "ConfigurationError" });
  });
});
