import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, textWidth } from "../../../cli/output/text-width.ts";
import { visibleText } from "../../../cli/output/visible-text.ts";
import { hostile } from "./hostile.ts";
import { show } from "./terminal.ts";

describe("textWidth", () => {
  it.each([
    ["", 0],
    ["role", 4],
    ["größe", 5],
    ["e\u0301", 1],
    ["漢字", 4],
    ["ｱｲ", 2],
    ["ＡＢ", 4],
    ["한글", 4],
    ["\u303f", 1],
    ["😀", 2],
    ["𠀀", 2],
    ["\u{1f1e9}\u{1f1ea}", 2],
    ["…", 1],
  ])("of %j is %i", (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it("is never less than what a terminal needs", async () => {
    await fc.assert(
      fc.asyncProperty(hostile(20), async (text) => {
        const shown = visibleText(text);

        const { wrapped } = await show(shown, textWidth(shown));

        expect(wrapped).toBe(0);
      }),
    );
  });
});

describe("cutText", () => {
  it.each([
    ["role", 4, "role"],
    ["roles", 4, "rol…"],
    ["漢字漢字", 8, "漢字漢字"],
    ["漢字漢字", 6, "漢字…"],
    ["漢字漢字", 7, "漢字漢…"],
    ["re\u0301le", 3, "re\u0301…"],
    ["roles", 1, "…"],
    ["roles", 0, ""],
    ["", 0, ""],
  ])("cuts %j to %i columns: %j", (text, width, cut) => {
    expect(cutText(text, width)).toBe(cut);
  });
});
