import { describe, expect, it } from "vitest";
import { savings } from "../../../../cli/report/html/savings.ts";
import { tallyOf, totalOf } from "../../../../cli/report/html/tally.ts";
import type { ReportAccount } from "../../../../cli/report/report-data.ts";
import type { RoleRecord } from "../../../../functions/core/record.ts";
import { accountOf, readIn, readings, recordOf, reportRole, roleOf, usageOf } from "./samples.ts";

const holding = (account: string, ...records: readonly RoleRecord[]) =>
  accountOf(
    records.map((record) => reportRole(record)),
    [],
    { account },
  );

function linesOf(...accounts: readonly ReportAccount[]): readonly string[] {
  const tallies = accounts.map((account) => ({ account, tally: tallyOf(account) }));
  const { text } = savings(tallies, totalOf(tallies.map(({ tally }) => tally)));
  return [...text.matchAll(/<li>(.*?)<\/li>/g)].map(([, line = ""]) => line.replace(/<\/?strong>/g, ""));
}

describe("savings", () => {
  it("holds what can go against the quota of the account that gains the most", () => {
    const free = recordOf(roleOf("A"));
    const unobserved = recordOf(roleOf("B"), { status: "unobserved", regions: {} });

    const lines = linesOf(holding("111122223333", free, unobserved), holding("444455556666", free, free));

    expect(lines[0]).toBe(
      "3 roles of 4 can go now (2 in account 444455556666 alone): 0.2 % of the 1,000 roles that IAM lets an account have by default",
    );
    expect(lines[1]).toBe("1 more role can go if IAM agrees: it refuses to delete what is in use");
  });

  it("says what has to be released, and how much of it by hand", () => {
    const usages = [usageOf("us-east-1", "a"), usageOf("us-east-1", "b", { byHand: true })];
    const used = recordOf(roleOf("A"), {
      status: "in-use",
      regions: readings(readIn("us-east-1", ...usages)),
    });

    const lines = linesOf(holding("111122223333", used));

    expect(lines.slice(0, 2)).toEqual([
      "0 roles of 1 can go now",
      "2 usages would have to be released for the 1 role in use, 1 of them by hand",
    ]);
  });

  it("names no price, and saves nothing where nothing is", () => {
    expect(linesOf(holding("1", recordOf(roleOf("A")))).at(-1)).toContain("no price is named");
    expect(linesOf(holding("1"))).toEqual(["Nothing: there is no service-linked role."]);
  });
});
