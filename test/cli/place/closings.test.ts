import { describe, expect, it } from "vitest";
import { createClosings } from "../../../cli/place/direct/closings.ts";
import { NotYetSettledError } from "../../../functions/core/errors.ts";

describe("closings", () => {
  it("waits for all of them", async () => {
    const closings = createClosings();
    const { promise, resolve } = Promise.withResolvers<void>();
    const order: string[] = [];
    closings.add(promise.then(() => order.push("closed")));

    const settled = closings.settle().then(() => order.push("settled"));
    resolve();
    await settled;

    expect(order).toEqual(["closed", "settled"]);
  });

  it("tells of one that failed, though it failed before anybody asked, and tells it once", async () => {
    const closings = createClosings();
    closings.add(Promise.reject(new Error("the table is full")));
    await Promise.resolve();

    await expect(closings.settle()).rejects.toThrow(
      "A run could not be given its outcome: Error: the table is full",
    );
    await expect(closings.settle()).resolves.toBeUndefined();
  });

  it("takes a run for closed whose deletion IAM may still carry out: it has its outcome", async () => {
    const closings = createClosings();
    closings.add(Promise.reject(new NotYetSettledError("IAM may still delete it")));

    await expect(closings.settle()).resolves.toBeUndefined();
  });
});
