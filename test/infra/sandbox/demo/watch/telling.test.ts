import { describe, expect, it } from "vitest";
import { plannedOrder } from "../../../../../infra/sandbox/demo/watch/history-entries.ts";
import { callerOf, tellCall } from "../../../../../infra/sandbox/demo/watch/tell-call.ts";
import { tellHistory } from "../../../../../infra/sandbox/demo/watch/tell-history.ts";
import { tellWait, waitInWords } from "../../../../../infra/sandbox/demo/watch/tell-run.ts";
import type { CallEntry } from "../../../../../infra/sandbox/gateway/call-log.ts";
import { runOf, secondsIn } from "../samples.ts";

const CHANNEL = "arn:aws:ivs:eu-west-1:111122223333:channel/Ab12";
const RECORDING = "arn:aws:ivs:eu-west-1:111122223333:recording-configuration/Cd34";
const at = "2026-11-20T09:00:00.000Z";

const call = (about: Partial<CallEntry>): CallEntry => ({
  time: at,
  account: "111122223333",
  region: "eu-west-1",
  principal: "arn:aws:sts::111122223333:assumed-role/RolecallHub-Release/rolecall-release-usage",
  service: "ivs",
  operation: "UpdateChannel",
  requestId: "1",
  ...about,
});
const conflict = { code: "ConflictException", message: `Channel ${CHANNEL} is live.`, status: 409 };
const owner = "arn:aws:sts::111122223333:assumed-role/Administrator/sandbox";

const history = (what: string, detail: Readonly<Record<string, unknown>>) =>
  tellHistory("AWSServiceRoleForIVSRecordToS3", { at, what, detail });

describe("tellCall", () => {
  it("tells owners, services that act for them, and rolecall apart", () => {
    const callers = [
      call({ principal: owner }),
      call({ principal: owner, invokedBy: "ivs.amazonaws.com" }),
      call({}),
      call({ principal: "arn:aws:sts::111122223333:assumed-role/platform/paul" }),
    ];

    expect(callers.map(callerOf)).toEqual(["owner", "service", "rolecall", "owner"]);
  });

  it("tells that a service makes its role, and that rolecall starts a run", () => {
    const made = call({
      invokedBy: "ivs.amazonaws.com",
      service: "iam",
      operation: "CreateServiceLinkedRole",
    });
    const started = call({ service: "states", operation: "StartExecution" });

    expect(tellCall(made)?.text).toBe(
      "Interactive Video Service needs a service-linked role and makes it (iam:CreateServiceLinkedRole).",
    );
    expect(tellCall(started)?.text).toBe("rolecall starts a run by itself.");
  });

  it("tells what is refused to rolecall, in the service's words", () => {
    expect(tellCall(call({ error: conflict }))?.text).toBe(
      "Interactive Video Service answers ConflictException to UpdateChannel in eu-west-1: “Channel channel/Ab12 is live.”",
    );
  });

  it("says nothing of owners' calls, and of errors that are answers", () => {
    const gone = { code: "NoSuchEntity", message: "There is no such role.", status: 404 };

    expect(tellCall(call({ principal: owner, error: conflict }))).toBeUndefined();
    const none = { code: "NotFoundException", message: "There is none.", status: 404 };

    expect(tellCall(call({ error: gone }))).toBeUndefined();
    const awake = { code: "TaskTimedOut", message: "Task Timed Out", status: 400 };

    expect(tellCall(call({ operation: "GetChannel", error: none }))).toBeUndefined();
    expect(tellCall(call({ operation: "SendTaskSuccess", error: awake }))).toBeUndefined();
    expect(tellCall(call({ service: "iam", operation: "CreateServiceLinkedRole" }))).toBeUndefined();
    expect(tellCall(call({ error: none }))?.text).toContain("NotFoundException to UpdateChannel");
    expect(tellCall(call({}))).toBeUndefined();
  });
});

