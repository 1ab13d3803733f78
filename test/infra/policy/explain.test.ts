import { describe, expect, it } from "vitest";
import { explain, readSubject } from "../../../infra/policy/explain.ts";
import { main } from "../../../infra/policy/main.ts";
import { exemption, policy, rule } from "../../functions/core/drift/examples.ts";

const AT = "2026-11-20T12:00:00.000Z";

const twoRules = policy([
  rule("tidy", { state: "forbidden", unexpected: "approve" }),
  rule("all", { unused: "act" }),
]);

const asked = (...args: readonly string[]) => {
  const subject = readSubject(args, AT);
  if ("wrong" in subject) {
    throw new Error(subject.wrong);
  }
  return subject;
};

describe("explaining a policy", () => {
  it("says which of two rules that match counts, and why", () => {
    const { subject, at } = asked("AWSServiceRoleForIVSRecordToS3", "--service", "ivs.amazonaws.com");

    expect(explain(twoRules, subject, at).split("\n")).toEqual([
      "AWSServiceRoleForIVSRecordToS3: rule tidy (1 of 2) is the first that matches; it comes before all, which would match too.",
      "  1. tidy: matches: everything that it asks for is so",
      "  2. all: matches: everything that it asks for is so",
      "What counts: state forbidden, unexpected approve, unused report, missing report, drift report.",
      "No exemption leaves it alone at 2026-11-20T12:00:00.000Z.",
      "",
    ]);
  });

  it("names the exemption that leaves the role alone", () => {
    const { subject, at } = asked("AWSServiceRoleForIVSRecordToS3");

    expect(explain(policy([], { exemptions: [exemption("old")] }), subject, at)).toContain(
      "Exemption old of video-platform leaves it alone until 2026-12-31T00:00:00.000Z: migration.",
    );
  });

  it("reads tags, account, units and time", () => {
    expect(
      readSubject(
        [
          "R",
          "--tag",
          "a=b=c",
          "--tag",
          "d=",
          "--account",
          "111122223333",
          "--ou",
          "ou-abcd-12345678",
          "--at",
          "2027-01-01",
        ],
        AT,
      ),
    ).toEqual({
      subject: {
        roleName: "R",
        principal: "",
        account: "111122223333",
        tags: { a: "b=c", d: "" },
        organizationalUnits: ["ou-abcd-12345678"],
      },
      at: "2027-01-01T00:00:00.000Z",
    });
  });

  it.each([
    [[], "name one role"],
    [["A", "B"], "name one role"],
    [["A", "--tag", "x"], "--tag x must be KEY=VALUE"],
    [["A", "--at", "soon"], "--at soon is no instant, such as 2026-11-21T09:00:00Z"],
    [["A", "--colour", "x"], "Unknown option '--colour'"],
  ])("refuses %j", (args, reason) => {
    const subject = readSubject(args, AT);

    expect("wrong" in subject ? subject.wrong : subject).toContain(reason);
  });

  it("is a command of its own, which answers 2 where something is wrong", async () => {
    const said: string[] = [];
    const output = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };

    const codes = [
      await main(["explain", "docs/policies/forbid-a-service.yaml", "AWSServiceRoleForSupport"], output),
      await main(["explain", "docs/policies/forbid-a-service.yaml"], output),
      await main(["explain", "no-such-file.yaml", "AWSServiceRoleForSupport"], output),
    ];

    expect(codes).toEqual([0, 2, 2]);
    expect(said[0]).toContain("AWSServiceRoleForSupport: no rule of the policy speaks of it.");
  });
});
