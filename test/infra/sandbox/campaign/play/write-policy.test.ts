import { describe, expect, it } from "vitest";
import { compilePolicy } from "../../../../../functions/policy/compile.ts";
import { chanceOf } from "../../../../../infra/sandbox/campaign/chance.ts";
import { AIMS, changePolicy, drawPolicy } from "../../../../../infra/sandbox/campaign/history/draw-policy.ts";
import { writePolicy } from "../../../../../infra/sandbox/campaign/play/write-policy.ts";
import { rule } from "../small-policy-trace.ts";

const NOW = new Date("2026-11-20T09:00:00Z");

describe("a policy that is drawn", () => {
  it("is mostly taken, and so is what it is changed to", () => {
    const chance = chanceOf(7);
    const drafts = Array.from({ length: 300 }, () => {
      const draft = drawPolicy(chance, chance.below(8), chance.pick(AIMS));
      return [draft, changePolicy(chance, draft, 1)];
    }).flat();

    const taken = drafts.filter(
      (draft) => compilePolicy(writePolicy(draft, NOW), "policy.yaml").kind !== "wrong",
    );

    expect(drafts).toHaveLength(600);
    expect(taken.length).toBeGreaterThan(540);
  });

  it("is written with what it says", () => {
    const draft = {
      rules: [rule({ response: "approve", graceHours: 2, window: { hour: 22, hours: 4 }, fourEyes: true })],
      exemptions: [{ name: "for-now", role: 1, hours: 3 }],
      limits: { rolesPerDay: 1, releasesPercent: 40 },
      tagCapDays: 3,
    };

    expect(JSON.parse(writePolicy(draft, NOW))).toEqual({
      version: 1,
      protectionTag: { key: "keep-until", cap: "3d" },
      limits: { perDay: { roles: 1 }, perRun: { percent: 40 } },
      rules: [
        {
          name: "rule-1",
          match: { role: "AWSServiceRoleForMediaTailor", service: "mediatailor.amazonaws.com" },
          state: "forbidden",
          unexpected: "approve",
          idle: "0h",
          minimumAge: "0h",
          grace: "2h",
          window: { cron: "0 22 * * *", duration: "4h" },
          approvers: "arn:aws:sts::*:assumed-role/platform/*",
          approvalExpires: "1h",
          fourEyes: true,
          release: "listed",
          releases: ["arn:*"],
        },
      ],
      exemptions: [
        {
          name: "for-now",
          match: { role: "AWSServiceRoleForMediaTailor" },
          owner: "the campaign",
          reason: "to see that it is left alone",
          expires: "2026-11-20T12:00:00.000Z",
        },
      ],
    });
  });
});
