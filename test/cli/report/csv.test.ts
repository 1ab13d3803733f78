import { describe, expect, it } from "vitest";
import { reportCsv } from "../../../cli/report/csv.ts";
import { readCsv } from "../output/read-csv.ts";
import { account, closedFinding, openFinding, report, run, unusedRole, usedRole } from "./asff/examples.ts";

const rowsOf = (data: Parameters<typeof reportCsv>[0]) => {
  const [head = [], ...body] = readCsv([...reportCsv(data)].join(""));
  return body.map((row) => Object.fromEntries(head.map((key, at) => [key, row[at]])));
};

describe("reportCsv", () => {
  it("has a line for each role", () => {
    expect(rowsOf(report())).toEqual([
      {
        account: "111122223333",
        role: "AWSServiceRoleForIVSRecordToS3",
        service: "ivs.amazonaws.com",
        verdict: "can-go",
        why: "Nothing uses it in 2 enabled Regions",
        status: "unused",
        statusSince: "2026-11-20T11:00:00.000Z",
        usages: "0",
        regionsInUse: "",
        regionsUnread: "",
        createdAt: "2026-01-01T00:00:00.000Z",
        lastUsedAt: "",
        madeBy: "",
        openFindings: "1",
        lastRun: "run-2",
        lastOutcome: "blocked",
      },
      {
        account: "111122223333",
        role: "AWSServiceRoleForMediaTailor",
        service: "mediatailor.amazonaws.com",
        verdict: "in-use",
        why: "2 usages in us-east-1",
        status: "in-use",
        statusSince: "2026-11-20T11:00:00.000Z",
        usages: "2",
        regionsInUse: "us-east-1",
        regionsUnread: "ap-south-1 eu-west-1",
        createdAt: "2026-11-01T00:00:00.000Z",
        lastUsedAt: "2026-11-19T00:00:00.000Z",
        madeBy: "arn:aws:iam::111122223333:user/ann",
        openFindings: "0",
        lastRun: "",
        lastOutcome: "",
      },
    ]);
  });

  it("counts the open findings of each role in its own account", () => {
    const findings = [openFinding, { ...openFinding, kind: "stale" as const }, closedFinding];
    const other = { ...account, account: "444455556666", roles: [unusedRole], findings: [] };

    const rows = rowsOf(report({ accounts: [{ ...account, roles: [unusedRole], findings }, other] }));

    expect(rows.map((row) => row["openFindings"])).toEqual(["2", "0"]);
  });

  it("leaves the outcome of a run at work empty, and names the service that made a role by itself", () => {
    const { outcome: _, ...atWork } = run;
    const origin = { eventId: "e", at: "2026-11-01T00:00:00.000Z", call: "X", via: "ivs.amazonaws.com" };
    const role = { ...usedRole, record: { ...usedRole.record, origin }, runs: [atWork] };

    const [row] = rowsOf(report({ accounts: [{ ...account, roles: [role] }] }));

    expect(row).toMatchObject({ lastRun: "run-2", lastOutcome: "", madeBy: "ivs.amazonaws.com" });
  });

  it("has a header where there are no roles", () => {
    expect([...reportCsv(report({ accounts: [] }))].join("")).toBe(
      "account,role,service,verdict,why,status,statusSince,usages,regionsInUse,regionsUnread,createdAt,lastUsedAt,madeBy,openFindings,lastRun,lastOutcome\r\n",
    );
  });
});
