import { describe, expect, it } from "vitest";
import type { Finding } from "../../../functions/core/drift/finding.ts";
import { OBSERVE, type Response, type SealedPolicy } from "../../../functions/core/policy.ts";
import { mergeLook, type RoleRecord } from "../../../functions/core/record.ts";
import {
  keptSecondsUnder,
  needsLastUse,
  needsReading,
  whyNotBelieved,
} from "../../../functions/core/sweep.ts";
import { at, lookAt, recordInUse, role } from "./examples.ts";

const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002", createdAt: at(10) };
const gone: RoleRecord = { ...recordInUse, status: "gone", regions: {}, statusSince: at(30) };
const terms = { at: at(30), keptSeconds: 60, refresh: false };

describe("keptSecondsUnder", () => {
  it("is 20 hours, and less where a role would count as stale by then", () => {
    expect(keptSecondsUnder(undefined)).toBe(72_000);
    expect(keptSecondsUnder({ staleAfterSeconds: 86_400 })).toBe(43_200);
  });
});

describe("needsReading", () => {
  it("is not needed of a role that is listed as it was recorded not long ago", () => {
    expect(needsReading(role, recordInUse, terms)).toBe(false);
  });

  it.each([
    ["that is not recorded", undefined, role],
    ["that was gone", gone, role],
    ["of another incarnation", recordInUse, reborn],
    ["whose description was edited", recordInUse, { ...role, description: "edited" }],
    ["whose description was taken away", { ...recordInUse, role: { ...role, description: "a" } }, role],
  ])("is needed of a role %s", (_what, record, listed) => {
    expect(needsReading(listed, record, terms)).toBe(true);
  });

  it("is needed once what is kept is older than it may be, and always where everything is to be read", () => {
    expect(needsReading(role, recordInUse, { ...terms, keptSeconds: 30 })).toBe(false);
    expect(needsReading(role, recordInUse, { ...terms, keptSeconds: 29 })).toBe(true);
    expect(needsReading(role, recordInUse, { ...terms, refresh: true })).toBe(true);
  });
});

describe("whyNotBelieved", () => {
  const minuteLater = "2026-11-20T09:01:30.000Z";

  it.each([
    ["there, as recorded", recordInUse, role],
    ["gone, as recorded", gone, undefined],
    ["there, and never recorded", undefined, role],
    ["there as a newer incarnation", recordInUse, reborn],
  ])("believes at once that a role is %s", (_what, record, shown) => {
    expect(whyNotBelieved(record, shown, at(31))).toBeUndefined();
  });

  it("does not believe for a minute that a role is gone that has just been seen", () => {
    const seen = { ...recordInUse, statusSince: at(30) };

    expect(whyNotBelieved(seen, undefined, at(31))).toBe(
      "IAM does not show it, though it was there a moment ago",
    );
    expect(whyNotBelieved(seen, undefined, minuteLater)).toBeUndefined();
  });

  it("does not believe for a minute that a role is gone that was made moments ago", () => {
    const made = {
      ...recordInUse,
      statusSince: "2026-11-01T00:00:00.000Z",
      role: { ...role, createdAt: at(30) },
    };

    expect(whyNotBelieved(made, undefined, at(31))).toBeDefined();
    expect(whyNotBelieved(made, undefined, minuteLater)).toBeUndefined();
  });

  it("does not believe for a minute that an incarnation is back that was gone", () => {
    expect(whyNotBelieved(gone, role, at(31))).toBe(
      "IAM shows AROAEXAMPLEROLEID0001 again, which was gone a moment ago",
    );
    expect(whyNotBelieved(gone, role, minuteLater)).toBeUndefined();
  });

  it("never believes that an older incarnation is back", () => {
    const newer = { ...recordInUse, role: reborn };

    expect(whyNotBelieved(newer, role, "2026-12-24T00:00:00.000Z")).toBe(
      "IAM shows AROAEXAMPLEROLEID0001, which is older than AROAEXAMPLEROLEID0002",
    );
  });
});

describe("needsLastUse", () => {
  const unused = mergeLook(recordInUse, lookAt(1, { "us-east-1": [], "eu-west-1": [] }));
  const policy = (response: Response): SealedPolicy => ({
    rules: [{ ...OBSERVE, name: "all", unused: response, idleSeconds: 0, minimumAgeSeconds: 0 }],
    exemptions: [],
    limits: {
      rolesPerDay: null,
      rolesPerDayPercent: null,
      releasesPerRun: null,
      releasesPerRunPercent: null,
    },
    protectionTag: null,
    staleAfterSeconds: 259_200,
    digest: "d".repeat(64),
    putBy: "arn:aws:iam::111122223333:user/owner",
    putAt: at(0),
  });
  const standards = (response: Response) => ({
    policy: policy(response),
    organizationalUnits: undefined,
    protectedRoleNames: [],
    at: at(30),
  });
  const open: Finding = {
    kind: "unused",
    subject: role.roleName,
    roleId: role.roleId,
    summary: "",
    rule: "all",
    why: "",
    evidence: { status: "unused", regionsRead: [], regionsUnread: [], usages: [] },
    account: "111122223333",
    status: "open",
    occurrence: 1,
    openedAt: at(2),
    updatedAt: at(2),
    version: 1,
  };
  const ask = (record: RoleRecord | undefined, response: Response, ...findings: readonly Finding[]) =>
    record !== undefined && needsLastUse(record, standards(response), findings);

  it("is true where a role would be found unused for the first time", () => {
    expect(ask(unused, "report")).toBe(true);
    expect(ask(unused, "report", { ...open, status: "closed" })).toBe(true);
    expect(ask(unused, "report", { ...open, roleId: "AROAEXAMPLEROLEID0002" })).toBe(true);
  });

  it("is false where that is known, and only reported", () => {
    expect(ask(unused, "report", open)).toBe(false);
  });

  it.each(["approve", "act"] as const)("is true wherever more than a report follows: %s", (response) => {
    expect(ask(unused, response, open)).toBe(true);
  });

  it("is false for a role that is in use, whatever follows from being unused", () => {
    expect(ask(recordInUse, "act")).toBe(false);
  });
});
