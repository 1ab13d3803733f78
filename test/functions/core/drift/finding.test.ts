import { describe, expect, it } from "vitest";
import { findingId } from "../../../../functions/core/drift/finding.ts";

describe("findingId", () => {
  it("tells findings of one role apart by their kind, and those of a kind by their subject", () => {
    expect(findingId({ kind: "unused", subject: "A" })).toBe("A#unused");
    expect(findingId({ kind: "missing", subject: "A" })).toBe("A#missing");
    expect(findingId({ kind: "unused", subject: "B" })).toBe("B#unused");
  });
});
