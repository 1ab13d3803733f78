import { describe, expect, it } from "vitest";
import { regionOfArn } from "../../../functions/core/arn.ts";

describe("regionOfArn", () => {
  it.each([
    ["arn:aws:ivs:eu-west-1:111122223333:channel/A", "eu-west-1"],
    ["arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:f", "us-gov-west-1"],
    ["arn:aws:iam::111122223333:role/r", undefined],
    ["urn:aws:ivs:eu-west-1:111122223333:channel/A", undefined],
    ["arn:aws", undefined],
    ["", undefined],
  ])("answers for %s: %s", (arn, region) => {
    expect(regionOfArn(arn)).toBe(region);
  });
});
