import { describe, expect, it } from "vitest";
import { closingTable, outcomeRows } from "../../../../../infra/sandbox/demo/screen/closing-table.ts";
import { findingHeadings } from "../../../../../infra/sandbox/demo/screen/finding-rows.ts";
import { plainly } from "../../../../../infra/sandbox/demo/screen/paint.ts";
import { runOf } from "../samples.ts";

const rows = outcomeRows([
  runOf({ roleName: "AWSServiceRoleForMediaTailor", outcome: "deleted", reason: "IAM has deleted it" }),
  runOf({
    roleName: "AWSServiceRoleForResourceExplorer",
    outcome: "blocked",
    reason: "IAM refused the deletion",
    blockers: ["arn:aws:resource-explorer-2:eu-west-1:111122223333:index/1"],
  }),
  runOf({
    roleName: "AWSServiceRoleForMediaTailor",
    workflow: "restore",
    outcome: "partly-restored",
    reason: "1 changed since",
    blockers: ["arn:aws:mediatailor:eu-west-1:111122223333:channel/a"],
  }),
]);

describe("closingTable", () => {
  it("has a line for each run where there is room", () => {
    expect(closingTable(rows, { width: Number.POSITIVE_INFINITY, paint: plainly })).toEqual([
      "  Role                               Run      Outcome          Reason",
      "  AWSServiceRoleForMediaTailor       apply    deleted          IAM has deleted it.",
      "  AWSServiceRoleForResourceExplorer  apply    blocked          IAM refused the deletion. In the way: index/1 in eu-west-1.",
      "  AWSServiceRoleForMediaTailor       restore  partly-restored  1 changed since. Not put back: channel/a in eu-west-1.",
    ]);
  });

  it("puts the reasons below the roles at 79 columns", () => {
    expect(closingTable(rows, { width: 79, paint: plainly })).toEqual([
      "  Outcome          Role (run), and why",
      "  deleted          AWSServiceRoleForMediaTailor (apply)",
      "                   IAM has deleted it.",
      "  blocked          AWSServiceRoleForResourceExplorer (apply)",
      "                   IAM refused the deletion. In the way: index/1 in eu-west-1.",
      "  partly-restored  AWSServiceRoleForMediaTailor (restore)",
      "                   1 changed since. Not put back: channel/a in eu-west-1.",
    ]);
  });

  it("fits 39 columns", () => {
    const lines = closingTable(rows, { width: 39, paint: plainly });

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(39);
    expect(lines.slice(5, 10)).toEqual([
      "  blocked",
      "    AWSServiceRoleForResourceExplorer",
      "    (apply)",
      "    IAM refused the deletion. In the",
      "    way: index/1 in eu-west-1.",
    ]);
  });

  it("heads the columns of other rows otherwise", () => {
    const layout = { width: Number.POSITIVE_INFINITY, paint: plainly };

    expect(closingTable([], layout, findingHeadings)[0]).toBe("  Role  Finding  Status  What became of it");
    expect(closingTable([], { ...layout, width: 79 }, findingHeadings)[0]).toBe(
      "  Status  Role (finding), and why",
    );
  });

  it("says of a run that crashed that it has no outcome", () => {
    const { ending: _, ...crashed } = runOf({ roleName: "R", outcome: "failed" });

    expect(outcomeRows([{ ...crashed, status: "FAILED" }])).toEqual([
      { roleName: "R", run: "apply", outcome: "failed", reason: "The run has no outcome", tone: "bad" },
    ]);
  });
});
