import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { startOnce } from "../../../../../infra/sandbox/bench/cold-start/start-once.ts";

const launcher = fileURLToPath(
  new URL("../../../../../infra/sandbox/bench/cold-start/launch.ts", import.meta.url),
);

async function start(handler: string) {
  const directory = await mkdtemp(join(tmpdir(), "rolecall-start-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const file = join(directory, "index.mjs");
  await writeFile(file, handler);
  return startOnce({
    launcher,
    module: pathToFileURL(file).href,
    event: { number: 7 },
    context: { awsRequestId: "r-1" },
    environment: { GREETING: "hello" },
    expected: "hello 7 r-1",
  });
}

describe("startOnce", () => {
  it("starts a handler with its event, its context and nothing but its environment", async () => {
    const handler =
      "export const handler = async ({number}, {awsRequestId}) => ({ kind: `${process.env.GREETING} ${number} ${awsRequestId}${process.env.HOME ?? ''}` });";

    const cold = await start(handler);

    expect(cold.bootMilliseconds + cold.loadMilliseconds + cold.answerMilliseconds).toBeCloseTo(
      cold.totalMilliseconds,
    );
  });

  it("does not count a handler that answers something else, and shows what it wrote", async () => {
    const handler = 'export const handler = async () => { console.log("sorry"); return { kind: "other" }; };';

    await expect(start(handler)).rejects.toThrow(/did not answer "hello 7 r-1": \{.*"other".*\nsorry/s);
  });

  it("shows why a handler failed", async () => {
    await expect(start("throw new Error('no table');")).rejects.toThrow("no table");
  });
});
