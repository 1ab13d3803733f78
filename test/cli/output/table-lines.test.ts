import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Canvas, Column } from "../../../cli/output/format.ts";
import { tableLines } from "../../../cli/output/table-lines.ts";
import { hostile } from "./hostile.ts";
import { show } from "./terminal.ts";

interface Row {
  readonly role: string;
  readonly usages?: number;
  readonly verdict: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: "role", title: "Role", value: ({ role }) => role },
  { key: "usages", title: "Usages", value: ({ usages }) => usages, align: "right", spare: 2 },
  {
    key: "verdict",
    title: "Verdict",
    value: ({ verdict }) => verdict,
    tone: ({ verdict }) => (verdict === "can-go" ? "good" : "warn"),
  },
];

const ROWS: readonly Row[] = [
  { role: "AWSServiceRoleForIVSRecordToS3", usages: 12, verdict: "in-use" },
  { role: "漢字", verdict: "can-go" },
];

const draw = (rows: readonly Row[], canvas: Partial<Canvas> = {}) =>
  [...tableLines(rows, COLUMNS, { width: undefined, colors: false, ...canvas })].join("");

describe("tableLines", () => {
  it("aligns text to the left and numbers to the right, without blanks at the end", () => {
    expect(draw(ROWS)).toBe(
      [
        "Role                            Usages  Verdict",
        "AWSServiceRoleForIVSRecordToS3      12  in-use",
        "漢字                                    can-go",
        "",
      ].join("\n"),
    );
  });

  it("ends a line with its last text", () => {
    expect(draw([{ role: "a", verdict: "" }])).toBe("Role  Usages  Verdict\na\n");
  });

  it("shows titles where there are no rows", () => {
    expect(draw([])).toBe("Role  Usages  Verdict\n");
  });

  it("leaves out spare columns on a narrow terminal, then cuts the last text", () => {
    expect(draw(ROWS, { width: 40 })).toBe(
      [
        "Role                            Verdict",
        "AWSServiceRoleForIVSRecordToS3  in-use",
        "漢字                            can-go",
        "",
      ].join("\n"),
    );
    expect(draw(ROWS, { width: 30 })).toBe(
      [
        "Role                    Verdi…",
        "AWSServiceRoleForIVSR…  in-use",
        "漢字                    can-go",
        "",
      ].join("\n"),
    );
  });

  it("cuts nothing where there is no terminal", () => {
    expect(draw([{ role: "r".repeat(500), verdict: "" }])).toContain("r".repeat(500));
  });

  it("paints titles and tones if the terminal has colours, and never the blanks", () => {
    const painted = draw([{ role: "a", verdict: "can-go" }], { colors: true });

    expect(painted).toBe(
      "\u001b[1mRole\u001b[22m  \u001b[1mUsages\u001b[22m  \u001b[1mVerdict\u001b[22m\na             \u001b[32mcan-go\u001b[39m\n",
    );
    expect(stripVTControlCharacters(painted)).toBe(draw([{ role: "a", verdict: "can-go" }]));
  });

  it("says yes and no of what is true or false", () => {
    const columns: readonly Column<boolean>[] = [{ key: "is", title: "Is", value: (is) => is }];

    expect([...tableLines([true, false], columns, { width: 9, colors: false })]).toEqual([
      "Is\n",
      "yes\n",
      "no\n",
    ]);
  });

  it("is never wider than the terminal, and shows a line for each row, whatever the rows hold", async () => {
    const row = fc.record({ role: hostile(), verdict: hostile(30), usages: fc.nat(1e6) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 4 }),
        fc.integer({ min: 2, max: 60 }),
        fc.boolean(),
        async (rows, width, colors) => {
          const text = draw(rows, { width, colors });

          const { wrapped } = await show(text, width);

          expect(wrapped).toBe(0);
          expect(text.split("\n")).toHaveLength(rows.length + 2);
          expect(stripVTControlCharacters(text)).toBe(draw(rows, { width }));
          expect(stripVTControlCharacters(text)).not.toContain("\u001b");
        },
      ),
      { numRuns: 300 },
    );
  });
});
