import { describe, expect, it } from "vitest";
import { anchorOf } from "../../../../cli/report/html/anchor.ts";

describe("anchorOf", () => {
  it("names a role as a person would", () => {
    expect(anchorOf("111122223333", "AWSServiceRoleForIVSRecordToS3")).toBe(
      "111122223333/AWSServiceRoleForIVSRecordToS3",
    );
  });

  it.each([
    ["exemption:old", "1/exemption%3Aold"],
    [`a"b'c<d>&/#? e`, "1/a%22b%27c%3Cd%3E%26%2F%23%3F%20e"],
    ["\ud800", "1/%EF%BF%BD"],
  ])("leaves no sign of %j that HTML or an address would change", (subject, anchor) => {
    expect(anchorOf("1", subject)).toBe(anchor);
  });
});
