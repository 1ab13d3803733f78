import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportMarkdown } from "../../../cli/report/markdown.ts";
import { hostile } from "../output/hostile.ts";
import { hostileFinding } from "./asff/arbitrary-findings.ts";
import { account, report, unusedRole } from "./asff/examples.ts";

const write = (data: Parameters<typeof reportMarkdown>[0]) => [...reportMarkdown(data)].join("");

describe("reportMarkdown", () => {
  it("begins with when, by what and from where it was made", () => {
    const [title, , made] = write(report({ place: "direct" })).split("\n");

    expect(title).toBe("# Service-linked roles");
    expect(made).toBe(
      "Made at 2026-11-20T12:00:00.000Z by rolecall 0.1.0, from the inventory on the machine that made this report, partition aws.",
    );
  });

  it("sums up, and tells what could go, what is found, every role, and what was found", () => {
    const text = write(report());

    expect(text.match(/^## .*$/gm)).toEqual([
      "## Summary",
      "## What could go",
      "## Open findings",
      "## Roles",
      "## Closed findings",
    ]);
    expect(text).toContain("| 111122223333 | video | eeeeeeeeeeee | 2 | 1 | 1 | 0 | 0 | 0 | 0 | 1 |\n");
    expect(text).toContain(
      "| 111122223333 | AWSServiceRoleForIVSRecordToS3 | Nothing uses it in 2 enabled Regions | 2026-11-20T11:00:00.000Z |  |  |\n",
    );
    expect(text).toContain(
      "| 111122223333 | AWSServiceRoleForIVSRecordToS3 | unused | AWSServiceRoleForIVSRecordToS3 is unused | 2026-11-19T12:00:00.000Z | Decommission, once approved | rule tidy is the first that matches |\n",
    );
    expect(text).toContain(
      "| 111122223333 | AWSServiceRoleForMediaTailor | mediatailor.amazonaws.com | In use | 2 usages in us-east-1 | 2 | 2026-11-01T00:00:00.000Z | 2026-11-19T00:00:00.000Z |  |  |\n",
    );
    expect(text).toContain("| 2026-11-20T12:00:00.000Z | the role is gone |\n");
  });

  it("says so where there is nothing", () => {
    const text = write(report({ accounts: [{ ...account, roles: [], findings: [] }] }));

    expect(text).toContain("## What could go\n\nNothing: no role is known to be unused.\n");
    expect(text).toContain("## Open findings\n\nNone.\n");
    expect(text).toContain("## Roles\n\nNone.\n");
    expect(text).toContain("## Closed findings\n\nNone.\n");
    expect(write(report({ accounts: [] }))).toContain("## Summary\n\nNo account was read.\n");
  });

  it("is the same headings, and tables with as many cells in each row, whatever it is made of", () => {
    fc.assert(
      fc.property(
        fc.array(hostileFinding, { maxLength: 3 }),
        hostile(),
        hostile(),
        (findings, alias, why) => {
          const role = { ...unusedRole, verdict: { kind: "can-go" as const, why } };

          const text = write(
            report({ version: alias, accounts: [{ ...account, alias, roles: [role], findings }] }),
          );

          expect(text.match(/^#.*$/gm)).toHaveLength(6);
          for (const table of text.split(/^## .*$/m).slice(1)) {
            const rows = table.split("\n").filter((line) => line.startsWith("|"));
            expect(new Set(rows.map((row) => row.split("|").length)).size).toBeLessThanOrEqual(1);
          }
          expect(
            text.split("\n").every((line) => line === "" || /^(#|\||None|Made|Nothing)/.test(line)),
          ).toBe(true);
          expect(text).not.toMatch(/[<`]/);
        },
      ),
      { numRuns: 200 },
    );
  });
});
