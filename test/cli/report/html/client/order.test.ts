import { describe, expect, it } from "vitest";
import { COLUMNS, inOrder, nextOrder } from "../../../../../cli/report/html/client/order.ts";

const matrix = COLUMNS["matrix"] ?? [];

describe("nextOrder", () => {
  it("begins names with A, goes on with Z, and ends as it was", () => {
    const first = nextOrder(undefined, 0, matrix);
    const second = nextOrder(first, 0, matrix);

    expect([first?.direction, second?.direction, nextOrder(second, 0, matrix)]).toEqual([
      "ascending",
      "descending",
      undefined,
    ]);
  });

  it("begins numbers and instants with the largest, and anew at another column", () => {
    expect(nextOrder({ column: 0, direction: "ascending" }, 4, matrix)).toEqual({
      column: 4,
      direction: "descending",
    });
    expect(nextOrder(undefined, 5, matrix)?.direction).toBe("descending");
  });
});

describe("inOrder", () => {
  it("keeps equal ones as they stand, in both directions", () => {
    const items = ["b1", "a1", "b2", "a2"];

    expect(inOrder(items, ([key = ""]) => key, "ascending")).toEqual(["a1", "a2", "b1", "b2"]);
    expect(inOrder(items, ([key = ""]) => key, "descending")).toEqual(["b1", "b2", "a1", "a2"]);
  });
});
