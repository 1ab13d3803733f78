import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { createWorld, inMemoryWorld } from "../../../../infra/sandbox/gateway/world.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "rolecall-world-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = (path?: string) =>
  createWorld({
    clock: createClock({ pace: "still", start: new Date("2026-11-20T09:00:00Z") }),
    regions: ["us-east-1"],
    ...(path === undefined ? {} : { directory: path }),
  });

const rolesOf = (world: ReturnType<typeof open>, account = "111122223333", region = "us-east-1") =>
  world.state<string[]>("iam", account, region, () => []);

describe("a world's stores", () => {
  it("are one for each service, account and Region", () => {
    const world = open();

    rolesOf(world).push("A");
    rolesOf(world, "444455556666").push("B");

    expect(rolesOf(world)).toEqual(["A"]);
    expect(rolesOf(world, "444455556666")).toEqual(["B"]);
    expect(rolesOf(world, "111122223333", "eu-west-1")).toEqual([]);
  });

  it("outlive the world in a directory, once saved", () => {
    const before = open(directory);
    rolesOf(before).push("kept");
    before.save();
    rolesOf(before).push("lost");

    const after = open(directory);

    expect(rolesOf(after)).toEqual(["kept"]);
  });

  it("leave no half-written file behind", () => {
    const world = open(directory);
    rolesOf(world).push("kept");

    world.save();

    expect(readdirSync(directory).sort()).toEqual(["iam~111122223333~us-east-1.json", "world~all~all.json"]);
  });

  it("refuse a directory whose content is damaged", () => {
    writeFileSync(join(directory, "iam~111122223333~us-east-1.json"), "{");

    expect(() => open(directory)).toThrow(SyntaxError);
  });

  it("are saved when a sleeping service has done its step", async () => {
    const clock = createClock({ pace: "still" });
    const world = createWorld({ clock, regions: ["us-east-1"], directory });
    const step = async () => {
      await world.sleep(5000);
      rolesOf(world).push("after the sleep");
    };
    const done = step();

    await clock.settle(60);
    await done;

    expect(rolesOf(open(directory))).toEqual(["after the sleep"]);
  });
});

describe("a world's chance", () => {
  it("is the same for the same seed, and another for another", () => {
    const draw = (seed: number) => inMemoryWorld({ seed }).uuid();

    expect(draw(7)).toBe(draw(7));
    expect(draw(7)).not.toBe(draw(8));
  });

  it("never makes the same identifier again after a restart", () => {
    const before = open(directory);
    const earlier = [before.uuid(), before.uuid()];
    before.save();

    const later = open(directory).uuid();

    expect(earlier).not.toContain(later);
  });

  it("spreads over the whole range", () => {
    const { random } = inMemoryWorld();
    const draws = Array.from({ length: 1000 }, random);

    expect(Math.min(...draws)).toBeLessThan(0.01);
    expect(Math.max(...draws)).toBeGreaterThan(0.99);
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
  });
});

describe("the usages of a role", () => {
  it("are those that all services tell", () => {
    const world = inMemoryWorld();
    world.provideUsages("Shared", (account) => [{ region: "us-east-1", resources: [`one of ${account}`] }]);
    world.provideUsages("Shared", () => [{ region: "eu-west-1", resources: ["two"] }]);

    expect(world.usagesOf("111122223333", "Shared")).toEqual([
      { region: "us-east-1", resources: ["one of 111122223333"] },
      { region: "eu-west-1", resources: ["two"] },
    ]);
    expect(world.usagesOf("111122223333", "Unknown")).toEqual([]);
  });
});

describe("a call between services", () => {
  it("fails as long as no gateway runs it", async () => {
    const world = inMemoryWorld();
    const call = {
      time: world.now(),
      account: "111122223333",
      region: "us-east-1",
      principal: {
        kind: "administrator" as const,
        account: "111122223333",
        arn: "arn",
        principalId: "id",
        accessKeyId: "111122223333",
      },
      requestId: "r",
      userAgent: "",
    };

    const made = world.callAsService("ivs.amazonaws.com", call, "iam", "GetRole", {});

    await expect(made).rejects.toThrow("No gateway runs iam:GetRole for ivs.amazonaws.com yet");
  });
});
