import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ACCOUNT, IVS_ROLE, REGION, roleIdOf, startStack } from "./stack.ts";

describe("a sandbox that keeps its state", () => {
  it("goes on with a run after a restart, on the same roles, resources and records", async () => {
    const directory = mkdtempSync(join(tmpdir(), "rolecall-kept-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const first = await startStack({ directory });
    await first.record(REGION, "a");
    await first.clock.settle(60);
    const roleId = await roleIdOf(first, IVS_ROLE);
    const execution = await first.start({ roleName: IVS_ROLE, mode: "apply" });
    await first.clock.settle(10);
    await first.stop();

    const second = await startStack({ directory, start: first.clock.now() });
    const kept = await roleIdOf(second, IVS_ROLE);
    await second.clock.settle(3600);

    expect(kept).toBe(roleId);
    expect((await second.outcome(execution)).outcome).toBe("deleted");
    expect((await second.inventory.records.read(ACCOUNT, IVS_ROLE))?.status).toBe("gone");
    expect(await roleIdOf(second, IVS_ROLE)).toBeUndefined();
  });
});
