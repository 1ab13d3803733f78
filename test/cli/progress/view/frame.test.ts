import { describe, expect, it } from "vitest";
import { createFrame } from "../../../../cli/progress/view/frame.ts";

const line = (text: string) => ({ text, width: text.length });

const MODES = ["\u001b[?2026h", "\u001b[?2026l", "\u001b[?25l", "\u001b[?25h", "\u001b[?7l", "\u001b[?7h"];

/** What a frame writes, without what each drawing begins and ends with. */
function drawings() {
  const written: string[] = [];
  const frame = createFrame((text) => {
    written.push(MODES.reduce((rest, mode) => rest.replaceAll(mode, ""), text));
  });
  return { frame, written };
}

describe("a frame", () => {
  it("draws over the lines of before, from the first of them, and clears what was below", () => {
    const { frame, written } = drawings();

    frame.draw([line("one"), line("two")], 80);
    frame.draw([line("three")], 80);

    expect(written).toEqual([
      "\r\u001b[Jone\u001b[K\ntwo\u001b[K\n\u001b[J",
      "\r\u001b[2Athree\u001b[K\n\u001b[J",
    ]);
  });

  it("begins on a clean sheet where the terminal has broken lines anew, as high as they are now", () => {
    const { frame, written } = drawings();
    frame.draw([line("x".repeat(70)), line("short")], 80);

    frame.draw([line("one")], 30);

    expect(written[1]).toBe("\r\u001b[4A\u001b[Jone\u001b[K\n\u001b[J");
  });
});
