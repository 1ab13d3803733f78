import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrapText } from "../../../../../infra/sandbox/demo/screen/wrap-text.ts";

describe("wrapText", () => {
  it("breaks between words, and a word only where no line can hold it", () => {
    expect(wrapText("a role AWSServiceRole is", 8)).toEqual(["a role", "AWSServi", "ceRole", "is"]);
  });

  it("leaves a text whole where lines never end", () => {
    expect(wrapText("one line, however long", Number.POSITIVE_INFINITY)).toEqual(["one line, however long"]);
  });

  it("never makes a line too long, and loses no letter", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,60}$/), fc.integer({ min: 1, max: 30 }), (text, width) => {
        const lines = wrapText(text, width);

        expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});
