import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Canvas } from "../../../cli/output/format.ts";
import { renderFields } from "../../../cli/output/render-fields.ts";
import { hostile } from "./hostile.ts";
import { show } from "./terminal.ts";

const FIELDS = [
  { title: "Role", value: "AWSServiceRoleForIVSRecordToS3" },
  { title: "Last used", value: undefined },
  { title: "Usages", value: 2 },
  { title: "Protected", value: false },
  { title: "In the way", value: ["arn:aws:ivs:us-east-1:111122223333:channel/a", "and more"] },
];

const draw = (canvas: Partial<Canvas> = {}) =>
  renderFields(FIELDS, { width: undefined, colors: false, ...canvas });

describe("renderFields", () => {
  it("sets values beside their titles, and each of several on a line of its own", () => {
    expect(draw()).toBe(
      [
        "Role        AWSServiceRoleForIVSRecordToS3",
        "Last used",
        "Usages      2",
        "Protected   no",
        "In the way  arn:aws:ivs:us-east-1:111122223333:channel/a",
        "            and more",
        "",
      ].join("\n"),
    );
  });

  it("wraps long values to the terminal's width, indented", () => {
    expect(
      renderFields([{ title: "Why", value: "Nothing uses it in 17 enabled Regions" }], {
        width: 25,
        colors: false,
      }),
    ).toBe(["Why  Nothing uses it in", "     17 enabled Regions", ""].join("\n"));
  });

  it("sets values below their titles where there is no room beside them", () => {
    expect(draw({ width: 24 })).toBe(
      [
        "Role",
        "  AWSServiceRoleForIVSRe",
        "  cordToS3",
        "Last used",
        "Usages",
        "  2",
        "Protected",
        "  no",
        "In the way",
        "  arn:aws:ivs:us-east-1:",
        "  111122223333:channel/a",
        "  and more",
        "",
      ].join("\n"),
    );
  });

  it("paints the titles if the terminal has colours", () => {
    expect(renderFields([{ title: "Usages", value: 2 }], { width: 80, colors: true })).toBe(
      "\u001b[2mUsages\u001b[22m  2\n",
    );
  });

  it("says nothing of nothing", () => {
    expect(renderFields([], { width: 80, colors: true })).toBe("");
  });

  it("is never wider than the terminal, whatever the fields hold", async () => {
    const field = fc.record({
      title: hostile(),
      value: fc.oneof(hostile(40), fc.array(hostile(), { maxLength: 3 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(field, { maxLength: 4 }),
        fc.integer({ min: 2, max: 60 }),
        async (fields, width) => {
          const text = renderFields(fields, { width, colors: true });

          const { wrapped } = await show(text, width);

          expect(wrapped).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
