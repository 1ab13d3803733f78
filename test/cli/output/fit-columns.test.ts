import { describe, expect, it } from "vitest";
import { fitColumns, type Slot } from "../../../cli/output/fit-columns.ts";

const slot = (at: number, width: number, more: Partial<Slot> = {}): Slot => ({
  at,
  width,
  spare: 0,
  isText: true,
  ...more,
});

const shown = (slots: readonly Slot[], width: number | undefined) =>
  fitColumns(slots, width).map(({ at, width: columns }) => [at, columns]);

describe("fitColumns", () => {
  it("leaves everything as it is where it fits, or where nothing is to be cut", () => {
    const slots = [slot(0, 10), slot(1, 10, { spare: 1 })];

    expect(shown(slots, 22)).toEqual([
      [0, 10],
      [1, 10],
    ]);
    expect(shown([slot(0, 500)], undefined)).toEqual([[0, 500]]);
  });

  it("leaves out the most spare columns first, of equals the last", () => {
    const slots = [
      slot(0, 30),
      slot(1, 20, { spare: 2 }),
      slot(2, 20, { spare: 3 }),
      slot(3, 20, { spare: 2 }),
      slot(4, 20),
    ];

    expect(fitColumns(slots, 100).map(({ at }) => at)).toEqual([0, 1, 3, 4]);
    expect(fitColumns(slots, 80).map(({ at }) => at)).toEqual([0, 1, 4]);
    expect(fitColumns(slots, 60).map(({ at }) => at)).toEqual([0, 4]);
  });

  it("cuts the last column of text before it leaves out another, as long as there is enough to read", () => {
    const slots = [slot(0, 20), slot(1, 10, { spare: 1 }), slot(2, 300)];

    expect(shown(slots, 80)).toEqual([
      [0, 20],
      [1, 10],
      [2, 46],
    ]);
    expect(shown(slots, 50)).toEqual([
      [0, 20],
      [2, 28],
    ]);
  });

  it("cuts text before numbers, and the last before the first", () => {
    const slots = [slot(0, 20), slot(1, 20), slot(2, 8, { isText: false })];

    expect(shown(slots, 42)).toEqual([
      [0, 20],
      [1, 10],
      [2, 8],
    ]);
    expect(shown(slots, 28)).toEqual([
      [0, 10],
      [1, 6],
      [2, 8],
    ]);
    expect(shown(slots, 20)).toEqual([
      [0, 6],
      [1, 4],
      [2, 6],
    ]);
  });

  it("leaves out what must stay only where not even a sign of each fits", () => {
    const slots = [slot(0, 9), slot(1, 9), slot(2, 9)];

    expect(shown(slots, 7)).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
    expect(shown(slots, 6)).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(shown(slots, 1)).toEqual([[0, 1]]);
  });

  it("keeps one column even where all are spare", () => {
    expect(shown([slot(0, 9, { spare: 1 }), slot(1, 9, { spare: 2 })], 5)).toEqual([[0, 5]]);
  });
});
