import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBlocks } from "./read-blocks.ts";

const documents = ["README.md", "CHANGELOG.md", ...globSync("docs/**/*.md")];

/** What a link can point at within a document, as GitHub names it. */
function anchorsOf(file: string): readonly string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** Links of a document that lead nowhere within the project. */
function deadLinks(file: string): readonly string[] {
  const links = [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
    ([, link = ""]) => link,
  );
  return links.filter((link) => {
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? file : join(dirname(file), path);
    return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
}

describe("the documents", () => {
  it.each(documents)("%s has no link that leads nowhere", (file) => {
    expect(deadLinks(file)).toEqual([]);
  });

  it("have commands only where a test follows them", () => {
    const withCommands = documents.filter((file) =>
      readBlocks(file).some(({ language }) => language === "sh"),
    );

    expect(withCommands.toSorted()).toEqual([
      // commands.test.ts, drift.test.ts, policy.test.ts, runbook.test.ts, sandbox.test.ts
      "README.md",
      "docs/drift.md",
      "docs/policy.md",
      "docs/runbook.md",
      "docs/sandbox.md",
    ]);
  });
});
