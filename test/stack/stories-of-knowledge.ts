import { expect } from "vitest";
import { type Drift, rule } from "./drifting.ts";
import { ADMINISTRATOR, makeMediaTailor, pass, type Story, usable } from "./finding-story.ts";
import { MEDIATAILOR_ROLE, REGION } from "./stack.ts";
import { sweep } from "./sweeping.ts";

const unreadable = (drift: Drift, ...regions: readonly string[]) =>
  drift.faults.set(
    regions.map((region) => ({
      service: "mediatailor",
      operation: "ListChannels",
      region,
      error: { code: "AccessDeniedException", status: 403, message: "denied by an SCP" },
    })),
  );
const decommission = (drift: Drift) => drift.run({ roleName: MEDIATAILOR_ROLE, mode: "apply" });

/** Puts an exemption in force that ends so many days from now. */
const exempt = (drift: Drift, days: number, owner: string) => {
  const expires = new Date(drift.clock.now().getTime() + days * 86_400_000).toISOString();
  const exemption = `{name: migration, match: {role: AWSServiceRoleForECS}, owner: ${owner}, reason: moving, expires: "${expires}"}`;
  return rule(drift, ["{name: all}"], `exemptions: [${exemption}]`);
};

/** What an owner should know, and nothing follows from. */
export const knowledge: readonly Story[] = [
  {
    kind: "recreated-after-decommission",
    subject: MEDIATAILOR_ROLE,
    rules: ["{name: all}"],
    before: async (drift) => {
      await makeMediaTailor(drift);
      await decommission(drift);
    },
    open: makeMediaTailor,
    opened: {
      summary: expect.stringMatching(
        /^AWSServiceRoleForMediaTailor is back as AROA\w+: run \S+ had deleted AROA\w+$/,
      ),
      evidence: { status: "unused", origin: { call: "CreateServiceLinkedRole", by: ADMINISTRATOR } },
    },
    update: (drift) => drift.logSessions(REGION, "p", 10),
    updated: { evidence: { status: "in-use", usages: [usable("p")] } },
    close: decommission,
    because: `${MEDIATAILOR_ROLE} is gone`,
    again: makeMediaTailor,
  },
  {
    kind: "usage-in-unexpected-region",
    subject: MEDIATAILOR_ROLE,
    rules: [`{name: at-home, match: {role: ${MEDIATAILOR_ROLE}}, regions: us-east-1}`],
    before: makeMediaTailor,
    open: (drift) => drift.logSessions(REGION, "p", 10),
    opened: {
      summary: `${MEDIATAILOR_ROLE} is used in ${REGION}, where rule at-home expects no usage`,
      evidence: { status: "in-use", usages: [usable("p")] },
    },
    update: (drift) => drift.logSessions(REGION, "q", 10),
    updated: { evidence: { usages: [usable("p"), usable("q")] } },
    close: async (drift) => {
      await drift.logSessions(REGION, "q", 0);
      await drift.logSessions(REGION, "p", 0);
    },
    because: "It is not so any more",
    again: (drift) => drift.logSessions(REGION, "p", 10),
  },
  {
    kind: "unknown",
    subject: MEDIATAILOR_ROLE,
    rules: ["{name: all}"],
    before: makeMediaTailor,
    open: async (drift) => {
      unreadable(drift, REGION);
      await sweep(drift);
    },
    opened: {
      summary: `Whether ${MEDIATAILOR_ROLE} is used is not known everywhere: not every Region could be read: ${REGION} (AccessDeniedException: denied by an SCP)`,
      evidence: {
        status: "unknown",
        regionsRead: ["us-east-1"],
        regionsUnread: [`${REGION}: AccessDeniedException: denied by an SCP`],
      },
    },
    update: async (drift) => {
      unreadable(drift, REGION, "us-east-1");
      await sweep(drift);
    },
    updated: {
      evidence: {
        regionsRead: [],
        regionsUnread: [
          `${REGION}: AccessDeniedException: denied by an SCP`,
          "us-east-1: AccessDeniedException: denied by an SCP",
        ],
      },
    },
    close: async (drift) => {
      unreadable(drift);
      await sweep(drift);
    },
    because: "It is not so any more",
    again: async (drift) => {
      unreadable(drift, REGION);
      await sweep(drift);
    },
  },
  {
    kind: "stale",
    subject: MEDIATAILOR_ROLE,
    rules: ["{name: all}"],
    before: makeMediaTailor,
    open: async (drift) => {
      unreadable(drift, REGION);
      await pass(drift, 4);
    },
    opened: {
      summary: expect.stringContaining(`${MEDIATAILOR_ROLE} has not been looked at with success since`),
      evidence: { status: "unknown", completeAt: expect.any(String), regionsRead: ["us-east-1"] },
    },
    update: async (drift) => {
      unreadable(drift, REGION, "us-east-1");
      await sweep(drift);
    },
    updated: { evidence: { regionsRead: [] } },
    close: async (drift) => {
      unreadable(drift);
      await sweep(drift);
    },
    because: "It is not so any more",
    again: async (drift) => {
      unreadable(drift, REGION);
      await pass(drift, 4);
    },
  },
  {
    kind: "exemption-expired",
    subject: "exemption:migration",
    rules: ["{name: all}"],
    before: (drift) => exempt(drift, 2, "video"),
    open: async (drift) => {
      await exempt(drift, 2, "video");
      await pass(drift, 3);
    },
    opened: {
      summary: expect.stringMatching(/^Exemption migration of video \(moving\) expired at \d{4}-/),
      evidence: { status: "expired" },
    },
    update: (drift) => exempt(drift, -1, "web"),
    updated: { summary: expect.stringMatching(/^Exemption migration of web \(moving\) expired at \d{4}-/) },
    close: (drift) => exempt(drift, 5, "web"),
    because: "The exemption is prolonged, or not in the policy any more",
    again: (drift) => pass(drift, 6),
  },
];
