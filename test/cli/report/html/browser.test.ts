import { describe, expect, it } from "vitest";
import { startReader } from "./browser.ts";

describe("startReader", () => {
  it("names what is missing where there is no chromium, instead of passing", async () => {
    await expect(startReader("/nowhere/chromium")).rejects.toThrow(
      "There is no chromium at /nowhere/chromium: the tests of the HTML report need it",
    );
  });
});
