import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allServices } from "../../functions/services/services.ts";

const readme = readFileSync("README.md", "utf8");

/** The arrows of the state diagram, as `From --> To`. */
function drawnArrows(): readonly string[] {
  const [, picture = ""] = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(readme) ?? [];
  return picture
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .sort();
}

interface State {
  readonly Next?: string;
  readonly Default?: string;
  readonly End?: boolean;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
}

/** The arrows of the state machine file, in the same form. */
function realArrows(): readonly string[] {
  const file = readFileSync("statemachines/decommission-role.asl.json", "utf8");
  const { StartAt, States }: { StartAt: string; States: Record<string, State> } = JSON.parse(file);
  const arrows = Object.entries(States).flatMap(
    ([name, { Next, Default, End, Choices = [], Catch = [] }]) => {
      const targets = [
        ...[...Choices, ...Catch].map((rule) => rule.Next),
        Next,
        Default,
        End ? "[*]" : undefined,
      ];
      return targets.filter((target) => target !== undefined).map((target) => `${name} --> ${target}`);
    },
  );
  return [...new Set([`[*] --> ${StartAt}`, ...arrows])].sort();
}

describe("README.md", () => {
  it("draws the workflow as the state machine file has it", () => {
    expect(drawnArrows()).toEqual(realArrows());
  });

  it("has a row for every service of the catalogue, with each of its roles", () => {
    const rows = [...readme.matchAll(/^\|[^|]+\| (`AWS[^|]*|`Amazon[^|]*)\|/gm)].map(
      ([, roles = ""]) => roles,
    );
    const told = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name));

    expect(rows).toHaveLength(allServices.length);
    expect(told.sort()).toEqual(
      allServices.flatMap(({ roles }) => roles.map(({ roleName }) => roleName)).sort(),
    );
  });

  it("has at most 200 lines", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(201);
  });

  it("names only scripts that package.json has", () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync("package.json", "utf8"));
    const named = [...readme.matchAll(/npm run ([a-z]+)/g)].map(([, script = ""]) => script);

    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});
