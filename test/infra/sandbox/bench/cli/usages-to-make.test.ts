import { describe, expect, it } from "vitest";
import { ENABLED_BY_DEFAULT } from "../../../../../infra/cloud/regions.ts";
import { countUsages, usagesToMake } from "../../../../../infra/sandbox/bench/cli/account/usages-to-make.ts";

describe("usagesToMake", () => {
  it("makes so many of each kind", () => {
    const made = usagesToMake(25, ENABLED_BY_DEFAULT);

    expect([...Map.groupBy(made, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length])).toEqual([
      ["app-instance", 25],
      ["voice-connector", 25],
      ["recorded-channel", 25],
      ["live-channel", 25],
      ["packaging-group", 25],
      ["playback-configuration", 25],
      ["assembly-channel", 25],
    ]);
  });

  it("spreads them over those of the Regions that the service has", () => {
    const made = usagesToMake(5, ["eu-west-3", "us-east-1", "eu-central-1"]);

    const instances = made.filter(({ kind }) => kind === "app-instance").map(({ region }) => region);
    expect(instances).toEqual(["us-east-1", "eu-central-1", "us-east-1", "eu-central-1", "us-east-1"]);
  });

  it("reaches every Region that is enabled by default", () => {
    const regions = usagesToMake(25, ENABLED_BY_DEFAULT).map(({ region }) => region);

    expect([...new Set(regions)].toSorted()).toEqual(ENABLED_BY_DEFAULT);
  });

  it("gives each a name of its own", () => {
    const names = usagesToMake(25, ENABLED_BY_DEFAULT).map(({ name }) => name);

    expect(new Set(names).size).toBe(175);
  });

  it("makes nothing of a kind that no Region has", () => {
    const kinds = usagesToMake(1, ["eu-west-3"]).map(({ kind }) => kind);

    expect(kinds).toEqual(["live-channel", "packaging-group", "playback-configuration", "assembly-channel"]);
  });
});

describe("countUsages", () => {
  it("counts a recorded channel and its recording configuration as two", () => {
    expect(countUsages(25)).toBe(200);
  });
});
