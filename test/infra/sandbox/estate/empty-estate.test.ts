import { describe, expect, it } from "vitest";
import { emptyEstate } from "../../../../infra/sandbox/estate/empty-estate.ts";
import { trueResources, trueRoles } from "../../../../infra/sandbox/estate/truth.ts";
import { ACCOUNT, IVS_ROLE, pause, startStack } from "../../../stack/stack.ts";

const REGION = "us-east-1";

describe("an emptied estate", () => {
  it("has no resources, roles, runs, records and pauses any more, and makes no event of that", async () => {
    const stack = await startStack();
    const { owners } = stack;
    for (const owner of Object.values(owners.byService)) {
      await owner.use(REGION, "a");
    }
    const recording = await owners.ivs.use(REGION, "b");
    const channel = await owners.ivs.makeRecordedChannel("c", recording);
    owners.goLive(channel);
    const application = await owners.chimeVoice.addSipMediaApplication(REGION, "d");
    await owners.mediaPackage.usePackagingGroup(REGION, "e");
    await owners.mediaTailor.useChannel(REGION, "f");
    await stack.clock.settle(60);
    const held = trueResources(stack).map(({ arn }) => arn);
    const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
    await stack.clock.settle(5);
    await pause(stack);
    stack.faults.set([{ service: "iam", operation: "GetRole", error: { code: "Throttling", status: 400 } }]);

    await emptyEstate(stack);
    const last = stack.calls().at(-1)?.requestId;
    await stack.clock.settle(3600);
    const lastAfterwards = stack.calls().at(-1)?.requestId;

    expect(held).toHaveLength(11);
    expect(held).toEqual(expect.arrayContaining([channel, application, recording]));
    expect(stack.engines.states.describeExecution(execution).status).toBe("ABORTED");
    expect(trueResources(stack)).toEqual([]);
    expect(trueRoles(stack)).toEqual([]);
    expect(await Array.fromAsync(stack.inventory.records.list(ACCOUNT))).toEqual([]);
    expect(await stack.inventory.control.readPause(ACCOUNT)).toMatchObject({ paused: false });
    expect(stack.faults.list()).toEqual([]);
    expect(lastAfterwards).toBe(last);
  });

  it("can be used and decommissioned again", async () => {
    const stack = await startStack();
    await stack.owners.ivs.use(REGION, "a");
    await stack.clock.settle(60);
    await emptyEstate(stack);
    await stack.owners.ivs.use(REGION, "a");
    await stack.clock.settle(60);

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply" });

    expect(ended.outcome).toBe("deleted");
    expect(ended.plan?.usages).toHaveLength(1);
  });
});
