import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allServices } from "../../functions/services/services.ts";

const readme = readFileSync("README.md", "utf8");

describe("README.md", () => {
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