describe("tellHistory", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string, readonly string[]]>([
    [
      "Record Changed",
      { from: null, to: "in-use", usages: [CHANNEL], hint: "CreateChannel" },
      "The event of CreateChannel arrives; rolecall looks and records AWSServiceRoleForIVSRecordToS3 as in use by 1 usage.",
      ["channel/Ab12 in eu-west-1"],
    ],
    [
      "Record Changed",
      { from: "in-use", to: "unknown", usages: [], hint: "DeleteChannel" },
      "The event of DeleteChannel arrives; rolecall looks and records AWSServiceRoleForIVSRecordToS3 as unknown, since not every Region could be read.",
      [],
    ],
    [
      "Role Became Unused",
      { roleId: "AROA", onUnused: "plan" },
      "AWSServiceRoleForIVSRecordToS3 has become unused; the stack’s parameter OnUnused says: plan.",
      [],
    ],
    [
      "Run Started",
      { runId: "r", mode: "apply" },
      "The run claims AWSServiceRoleForIVSRecordToS3, so that no other run touches it (mode apply).",
      [],
    ],
    [
      "Plan Made",
      { runId: "r", digest: "0123456789abcdef", usages: [] },
      "The plan: release nothing, then delete AWSServiceRoleForIVSRecordToS3 (digest 0123456789ab…).",
      [],
    ],
    [
      "Usage Held",
      { runId: "r", arn: CHANNEL, what: "detach it" },
      "Other resources hold channel/Ab12 in eu-west-1.",
      [],
    ],
    [
      "Run Ended",
      { runId: "r", outcome: { kind: "blocked", reason: "In use", blockers: [CHANNEL] } },
      "The run ends “blocked”: In use.",
      ["channel/Ab12 in eu-west-1"],
    ],
    [
      "Restore Started",
      { runId: "r", mode: "apply", resources: 2 },
      "The restore claims AWSServiceRoleForIVSRecordToS3, of which 2 receipts are kept (mode apply).",
      [],
    ],
    [
      "Usage Restored",
      { runId: "r", restores: "q", arn: CHANNEL, kind: "restored" },
      "The restore has put back channel/Ab12 in eu-west-1.",
      [],
    ],
    [
      "Finding Opened",
      {
        kind: "unexpected",
        summary: "AWSServiceRoleForIVSRecordToS3 exists, and rule r forbids it",
        why: "Rule r (1 of 1) is the first that matches.",
        evidence: {
          origin: {
            eventId: "e",
            at,
            call: "CreateServiceLinkedRole",
            by: "arn:aws:sts::111122223333:assumed-role/developers/dora",
            via: "ivs.amazonaws.com",
          },
        },
      },
      "A finding opens, “unexpected”: AWSServiceRoleForIVSRecordToS3 exists, and rule r forbids it.",
      [
        "Rule r (1 of 1) is the first that matches.",
        "Made by dora (developers) through Interactive Video Service at 09:00:00 (CreateServiceLinkedRole).",
      ],
    ],
    [
      "Finding Closed",
      {
        kind: "missing",
        summary: "It is not there",
        why: "Rule r.",
        evidence: {},
        closedBecause: "It is back",
      },
      "The finding “missing” closes: It is back.",
      [],
    ],
    [
      "Approval Requested",
      { runId: "r", planDigest: "0123456789abcdef" },
      "rolecall asks for an approval of the plan 0123456789ab…; whoever has subscribed to its topic gets this message:",
      [],
    ],
    [
      "Approval Given",
      {
        runId: "r",
        by: "arn:aws:sts::111122223333:assumed-role/platform/paul",
        planDigest: "0123456789abcdef",
      },
      "rolecall takes the approval of paul (platform) for just the plan 0123456789ab…, and wakes the run.",
      [],
    ],
    [
      "Role Restored",
      { runId: "r", rule: "r", action: "recreate", arn: "arn:aws:iam::111122223333:role/x" },
      "The run has made AWSServiceRoleForIVSRecordToS3 again, with the description and the tags that rule r wants.",
      [],
    ],
    [
      "Remediation Ended",
      {
        runId: "r",
        finding: "unexpected",
        action: "decommission",
        outcome: { kind: "cancelled", reason: "It is exempt", blockers: [] },
      },
      "The run that mends the finding “unexpected” ends “cancelled”: It is exempt.",
      [],
    ],
    ["Something New", { any: "thing" }, "Something New", []],
  ])("tells “%s” in one sentence", (what, detail, text, details) => {
    const told = history(what, detail);

    expect({ text: told.text, details: told.details }).toEqual({ text, details });
  });

  it("shows the message that asks for an approval of just this run", () => {
    const entry = { at, what: "Approval Requested", detail: { runId: "r", planDigest: "ab" } };
    const messageOf = (runId: string) => (runId === "r" ? { name: "approve?", text: "Plan: ab" } : undefined);

    expect(tellHistory("R", entry, { messageOf }).document).toEqual({ name: "approve?", text: "Plan: ab" });
  });

  it("says of a run which another run has started", () => {
    const entry = { at, what: "Run Started", detail: { runId: "r-plan", mode: "plan" } };

    expect(tellHistory("R", entry, { isNested: (runId) => runId === "r-plan" }).text).toBe(
      "The run starts another, which claims R, so that no other run touches it (mode plan).",
    );
  });

  it("puts releases into the order of the plan, whatever their times say", () => {
    const planned = plannedOrder([
      { at, what: "Plan Made", detail: { digest: "a", usages: [] } },
      { at, what: "Plan Made", detail: { digest: "b", usages: [CHANNEL, RECORDING] } },
      { at, what: "Run Ended", detail: {} },
    ]);
    const released = [RECORDING, CHANNEL].map((arn) =>
      tellHistory("R", { at, what: "Usage Released", detail: { arn, what: "release it" } }, { planned }),
    );

    expect(released.map(({ place }) => place)).toEqual([1, 0]);
  });

  it("tells the end of a restore line by line", () => {
    const role = `arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3`;
    const outcome = { kind: "partly-restored", reason: "Of what was released: some", blockers: [CHANNEL] };
    const entry = { at, what: "Run Ended", detail: { runId: "r", outcome } };
    const reports = [
      { arn: role, kind: "already-as-it-was" },
      { arn: CHANNEL, kind: "changed-since" },
      { arn: RECORDING, kind: "restored", replacedBy: `${RECORDING}2` },
      { arn: `${RECORDING}3`, kind: "gone", reason: `${RECORDING}3 is gone` },
    ] as const;

    const told = tellHistory("R", entry, { restoredBy: (runId) => (runId === "r" ? reports : []) });

    expect(told.text).toBe("The restore ends “partly-restored”: Of what was released: some.");
    expect(told.tone).toBe("waiting");
    expect(told.details).toEqual([
      "role AWSServiceRoleForIVSRecordToS3: already as it was",
      "channel/Ab12 in eu-west-1: changed since, left alone",
      "recording-configuration/Cd34 in eu-west-1: restored as recording-configuration/Cd342 in eu-west-1",
      "recording-configuration/Cd343 in eu-west-1: gone (recording-configuration/Cd343 is gone)",
    ]);
  });

  it("tells of two records of one instant last what the record says now", () => {
    const entry = (to: string) => ({
      at,
      what: "Record Changed",
      detail: { to, usages: [], hint: "DeleteChannel" },
    });

    const places = ["unused", "in-use"].map((to) => tellHistory("R", entry(to), { now: "unused" }).place);

    expect(places).toEqual([1, 0]);
  });

  it("refuses an entry without a time", () => {
    expect(() => tellHistory("R", { what: "Run Ended" })).toThrow(/at/);
  });
});

