import { describe, expect, it } from "vitest";
import { runNode } from "../../../../../infra/sandbox/bench/cli/run/run-node.ts";

const run = (program: string) =>
  runNode({ args: ["--input-type=module", "--eval", program], environment: { WORD: "seen" } });

describe("runNode", () => {
  it("says how much memory a program had at its peak", async () => {
    const { peakBytes } = await run(
      "const kept = Buffer.alloc(200e6, 1); globalThis.kept = kept; process.exit()",
    );

    expect(peakBytes).toBeGreaterThan(200e6);
    expect(peakBytes).toBeLessThan(600e6);
  });

  it("says how much of the processor it had", async () => {
    const used = "while (process.cpuUsage().user < 100_000) for (let n = 0; n < 1e6; n += 1) Math.sqrt(n);";

    expect((await run(used)).cpuMilliseconds).toBeGreaterThanOrEqual(100);
  });

  it("lets a program see nothing of the environment but what it is given", async () => {
    await expect(run("throw new Error(Object.keys(process.env).join())")).rejects.toThrow("Error: WORD\n");
  });

  it("fails with what a program wrote that did not end with 0", async () => {
    await expect(run("console.error('no such role'); process.exit(3)")).rejects.toThrow(
      /ended with 3\nno such role/,
    );
  });
});
