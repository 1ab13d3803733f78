import { describe, expect, it } from "vitest";
import { claimRole } from "../../../functions/handlers/claim-role.ts";
import { lookAt } from "../core/examples.ts";
import { account, arrangeWorld, channel, collect, role, run } from "./arranged-world.ts";

const { roleName } = role;
const refused = (reason: unknown) => ({ kind: "end", outcome: { kind: "refused", reason, blockers: [] } });

describe("claimRole", () => {
  it("completes a request that names nothing but the role: it plans and changes nothing", async () => {
    const world = await arrangeWorld();

    const answer = await claimRole(world)({ request: { roleName }, run });

    expect(answer).toEqual({
      kind: "claimed",
      request: { roleName, mode: "plan", release: true, maxRounds: 5 },
      claim: { account, roleName, runId: "run-1", fence: 1 },
      expected: ["eu-west-1", "us-east-1"],
      regionGroups: [["eu-west-1", "us-east-1"]],
      observed: true,
      asksIamFirst: false,
      known: false,
    });
  });

  it.each([
    [{}, "roleName: is missing; name the role, for example AWSServiceRoleForIVSRecordToS3"],
    [null, 'must be a JSON object such as {"roleName": "AWSServiceRoleForIVSRecordToS3"}'],
    [
      "AWSServiceRoleForIVSRecordToS3",
      'must be a JSON object such as {"roleName": "AWSServiceRoleForIVSRecordToS3"}',
    ],
    [{ roleName: 7 }, "roleName: must be text"],
    [{ roleName: "" }, "roleName: is no role name"],
    [{ roleName: role.arn }, "roleName: is no role name: 1 to 64 of letters, digits and _+=,.@-, not an ARN"],
    [{ roleName, mode: "delete" }, "mode: must be plan or apply"],
    [
      { roleName, mod: "apply" },
      "mod: is not known; known are roleName, mode, roleId, planDigest, release, maxRounds, releaseOnly, maxReleases, warrant",
    ],
    [{ roleName, roleId: "AROA" }, "roleId: is no RoleId: AROA and 17 characters"],
    [{ roleName, planDigest: "abc" }, "planDigest: is no digest of a plan"],
    [{ roleName, release: "no" }, "release: must be true or false"],
    [{ roleName, maxRounds: 0 }, "maxRounds: must be a whole number from 1 to 20"],
    [{ roleName, maxRounds: 21 }, "maxRounds: must be a whole number from 1 to 20"],
    [{ roleName, maxRounds: 1.5 }, "maxRounds: must be a whole number from 1 to 20"],
    [{ roleName, maxRounds: "3" }, "maxRounds: must be a whole number from 1 to 20"],
  ])("refuses %j in words that a person understands", async (request, fault) => {
    const world = await arrangeWorld();

    const answer = await claimRole(world)({ request, run });

    expect(answer).toEqual(refused(expect.stringContaining(`The input is wrong: ${fault}`)));
    expect(world.published).toEqual([]);
  });

  it("tells every fault at once", async () => {
    const world = await arrangeWorld();

    const answer = await claimRole(world)({ request: { mode: "x", release: 1 }, run });

    expect(answer).toEqual(
      refused(
        "The input is wrong: roleName: is missing; name the role, for example AWSServiceRoleForIVSRecordToS3; " +
          "mode: must be plan or apply; release: must be true or false",
      ),
    );
  });

  it("refuses to apply while rolecall is paused, and still plans", async () => {
    const world = await arrangeWorld();
    await world.pause("audit week");

    const apply = await claimRole(world)({ request: { roleName, mode: "apply" }, run });
    const plan = await claimRole(world)({ request: { roleName }, run });

    expect(apply).toEqual(
      refused(expect.stringContaining("rolecall is paused in this account (audit week)")),
    );
    expect(plan).toMatchObject({ kind: "claimed" });
  });

  it.each(["plan", "apply"])("refuses to %s for a protected role", async (mode) => {
    const world = await arrangeWorld();

    const builtIn = await claimRole(world)({ request: { roleName: "AWSServiceRoleForSupport", mode }, run });
    const owners = await claimRole({ ...world, protectedRoleNames: [roleName] })({
      request: { roleName, mode },
      run,
    });

    expect(builtIn).toEqual(refused(expect.stringContaining("built-in list of protected roles")));
    expect(owners).toEqual(refused(expect.stringContaining("owner's list of protected roles")));
  });

  it("refuses while another run has the role, naming it, and takes nothing from it", async () => {
    const world = await arrangeWorld();
    await world.claims.take(account, roleName, "run-0");

    const answer = await claimRole(world)({ request: { roleName }, run });

    expect(answer).toEqual(
      refused("Run run-0 is working on the role; its claim lasts until 2026-11-20T09:45:00.000Z"),
    );
    expect(world.published).toEqual([]);
  });

  it("claims again for the same run when the step is tried again, and tells its start once", async () => {
    const world = await arrangeWorld();

    const first = await claimRole(world)({ request: { roleName }, run });
    const second = await claimRole(world)({ request: { roleName }, run });

    expect(second).toEqual(first);
    expect(await collect(world.history.list(account, roleName))).toMatchObject([
      { what: "Run Started", at: "2026-11-20T09:00:00.000Z", detail: { runId: "run-1", mode: "plan" } },
    ]);
  });

  it("knows a role that the inventory has", async () => {
    const world = await arrangeWorld();
    await world.records.merge(roleName, lookAt(0, {}));

    const answer = await claimRole(world)({ request: { roleName }, run });

    expect(answer).toMatchObject({ known: true });
  });

  it("asks no Region about a role that no service file knows", async () => {
    const world = await arrangeWorld();
    const readEnabledRegions = () => Promise.reject(new Error("asked for Regions"));

    const answer = await claimRole({ ...world, readEnabledRegions })({
      request: { roleName: "AWSServiceRoleForFIS" },
      run,
    });

    expect(answer).toMatchObject({ kind: "claimed", observed: false, expected: [], regionGroups: [] });
  });

  it.each([
    ["AWSServiceRoleForChimeSDKMessaging", true],
    ["AmazonChimeServiceChatStreamingAccess", true],
    ["AWSServiceRoleForMediaTailor", false],
    ["AWSServiceRoleForFIS", false],
  ])("has IAM asked first where no API tells which role a usage is of: %s %s", async (name, asksIamFirst) => {
    const world = await arrangeWorld();

    const answer = await claimRole(world)({ request: { roleName: name }, run });

    expect(answer).toMatchObject({ kind: "claimed", asksIamFirst });
  });

  it("still has a Region read that was switched off with usages in it, and not one that was empty", async () => {
    const world = await arrangeWorld();
    const seen = { "us-east-1": [], "eu-west-1": [{ ...channel("A"), region: "eu-west-1" }] };
    await world.records.merge(roleName, lookAt(0, seen));
    const readEnabledRegions = async () => ["us-west-2"];

    const answer = await claimRole({ ...world, readEnabledRegions })({ request: { roleName }, run });

    expect(answer).toMatchObject({
      expected: ["eu-west-1", "us-west-2"],
      regionGroups: [["eu-west-1", "us-west-2"]],
    });
  });

  it("has a Region read that is newer than this version, and none that the service is known not to run in", async () => {
    const world = await arrangeWorld();
    const readEnabledRegions = async () => ["us-east-1", "us-east-2", "eu-west-9"];

    const answer = await claimRole({ ...world, readEnabledRegions })({ request: { roleName }, run });

    expect(answer).toMatchObject({ expected: ["eu-west-9", "us-east-1"] });
  });

  it("puts many Regions into groups, each Region in one of them", async () => {
    const world = await arrangeWorld();
    const regions =
      "af-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 " +
      "ap-southeast-4 ap-southeast-5 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 me-central-1 " +
      "sa-east-1 us-east-1 us-east-2 us-west-2";
    const readEnabledRegions = async () => regions.split(" ");

    const answer = await claimRole({ ...world, readEnabledRegions })({
      request: { roleName: "AWSServiceRoleForMediaTailor" },
      run,
    });

    const groups = answer.kind === "claimed" ? answer.regionGroups : [];
    expect(groups.map((group) => group.length)).toEqual([11, 10]);
    expect(groups.flat()).toEqual(regions.split(" "));
  });

  it("fails, as a fault of its caller, when it is not told which run it is", async () => {
    const world = await arrangeWorld();

    await expect(claimRole(world)({ request: { roleName } })).rejects.toMatchObject({
      name: "ConfigurationError",
    });
  });
});
