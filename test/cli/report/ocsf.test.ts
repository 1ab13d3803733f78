import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOcsf } from "../../../cli/report/ocsf.ts";
import { hostileFinding } from "./asff/arbitrary-findings.ts";
import { account, closedFinding, KINDS, openFinding, report } from "./asff/examples.ts";
import { checkEvent } from "./ocsf/check-event.ts";

const eventsOf = (lines: Iterable<string>) =>
  [...lines]
    .join("")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

const reportOf = (findings: readonly (typeof openFinding)[]) =>
  report({ accounts: [{ ...account, findings }] });

describe("reportOcsf", () => {
  it("says what is open as a compliance finding that fails, with the role, the rule and the evidence", () => {
    const [first] = eventsOf(reportOcsf(report()));

    expect(first).toMatchObject({
      class_uid: 2003,
      category_uid: 2,
      activity_id: 1,
      type_uid: 200301,
      time: Date.UTC(2026, 10, 19, 12),
      severity_id: 2,
      status_id: 1,
      metadata: {
        version: "1.6.0",
        profiles: ["cloud"],
        product: { name: "rolecall", version: "0.1.0" },
        logged_time: Date.UTC(2026, 10, 20, 12),
      },
      cloud: { provider: "AWS", account: { uid: "111122223333", name: "video", type_id: 10 } },
      finding_info: {
        uid: "rolecall/111122223333/AWSServiceRoleForIVSRecordToS3#unused",
        title: "Unused service-linked role: AWSServiceRoleForIVSRecordToS3",
        created_time: Date.UTC(2026, 10, 19, 12),
        last_seen_time: Date.UTC(2026, 10, 20, 11),
      },
      compliance: {
        control: "unused",
        status_id: 3,
        assessments: [{ name: "tidy", meets_criteria: false, policy: { uid: "e".repeat(64) } }],
      },
      resources: [
        {
          uid: "arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",
          uid_alt: "AROAEXAMPLEROLEID0001",
          created_time: Date.UTC(2026, 10, 1),
        },
      ],
      evidences: [
        {
          data: { regionsUnread: ["ap-south-1: denied"] },
          resources: [{ uid: "arn:aws:ivs:us-east-1:111122223333:channel/a" }],
        },
      ],
    });
  });

  it("says what is closed as resolved, and why", () => {
    const [, second] = eventsOf(reportOcsf(report()));

    expect(second).toMatchObject({
      activity_id: 3,
      type_uid: 200303,
      time: Date.UTC(2026, 10, 20, 12),
      severity_id: 3,
      status_id: 4,
      status_detail: "the role is gone",
      compliance: { status_id: 1, assessments: [{ meets_criteria: true }] },
    });
  });

  it("says as an update what was opened before", () => {
    const [event] = eventsOf(
      reportOcsf(reportOf([{ ...openFinding, updatedAt: "2026-11-20T00:00:00.000Z" }])),
    );

    expect(event).toMatchObject({ activity_id: 2, activity_name: "Update" });
  });

  it.each(["unknown", "stale"] as const)(
    "gives no verdict on a rule that could not be looked at: %s",
    (kind) => {
      const [event] = eventsOf(reportOcsf(reportOf([{ ...openFinding, kind }])));

      expect(event.compliance).toMatchObject({ status_id: 2 });
      expect(event.compliance).not.toHaveProperty("assessments");
    },
  );

  it("lists no resources as evidence where nothing uses the role", () => {
    const evidence = { ...openFinding.evidence, usages: [] };

    const [event] = eventsOf(reportOcsf(reportOf([{ ...openFinding, evidence }])));

    expect(event.evidences[0]).not.toHaveProperty("resources");
  });

  it("names no policy where there is none", () => {
    const { policyDigest: _, ...finding } = openFinding;

    const [event] = eventsOf(reportOcsf(reportOf([finding])));

    expect(event.compliance).not.toHaveProperty("standards");
    expect(event.compliance.assessments[0]).not.toHaveProperty("policy");
  });

  it("says nothing where there are no findings", () => {
    expect([...reportOcsf(reportOf([]))]).toEqual([]);
  });

  it.each(KINDS)("is what OCSF describes, of a finding of kind %s", (kind) => {
    const { roleId: _, evidence, ...rest } = openFinding;
    const { roleArn: __, ...noRole } = evidence;

    const events = eventsOf(
      reportOcsf(
        reportOf([
          { ...openFinding, kind },
          { ...closedFinding, kind },
          { ...rest, kind, evidence: noRole },
        ]),
      ),
    );

    expect(events.map(checkEvent)).toEqual([[], [], []]);
  });

  it("is what OCSF describes, whatever the findings hold", () => {
    fc.assert(
      fc.property(fc.array(hostileFinding, { maxLength: 3 }), (findings) => {
        const events = eventsOf(reportOcsf(reportOf(findings)));

        expect(events).toHaveLength(findings.length);
        expect(events.flatMap(checkEvent)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
