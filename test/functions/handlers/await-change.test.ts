import { describe, expect, it } from "vitest";
import { awaitChange } from "../../../functions/handlers/await-change.ts";
import { arrangeRemediation } from "./arranged-remediation.ts";
import { account, role, run } from "./arranged-world.ts";

const { roleName } = role;

describe("awaitChange", () => {
  it("keeps what wakes the run, and answers without it", async () => {
    const world = await arrangeRemediation();

    const answer = await awaitChange(world)({ roleName, run, version: 1, taskToken: "secret" });

    expect(answer).toEqual({ kind: "waiting" });
    expect(await world.waits.read(account, roleName)).toBe("secret");
    expect(world.woken).toEqual([]);
  });

  it("wakes the run at once where something has changed since it looked", async () => {
    const world = await arrangeRemediation();
    await world.changeRun({ waiting: "something else" });

    const answer = await awaitChange(world)({ roleName, run, version: 1, taskToken: "secret" });

    expect(answer).toEqual({ kind: "woken" });
    expect(world.woken).toEqual(["secret"]);
    expect(await world.waits.read(account, roleName)).toBeUndefined();
  });

  it("does not hide a later wait where it comes late, and ends its own", async () => {
    const world = await arrangeRemediation();
    await world.changeRun({ waiting: "something else" });
    await awaitChange(world)({ roleName, run, version: 2, taskToken: "later" });

    await awaitChange(world)({ roleName, run, version: 1, taskToken: "late" });

    expect(world.woken).toEqual(["late"]);
    expect(await world.waits.read(account, roleName)).toBe("later");
  });

  it("says what is wrong without saying the token", async () => {
    const world = await arrangeRemediation();

    await expect(
      awaitChange(world)({ roleName, run: {}, version: "secret", taskToken: "secret" }),
    ).rejects.toMatchObject({ name: "ConfigurationError", message: expect.not.stringContaining("token") });
  });
});
