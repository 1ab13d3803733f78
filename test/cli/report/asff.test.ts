import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportAsff } from "../../../cli/report/asff.ts";
import { hostileFinding } from "./asff/arbitrary-findings.ts";
import { checkImport } from "./asff/check-import.ts";
import { account, closedFinding, KINDS, openFinding, report } from "./asff/examples.ts";

const findingsOf = (lines: Iterable<string>): readonly Record<string, unknown>[] =>
  [...lines].flatMap((line) => JSON.parse(line).Findings);

const reportOf = (findings: readonly (typeof openFinding)[]) =>
  report({ accounts: [{ ...account, findings }] });

describe("reportAsff", () => {
  it("says what is open as active, with the role and what uses it", () => {
    const [first] = findingsOf(reportAsff(report()));

    expect(first).toMatchObject({
      Id: "rolecall/111122223333/AWSServiceRoleForIVSRecordToS3#unused",
      ProductArn: "arn:aws:securityhub:us-east-1:111122223333:product/111122223333/default",
      GeneratorId: "rolecall/unused",
      CreatedAt: "2026-11-19T12:00:00.000Z",
      LastObservedAt: "2026-11-20T11:00:00.000Z",
      Severity: { Label: "LOW" },
      Title: "Unused service-linked role: AWSServiceRoleForIVSRecordToS3",
      Description: "AWSServiceRoleForIVSRecordToS3 is unused. rule tidy is the first that matches",
      RecordState: "ACTIVE",
      Workflow: { Status: "NEW" },
      Resources: [
        {
          Type: "AwsIamRole",
          Id: "arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",
          Partition: "aws",
          Details: {
            AwsIamRole: {
              RoleName: "AWSServiceRoleForIVSRecordToS3",
              RoleId: "AROAEXAMPLEROLEID0001",
              CreateDate: "2026-11-01T00:00:00.000Z",
              Path: "/aws-service-role/ivs.amazonaws.com/",
            },
          },
        },
        { Type: "Other", Id: "arn:aws:ivs:us-east-1:111122223333:channel/a", Partition: "aws" },
      ],
      ProductFields: {
        "rolecall/rule": "tidy",
        "rolecall/remedy": "Decommission, once approved",
        "rolecall/madeBy":
          "arn:aws:iam::111122223333:user/ann, CreateRecordingConfiguration at 2026-11-01T00:00:00.000Z",
        "rolecall/regionsRead": "eu-west-1 us-east-1",
        "rolecall/regionsUnread": "ap-south-1: denied",
      },
    });
  });

  it("says what is closed as archived and resolved, and why", () => {
    const [, second] = findingsOf(reportAsff(report()));

    expect(second).toMatchObject({
      Severity: { Label: "MEDIUM" },
      RecordState: "ARCHIVED",
      Workflow: { Status: "RESOLVED" },
      UpdatedAt: "2026-11-20T12:00:00.000Z",
      Description: "Not so any more: the role is gone. AWSServiceRoleForIVSRecordToS3 is unused.",
      ProductFields: { "rolecall/closedBecause": "the role is gone" },
    });
  });

  it("is about the account where a role is missing or an exemption is over", () => {
    const evidence = { status: "gone", regionsRead: [], regionsUnread: [], usages: [] };
    const { roleId: _, ...noRole } = openFinding;
    const findings = [
      { ...noRole, kind: "missing" as const, subject: "AWSServiceRoleForMediaTailor", evidence },
      { ...noRole, kind: "exemption-expired" as const, subject: "exemption:migration", evidence },
    ];

    const written = findingsOf(reportAsff(reportOf(findings)));

    expect(written.map(({ Resources }) => Resources)).toEqual([
      [{ Type: "AwsAccount", Id: "AWS::::Account:111122223333", Partition: "aws" }],
      [{ Type: "AwsAccount", Id: "AWS::::Account:111122223333", Partition: "aws" }],
    ]);
  });

  it("leaves out what Security Hub would have to cut, and what is no ARN", () => {
    const long = `arn:${"x".repeat(509)}`;
    const evidence = {
      ...openFinding.evidence,
      usages: [long, long.slice(1), long.slice(0, 512), "and 7 more"],
    };

    const [first] = findingsOf(reportAsff(reportOf([{ ...openFinding, evidence }])));

    expect(first?.["Resources"]).toMatchObject([
      { Type: "AwsIamRole" },
      { Type: "Other", Id: long.slice(0, 512) },
    ]);
  });

  it("goes to the Region that is meant, in the partition of the report", () => {
    const productOf = (lines: Iterable<string>) => findingsOf(lines)[0]?.["ProductArn"];

    expect(productOf(reportAsff(report({ partition: "aws-cn" })))).toMatch(
      /^arn:aws-cn:securityhub:cn-north-1:/,
    );
    expect(productOf(reportAsff(report(), "eu-west-1"))).toMatch(/^arn:aws:securityhub:eu-west-1:/);
  });

  it("puts no two accounts into one call, nor more than a hundred findings", () => {
    const many = Array.from({ length: 250 }, (_, at) => ({ ...openFinding, subject: `Role${at}` }));
    const other = {
      ...account,
      account: "444455556666",
      findings: [{ ...openFinding, account: "444455556666" }],
    };

    const lines = [...reportAsff(report({ accounts: [{ ...account, findings: many }, other] }))];

    expect(lines.map((line) => JSON.parse(line).Findings.length)).toEqual([100, 100, 50, 1]);
    expect(findingsOf(lines.slice(3)).map(({ AwsAccountId }) => AwsAccountId)).toEqual(["444455556666"]);
  });

  it("says nothing where there are no findings", () => {
    expect([...reportAsff(reportOf([]))]).toEqual([]);
  });

  it.each(KINDS)("is what Security Hub takes, of a finding of kind %s", async (kind) => {
    const [line = ""] = reportAsff(
      reportOf([
        { ...openFinding, kind },
        { ...closedFinding, kind },
      ]),
    );

    expect(await checkImport(line)).toEqual([]);
  });

  it("is what Security Hub takes, whatever the findings hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileFinding, { minLength: 1, maxLength: 3 }), async (findings) => {
        const [line = ""] = reportAsff(reportOf(findings));

        expect(await checkImport(line)).toEqual([]);
        expect(line.trimEnd()).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 100 },
    );
  });

  it("stays below 240 kB for each finding, even if each sign has to be escaped", () => {
    const text = "\u202e".repeat(5000);
    const worst: typeof openFinding = {
      ...openFinding,
      subject: text,
      summary: text,
      why: text,
      rule: text,
      policyDigest: text,
      evidence: {
        status: text,
        lastUsedAt: text,
        regionsRead: [text],
        regionsUnread: [text],
        usages: Array.from({ length: 50 }, () => `arn:${"\u202e".repeat(508)}`),
        origin: { eventId: text, at: text, call: text, by: text },
      },
      closedAt: text,
      closedBecause: text,
    };

    const [line = ""] = reportAsff(reportOf([worst]));

    expect(Buffer.byteLength(line)).toBeGreaterThan(150_000);
    expect(Buffer.byteLength(line)).toBeLessThan(240_000);
    expect(JSON.parse(line).Findings[0].Resources).toHaveLength(32);
  });
});
