import { describe, expect, it } from "vitest";
import { nameRun } from "../../../../functions/core/drift/run-name.ts";

const AT = "2026-11-20T12:00:00.000Z";

describe("nameRun", () => {
  it("says what is mended, of which role, and since when", () => {
    expect(nameRun("missing", "AWSServiceRoleForIVSRecordToS3", AT, 1)).toBe(
      "missing-IVSRecordToS3-48bb6bb2-20261120120000000-1",
    );
  });

  it.each([
    ["names that begin alike", "ApplicationAutoScaling_DynamoDBTable", "ApplicationAutoScaling_ECSService"],
    ["names that differ in a sign that Step Functions does not take", "AutoScaling_a.b", "AutoScaling_a@b"],
    [
      "names that differ in a suffix",
      "AutoScaling_team-with-a-long-name-1",
      "AutoScaling_team-with-a-long-name-2",
    ],
  ])("tells roles apart that are judged at the same instant: %s", (_what, one, other) => {
    expect(nameRun("unused", `AWSServiceRoleFor${one}`, AT, 1)).not.toBe(
      nameRun("unused", `AWSServiceRoleFor${other}`, AT, 1),
    );
  });

  it("tells two runs of a role apart that begin at the same instant", () => {
    expect(nameRun("unused", "A", AT, 1)).not.toBe(nameRun("unused", "A", AT, 2));
  });

  it("leaves room for the names of what the run starts, however long the role's name is", () => {
    const longest = nameRun("description-drift", "+=,.@-".repeat(10).padEnd(64, "x"), AT, 1234);

    expect(longest).toMatch(/^[\w-]{1,69}$/);
  });
});
