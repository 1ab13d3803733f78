import { describe, expect, it } from "vitest";
import { allServices } from "../../../functions/services/services.ts";
import { OptionError } from "../../../infra/cloud/option-error.ts";
import { defaultRegions, forwardedRegions, parseRegions, servicesIn } from "../../../infra/cloud/regions.ts";

describe("defaultRegions", () => {
  it("names every Region of the catalogue that no account has to switch on", () => {
    expect(defaultRegions(allServices)).toEqual([
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-northeast-3",
      "ap-south-1",
      "ap-southeast-1",
      "ap-southeast-2",
      "ca-central-1",
      "eu-central-1",
      "eu-north-1",
      "eu-west-1",
      "eu-west-2",
      "eu-west-3",
      "sa-east-1",
      "us-east-1",
      "us-east-2",
      "us-west-1",
      "us-west-2",
    ]);
  });
});

describe("parseRegions", () => {
  it("takes each Region once, in order of name, opt-in Regions too", () => {
    expect(parseRegions("me-central-1, eu-west-1,eu-west-1", allServices)).toEqual([
      "eu-west-1",
      "me-central-1",
    ]);
  });

  it("refuses a Region in which no service of the catalogue runs, and names it", () => {
    expect(() => parseRegions("eu-west-1,mars-1", allServices)).toThrow(OptionError);
    expect(() => parseRegions("eu-west-1,mars-1", allServices)).toThrow('Region "mars-1"');
  });

  it("refuses an empty list", () => {
    expect(() => parseRegions("", allServices)).toThrow('Region ""');
  });
});

describe("forwardedRegions", () => {
  it("leaves out the hub's own Region", () => {
    expect(forwardedRegions(["eu-west-1", "us-east-1"])).toEqual(["eu-west-1"]);
  });
});

describe("servicesIn", () => {
  it("finds only the services that run there", () => {
    const keys = servicesIn(["sa-east-1"], allServices).map(({ key }) => key);

    expect(keys).toContain("mediatailor");
    expect(keys).not.toContain("ivs");
  });
});
