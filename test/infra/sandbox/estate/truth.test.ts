import { describe, expect, it } from "vitest";
import { trueResources, trueRoles } from "../../../../infra/sandbox/estate/truth.ts";
import { startStack } from "../../../stack/stack.ts";

const REGION = "us-east-1";

describe("the truth", () => {
  it("is read without any API call, and as it is now, whatever IAM shows to readers", async () => {
    const stack = await startStack({ iam: { staleSeconds: 600 } });
    const arn = await stack.owners.mediaTailor.use(REGION, "a");
    const calls = stack.calls().length;

    const before = trueRoles(stack);
    const resources = trueResources(stack);

    expect(before).toMatchObject([{ roleName: "AWSServiceRoleForMediaTailor", usedBy: [arn] }]);
    expect(resources).toMatchObject([{ arn, region: REGION, state: { logs: { PercentEnabled: 100 } } }]);
    expect(stack.calls()).toHaveLength(calls);
  });

  it("lists resources that do not use a role any more, too", async () => {
    const stack = await startStack();
    const arn = await stack.owners.mediaPackage.use(REGION, "a");

    await stack.owners.mediaPackage.stopUsing(arn);

    expect(trueResources(stack)).toMatchObject([{ arn, region: REGION }]);
    expect(trueRoles(stack)).toMatchObject([{ usedBy: [] }]);
  });
});
