import { describe, expect, it } from "vitest";
import { owningPrincipal } from "../../../functions/core/role.ts";

describe("owningPrincipal", () => {
  it.each([
    [
      "the service in the path",
      "/aws-service-role/ivs.amazonaws.com/",
      ["ivs.amazonaws.com"],
      "ivs.amazonaws.com",
    ],
    [
      "the service among several trusted",
      "/aws-service-role/b.amazonaws.com/",
      ["a.amazonaws.com", "b.amazonaws.com"],
      "b.amazonaws.com",
    ],
    [
      "nobody, if the trust policy names another",
      "/aws-service-role/ivs.amazonaws.com/",
      ["lambda.amazonaws.com"],
      undefined,
    ],
    ["nobody, for an ordinary path", "/", ["ivs.amazonaws.com"], undefined],
    [
      "nobody, for a deeper path",
      "/aws-service-role/ivs.amazonaws.com/deeper/",
      ["ivs.amazonaws.com"],
      undefined,
    ],
    [
      "nobody, for a path that only ends so",
      "/x/aws-service-role/ivs.amazonaws.com/",
      ["ivs.amazonaws.com"],
      undefined,
    ],
    ["nobody, for the bare prefix", "/aws-service-role/", [""], undefined],
  ])("answers %s", (_who, path, trusted, principal) => {
    expect(owningPrincipal({ path, trusted })).toBe(principal);
  });
});
