import { describe, expect, it } from "vitest";
import { batches } from "../../../../cli/report/asff/batches.ts";

describe("batches", () => {
  it("makes inputs of one call each, in order", () => {
    expect([...batches(['{"Id":"a"}', '{"Id":"b"}'])]).toEqual(['{"Findings":[{"Id":"a"},{"Id":"b"}]}']);
    expect([...batches([])]).toEqual([]);
  });

  it("begins another after a hundred findings", () => {
    const sizes = [...batches(Array.from({ length: 201 }, () => "{}"))].map(
      (batch) => JSON.parse(batch).Findings.length,
    );

    expect(sizes).toEqual([100, 100, 1]);
  });

  it("begins another before six megabytes, counted in bytes", () => {
    const large = JSON.stringify("漢".repeat(70_000));

    const made = [...batches(Array.from({ length: 60 }, () => large))];

    expect(made.map((batch) => JSON.parse(batch).Findings.length)).toEqual([28, 28, 4]);
    expect(made.every((batch) => Buffer.byteLength(batch) <= 6_000_000)).toBe(true);
  });
});
