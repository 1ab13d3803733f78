import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const core = join(import.meta.dirname, "../../../functions/core");
const files = readdirSync(core, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

const WORLDLY = /Date\.now|new Date\(\s*\)|\bDate\(\)|Math\.random|process\.env|performance\.now|randomUUID/;

describe("functions/core", () => {
  it("has files to look at", () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)("takes time, chance and environment as arguments in %s", (name) => {
    const code = readFileSync(join(core, name), "utf8");

    expect(code).not.toMatch(WORLDLY);
  });

  it.each(files)("imports nothing outside itself in %s", (name) => {
    const code = readFileSync(join(core, name), "utf8");

    const imported = [...code.matchAll(/from "([^"]+)"/g)].map(([, from = ""]) => from);
    const outside = imported.filter(
      (from) => !from.startsWith(".") || relative(core, join(core, dirname(name), from)).startsWith(".."),
    );

    expect(outside).toEqual([]);
  });
});
