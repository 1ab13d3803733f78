import { describe, expect, it } from "vitest";
import { finding } from "../core/drift/examples.ts";
import { account, openTestInventory } from "./opened-inventory.ts";

const ROLE = "AWSServiceRoleForIVSRecordToS3";

describe("the findings", () => {
  it("are read as they were written", async () => {
    const { findings } = await openTestInventory();
    const whole = finding({
      unpublished: "opened",
      closedAt: "2026-11-20T12:00:00.000Z",
      closedBecause: "it is gone",
      evidence: {
        status: "unused",
        roleArn: "arn:x",
        regionsRead: ["us-east-1"],
        regionsUnread: ["eu-west-1: dark"],
        usages: ["arn:y"],
        origin: { eventId: "1", at: "2026-11-01T00:00:00.000Z", call: "CreateServiceLinkedRole" },
      },
    });

    expect(await findings.write(whole)).toBe(true);

    expect(await findings.list(account)).toEqual([whole]);
  });

  it("are told apart by kind and subject; a role's name that begins like another's is another", async () => {
    const { findings } = await openTestInventory();
    await findings.write(finding());
    await findings.write(finding({ kind: "stale" }));
    await findings.write(finding({ subject: `${ROLE}_2` }));

    expect(await findings.list(account)).toHaveLength(3);
    expect((await findings.list(account, ROLE)).map(({ kind }) => kind)).toEqual(["stale", "unused"]);
  });

  it("are opened by one of two who see the same at once", async () => {
    const { findings } = await openTestInventory();

    const written = await Promise.all([findings.write(finding()), findings.write(finding())]);

    expect(written.toSorted()).toEqual([false, true]);
  });

  it("are changed only from what was read", async () => {
    const { findings } = await openTestInventory();
    await findings.write(finding());

    expect(await findings.write(finding({ version: 3 }))).toBe(false);
    expect(await findings.write(finding({ version: 2, summary: "new" }))).toBe(true);
    expect(await findings.list(account)).toMatchObject([{ version: 2, summary: "new" }]);
  });

  it("are published until a later change", async () => {
    const { findings } = await openTestInventory();
    const opened = finding({ unpublished: "opened" });
    await findings.write(opened);
    await findings.write({ ...opened, version: 2, unpublished: "updated" });

    await findings.notePublished(opened);
    expect(await findings.list(account)).toMatchObject([{ unpublished: "updated" }]);
    await findings.notePublished({ ...opened, version: 2 });

    expect((await findings.list(account))[0]).not.toHaveProperty("unpublished");
  });
});
