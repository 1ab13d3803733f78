import { describe, expect, it } from "vitest";
import { article } from "../../../../cli/report/html/article.ts";
import { wordsOf } from "../../../../cli/report/html/client/tokens.ts";
import {
  eventAt,
  findingOf,
  readIn,
  readings,
  recordOf,
  reportRole,
  roleOf,
  runOf,
  unreadIn,
  usageOf,
} from "./samples.ts";

const said = (subject: Parameters<typeof article>[0]) => wordsOf(article(subject).text).replace(/\s+/g, " ");

const record = recordOf(
  roleOf("AWSServiceRoleForIVSRecordToS3", {
    description: "Records",
    tags: { team: "media", empty: "" },
    trusted: ["ivs.amazonaws.com", "other.amazonaws.com"],
  }),
  {
    status: "in-use",
    regions: readings(
      readIn("eu-west-1", usageOf("eu-west-1", "Ab12"), usageOf("eu-west-1", "Sip", { byHand: true })),
      readIn("us-east-1"),
      unreadIn("us-west-2", "AccessDenied"),
    ),
    origin: {
      eventId: "e",
      at: "2025-03-04T05:06:07.000Z",
      call: "CreateServiceLinkedRole",
      by: "arn:aws:sts::111122223333:assumed-role/Ops/kim",
      via: "ivs.amazonaws.com",
    },
    decommissioned: { runId: "run-1", roleId: "AROAOLD", at: "2025-01-01T00:00:00.000Z" },
  },
);

describe("article", () => {
  it("tells of a role what is known of it, what uses it, and on what that stands", () => {
    const words = said({
      account: "111122223333",
      name: record.role.roleName,
      role: reportRole(record),
      findings: [],
    });

    for (const part of [
      "in use 2 usages in eu-west-1",
      "RoleId AROA2EXAMPLE3EXAMPLE4",
      "Made 2025-03-04 05:06:07 by CreateServiceLinkedRole of arn:aws:sts::111122223333:assumed-role/Ops/kim via ivs.amazonaws.com",
      "Last used not within the 400 days that IAM tracks",
      "Description Records",
      "Tags team=media empty=",
      "Also trusts other.amazonaws.com",
      "Deleted before 2025-01-01 00:00:00 by run run-1",
      "recording-configuration/Ab12 recording-configuration in eu-west-1; to release it: delete the recording configuration",
      "(by a person only)",
      "Regions read eu-west-1, us-east-1",
      "Not read: us-west-2 2026-11-20 06:00:00 : AccessDenied; the next look may succeed",
    ]) {
      expect(words).toContain(part);
    }
  });

  it("tells of runs how they went and ended, and of the history what happened", () => {
    const history = [
      eventAt(5, "Record Changed", { from: "unused", nested: { a: ["<b>"] }, none: undefined }),
    ];
    const role = reportRole(record, { runs: [runOf()], history });

    const words = said({ account: "1", name: "R", role, findings: [] });

    expect(words).toContain(
      "blocked IAM named a resource that is not in the plan run run-7f3a , began 2026-11-18 10:00:00 , took 42 min",
    );
    expect(words).toContain("in the way: arn:aws:ivs:us-east-1:111122223333:recording-configuration/Late");
    // The run's own name is not repeated in each of its events.
    expect(words).toContain("2026-11-18 10:00:00 Run Started mode apply");
    expect(words).toContain(`2026-11-18 10:05:00 Record Changed from unused , nested {"a":["<b>"]}`);
  });

  it("says of a run without an outcome that it may have vanished", () => {
    const { outcome: _, endedAt: _ended, ...open } = runOf();

    expect(
      said({ account: "1", name: "R", role: reportRole(record, { runs: [open] }), findings: [] }),
    ).toContain("no outcome yet It is at work, or it has vanished.");
  });

  it("tells of findings without a role, each with its evidence", () => {
    const finding = findingOf("exemption:old", {
      kind: "exemption-expired",
      occurrence: 2,
      status: "closed",
      closedAt: "2026-11-20T00:00:00.000Z",
      closedBecause: "it was renewed",
      policyDigest: "ab12",
      remedy: { action: "decommission", response: "act" },
      evidence: {
        status: "unused",
        regionsRead: ["us-east-1"],
        regionsUnread: ["eu-west-1: denied"],
        usages: ["arn:x"],
      },
    });

    const words = said({ account: "1", name: "exemption:old", findings: [finding] });

    for (const part of [
      "exemption-expired, closed",
      "What follows decommission Policy ab12",
      "(occurrence 2)",
      "Closed 2026-11-20 00:00:00 : it was renewed",
      "Regions not read eu-west-1: denied",
      "Usages arn:x",
    ]) {
      expect(words).toContain(part);
    }
  });
});
