import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth } from "../../../cli/output/text-width.ts";
import { visibleText } from "../../../cli/output/visible-text.ts";
import { wrapText } from "../../../cli/output/wrap-text.ts";
import { hostile } from "./hostile.ts";

describe("wrapText", () => {
  it("breaks between words, and a word only where no line can hold it", () => {
    expect(wrapText("a role AWSServiceRole is", 8)).toEqual(["a role", "AWSServi", "ceRole", "is"]);
  });

  it("counts wide signs twice", () => {
    expect(wrapText("漢字 漢字 ab", 7)).toEqual(["漢字", "漢字 ab"]);
  });

  it("leaves a text whole where lines never end, or it fits", () => {
    expect(wrapText("one line,  however long", undefined)).toEqual(["one line,  however long"]);
    expect(wrapText("it  fits", 8)).toEqual(["it  fits"]);
  });

  it("never makes a line too long, and loses no sign but blanks", () => {
    fc.assert(
      fc.property(hostile(40), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const shown = visibleText(text);

        const lines = wrapText(shown, width);

        expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(shown.replaceAll(" ", ""));
      }),
      { numRuns: 1000 },
    );
  });
});
