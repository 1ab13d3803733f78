import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { writeHandler } from "./write-handler.ts";

const FUNCTIONS = new URL("../../../../infra/embedded/functions/functions.ts", import.meta.url).href;
const CLOCK = new URL("../../../../infra/embedded/clock.ts", import.meta.url).href;

describe("an idle function", () => {
  it("does not keep the process alive", async () => {
    const codeDirectory = await writeHandler(
      "setInterval(() => 1, 1000); export const handler = () => 'answered';",
    );
    const program = `
      import { startFunctions } from ${JSON.stringify(FUNCTIONS)};
      import { createClock } from ${JSON.stringify(CLOCK)};
      const clock = createClock({ pace: "still" });
      const functions = startFunctions({ clock, newId: () => "id", environment: () => ({}), deadLetter: () => undefined });
      functions.create({ arn: "arn", name: "f", codeDirectory: ${JSON.stringify(codeDirectory)}, handler: "index.handler",
        environment: {}, timeoutSeconds: 30, memoryMegabytes: 128 });
      console.log((await functions.invoke("arn", {})).payload);`;

    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
      timeout: 20_000,
    });

    expect(stdout).toBe("answered\n");
  });
});
