import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { whyNotThisNode } from "../../../cli/node-version.ts";

describe("whyNotThisNode", () => {
  it.each(["22.0.0", "24.9.0", "26.10.0", "100.0.0"])("takes %s", (version) => {
    expect(whyNotThisNode(version)).toBeUndefined();
  });

  it.each(["20.20.2", "18.0.0", "9.11.2"])("refuses %s, and says which it needs", (version) => {
    expect(whyNotThisNode(version)).toContain(`needs Node 22 or newer, and this is ${version}`);
  });

  it("wants what package.json wants", () => {
    const { engines }: { readonly engines: { readonly node: string } } = JSON.parse(
      readFileSync("package.json", "utf8"),
    );

    expect(engines.node).toBe(">=22");
  });
});
