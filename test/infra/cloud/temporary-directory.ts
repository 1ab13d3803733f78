import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { projectDirectory } from "../../../infra/cloud/paths.ts";

/** A folder of its own for one test, inside the checkout so that packages are found from it; gone afterwards. */
export function temporaryDirectory(): string {
  const parent = join(projectDirectory, "build");
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, "test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