describe("tellWait, of a run that mends a finding", () => {
  const run = runOf({ roleName: "R", workflow: "remediation", outcome: "deleted" });
  const held = { state: "AwaitChange", kind: "held", from: secondsIn(0), latest: secondsIn(1200) } as const;

  it.each([
    ["approval", "The run waits for somebody to approve."],
    ["grace", "The run waits for the grace period, until 09:20:00."],
    ["window", "The run waits for the maintenance window, until 09:20:00."],
    ["hold", "The run waits, until 09:20:00 at the latest."],
  ] as const)("says what it waits for in the lane %s", (lane, text) => {
    expect(tellWait(run, { ...held, lane }, []).text).toBe(text);
    expect(waitInWords(run, { ...held, lane })).toBe(text.replace("The run", "R:").replace(/\.$/, ""));
  });
});

describe("tellWait", () => {
  const run = runOf({ roleName: "AWSServiceRoleForIVSRecordToS3", outcome: "deleted", reason: "it is busy" });
  const [retry, settle, iam] = run.waits;

  it("gives the service's own words as the reason of a retry, and when it is tried at the latest", () => {
    expect(retry && tellWait(run, retry, [call({ error: conflict })]).text).toBe(
      "Interactive Video Service answers ConflictException to UpdateChannel in eu-west-1: “Channel channel/Ab12 is live.” The run forces nothing and tries again by 09:06:00.",
    );
  });

  it("gives the function's words where no call was refused", () => {
    expect(retry && tellWait(run, retry, []).text).toBe(
      "it is busy. The run forces nothing and tries again by 09:06:00.",
    );
  });

  it("tells a service's settling from IAM's answer", () => {
    expect([settle, iam].map((wait) => wait && tellWait(run, wait, []).text)).toEqual([
      "The run lets the service settle and looks again later.",
      "The run waits for IAM and asks again later.",
    ]);
  });
});
