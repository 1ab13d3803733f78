import { describe, expect, it } from "vitest";
import type { Column, OutputFormat } from "../../../cli/output/format.ts";
import { renderRows } from "../../../cli/output/render-rows.ts";

interface Row {
  readonly role: string;
  readonly usages: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: "role", title: "Role", value: ({ role }) => role },
  { key: "usages", title: "Usages", value: ({ usages }) => usages, align: "right" },
];

const render = (rows: Iterable<Row>, format: OutputFormat) => [
  ...renderRows(rows, COLUMNS, {
    format,
    canvas: { width: 80, colors: false },
    json: ({ role, usages }) => ({ role, usages, more: true }),
  }),
];

describe("renderRows", () => {
  it.each([
    ["table", "Role  Usages\na          1\n"],
    ["json", '[\n  {\n    "role": "a",\n    "usages": 1,\n    "more": true\n  }\n]\n'],
    ["jsonl", '{"role":"a","usages":1,"more":true}\n'],
    ["csv", "role,usages\r\na,1\r\n"],
    ["markdown", "| Role | Usages |\n| --- | ---: |\n| a | 1 |\n"],
  ] as const)("writes %s", (format, text) => {
    expect(render([{ role: "a", usages: 1 }], format).join("")).toBe(text);
  });

  it.each([
    ["table", 20_001],
    ["json", 20_000 * 5 + 2],
    ["jsonl", 20_000],
    ["csv", 20_001],
    ["markdown", 20_002],
  ] as const)("writes 20,000 rows as %s in few chunks", (format, lines) => {
    const rows = Array.from({ length: 20_000 }, (_, at) => ({
      role: `AWSServiceRoleForSomething${at % 7 === 0 ? "漢" : "x"}${at}`,
      usages: at,
    }));

    const chunks = render(rows, format);

    expect(chunks.join("").split("\n")).toHaveLength(lines + 1);
    expect(chunks.length).toBeLessThan(200);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(20_000);
  });

  it("does not wait for the last row where a format needs only one", () => {
    const endless = (function* () {
      for (let usages = 0; ; usages += 1) {
        yield { role: "a", usages };
      }
    })();

    const chunks = renderRows(endless, COLUMNS, {
      format: "csv",
      canvas: { width: 80, colors: false },
      json: () => undefined,
    });

    expect(chunks[Symbol.iterator]().next().value).toMatch(/^role,usages\r\na,0\r\na,1\r\n/);
  });
});
