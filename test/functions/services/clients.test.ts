import { describe, expect, it } from "vitest";
import { onePerRegion } from "../../../functions/services/clients.ts";

/** Clients that know their Region, and how many were made before them. */
function arrange() {
  const made: string[] = [];
  const clientFor = onePerRegion(async (region) => ({ region, number: made.push(region) }));
  return { made, clientFor };
}

describe("onePerRegion", () => {
  it("makes a client on first use, and not before", async () => {
    const { made, clientFor } = arrange();
    expect(made).toEqual([]);

    expect(await clientFor("us-east-1")).toEqual({ region: "us-east-1", number: 1 });
  });

  it("keeps one for each Region", async () => {
    const { made, clientFor } = arrange();
    const first = await clientFor("us-east-1");

    const other = await clientFor("eu-west-1");
    const again = await clientFor("us-east-1");

    expect(again).toBe(first);
    expect(other).toEqual({ region: "eu-west-1", number: 2 });
    expect(made).toEqual(["us-east-1", "eu-west-1"]);
  });

  it("makes one, too, where two ask at the same time", async () => {
    const { made, clientFor } = arrange();

    const [one, other] = await Promise.all([clientFor("us-east-1"), clientFor("us-east-1")]);

    expect(one).toBe(other);
    expect(made).toEqual(["us-east-1"]);
  });
});
