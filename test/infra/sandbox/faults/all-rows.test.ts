import { describe, expect, it } from "vitest";
import { allRows } from "../../../../infra/sandbox/faults/all-rows.ts";
import { allSubjects } from "../../../../infra/sandbox/faults/scene/subjects.ts";

const rows = allRows.flatMap((group) => group.rows);

describe("the rows", () => {
  it("have each a name of their own", () => {
    const names = rows.map(({ name }) => name);

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.length).toBeGreaterThanOrEqual(60);
  });

  it("concern every role, and each of them once", () => {
    expect(new Set(rows.flatMap(({ concerns }) => concerns))).toEqual(
      new Set(allSubjects.map(({ key }) => key)),
    );
    expect(rows.filter(({ concerns }) => new Set(concerns).size !== concerns.length)).toEqual([]);
    expect(rows.filter(({ concerns }) => concerns.length === 0)).toEqual([]);
  });
});
