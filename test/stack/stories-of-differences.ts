import { expect } from "vitest";
import { rule } from "./drifting.ts";
import { ADMINISTRATOR, makeMediaTailor, pass, type Story, usable } from "./finding-story.ts";
import { MEDIATAILOR_ROLE, REGION } from "./stack.ts";
import { sweep } from "./sweeping.ts";

const ECS_ROLE = "AWSServiceRoleForECS";
const BATCH_ROLE = "AWSServiceRoleForBatch";

/** What is not as its owner wants it, and can be mended. */
export const differences: readonly Story[] = [
  {
    kind: "unexpected",
    subject: MEDIATAILOR_ROLE,
    rules: [`{name: no-ads, match: {role: ${MEDIATAILOR_ROLE}}, state: forbidden}`],
    open: makeMediaTailor,
    opened: {
      summary: `${MEDIATAILOR_ROLE} exists, and rule no-ads forbids it`,
      why: "Rule no-ads (1 of 1) is the first that matches. It is only reported, as that rule says.",
      evidence: {
        status: "unused",
        regionsRead: [REGION, "us-east-1"],
        regionsUnread: [],
        usages: [],
        origin: { call: "CreateServiceLinkedRole", by: ADMINISTRATOR },
      },
    },
    update: (drift) => drift.logSessions(REGION, "p", 10),
    updated: { evidence: { status: "in-use", usages: [usable("p")], origin: { by: ADMINISTRATOR } } },
    close: async (drift) => {
      await drift.logSessions(REGION, "p", 0);
      await drift.clock.settle(600);
      await drift.owners.deleteRole(MEDIATAILOR_ROLE);
    },
    // That nothing uses the role any more is told before it is deleted.
    updates: 2,
    because: `${MEDIATAILOR_ROLE} is gone`,
    again: makeMediaTailor,
  },
  {
    kind: "missing",
    subject: BATCH_ROLE,
    rules: [`{name: batch, match: {role: ${BATCH_ROLE}, service: batch.amazonaws.com}, state: required}`],
    open: sweep,
    opened: {
      summary: `${BATCH_ROLE} is not there, and rule batch requires it`,
      evidence: { status: "never seen", usages: [] },
    },
    update: (drift) =>
      rule(drift, [
        `{name: queue, match: {role: ${BATCH_ROLE}, service: batch.amazonaws.com}, state: required}`,
      ]),
    updated: { summary: `${BATCH_ROLE} is not there, and rule queue requires it`, rule: "queue" },
    close: (drift) => drift.owners.makeRole("batch.amazonaws.com"),
    because: "It is not so any more",
    again: (drift) => drift.owners.deleteRole(BATCH_ROLE),
  },
  {
    kind: "unused",
    subject: MEDIATAILOR_ROLE,
    rules: ["{name: all, idle: 1d, minimumAge: 1d}"],
    before: makeMediaTailor,
    open: (drift) => pass(drift, 2),
    opened: {
      evidence: {
        status: "unused",
        regionsRead: [REGION, "us-east-1"],
        usages: [],
        origin: { by: ADMINISTRATOR },
      },
    },
    update: async (drift) => {
      drift.owners.useRole(MEDIATAILOR_ROLE, new Date(drift.clock.now().getTime() - 90_000_000));
      await sweep(drift, { refresh: true });
    },
    updated: {
      summary: expect.stringContaining("IAM shows its last use at"),
      evidence: { status: "unused" },
    },
    close: (drift) => drift.logSessions(REGION, "p", 10),
    because: "It is not so any more",
    again: (drift) => drift.logSessions(REGION, "p", 0),
  },
  {
    kind: "description-drift",
    subject: ECS_ROLE,
    rules: ["{name: all, description: for containers}"],
    open: (drift) => drift.owners.makeRole("ecs.amazonaws.com"),
    opened: {
      summary: `The description of ${ECS_ROLE} is ""; rule all wants "for containers"`,
      evidence: { status: "unobserved", origin: { call: "CreateServiceLinkedRole", by: ADMINISTRATOR } },
    },
    update: (drift) => drift.owners.describeRole(ECS_ROLE, "mine"),
    updated: { summary: `The description of ${ECS_ROLE} is "mine"; rule all wants "for containers"` },
    close: (drift) => drift.owners.describeRole(ECS_ROLE, "for containers"),
    because: "It is not so any more",
    again: (drift) => drift.owners.describeRole(ECS_ROLE, "mine"),
  },
  {
    kind: "tag-drift",
    subject: ECS_ROLE,
    rules: ['{name: all, tags: {owner: web, cost: "42"}}'],
    open: (drift) => drift.owners.makeRole("ecs.amazonaws.com"),
    opened: { summary: `${ECS_ROLE} lacks what rule all wants it tagged with: cost=42, owner=web` },
    update: (drift) => drift.owners.tagRole(ECS_ROLE, { owner: "web", other: "yes" }),
    updated: { summary: `${ECS_ROLE} lacks what rule all wants it tagged with: cost=42` },
    close: (drift) => drift.owners.tagRole(ECS_ROLE, { cost: "42" }),
    because: "It is not so any more",
    again: (drift) => drift.owners.untagRole(ECS_ROLE, ["cost", "owner"]),
  },
];
