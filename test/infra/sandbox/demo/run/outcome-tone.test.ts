import { describe, expect, it } from "vitest";
import { outcomeTone } from "../../../../../infra/sandbox/demo/run/outcome-tone.ts";

describe("outcomeTone", () => {
  it("calls bad what is in the way or broken, good what is done, and leaves a part to a person", () => {
    const tones = ["deleted", "planned", "restored", "partly-restored", "blocked", "aborted"].map(
      outcomeTone,
    );

    expect(tones).toEqual(["good", "good", "good", "waiting", "bad", "bad"]);
  });
});
