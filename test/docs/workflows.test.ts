import { globSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { drawnArrows, realArrows } from "./state-arrows.ts";

const document = "docs/workflows.md";
const machines = globSync("statemachines/*.asl.json").map((file) => basename(file, ".asl.json"));

describe("docs/workflows.md", () => {
  it("knows every state machine", () => {
    expect(machines.toSorted()).toEqual(["decommission-role", "remediate-role", "restore-role"]);
  });

  it.each(machines)("draws %s as its file has it", (name) => {
    expect(drawnArrows(document, name)).toEqual(realArrows(name));
  });
});
