import { describe, expect, it } from "vitest";
import { nameRun } from "../../../../functions/core/drift/run-name.ts";

const AT = "2026-11-20T12:00:00.000Z";

describe("nameRun", () => {
  it("says what is mended, of which role, and since when", () => {
    expect(nameRun("missing", "AWSServiceRoleForIVSRecordToS3", AT)).toBe(
      "missing-IVSRecordToS3-48bb6bb2-20261120120000000",
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
    expect(nameRun("unused", `AWSServiceRoleFor${one}`, AT)).not.toBe(
      nameRun("unused", `AWSServiceRoleFor${other}`, AT),
    );
  });

  it("leaves room for the names of what the run starts, however long the role's name is", () => {
    const longest = nameRun("description-drift", "+=,.@-".repeat(10).padEnd(64, "x"), AT);

    expect(longest).toMatch(/^[\w-]{1,64}$/);
  });
});
