import fc from "fast-check";
import type { Finding } from "../../../../functions/core/drift/finding.ts";
import { hostile } from "../../output/hostile.ts";
import { KINDS, openFinding } from "./examples.ts";

const long = fc
  .tuple(hostile(), fc.integer({ min: 0, max: 3000 }))
  .map(([text, times]) => text.repeat(times).slice(0, 9000));

const text = fc.oneof(hostile(), long);

const instant = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

const evidence = fc.record(
  {
    status: fc.constantFrom("unused", "in-use", "unknown"),
    roleArn: fc.constant("arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/X"),
    createdAt: instant,
    lastUsedAt: instant,
    roleReadAt: instant,
    completeAt: instant,
    regionsRead: fc.array(hostile(), { maxLength: 3 }),
    regionsUnread: fc.array(text, { maxLength: 3 }),
    usages: fc.array(
      text.map((end) => `arn:${end}`),
      { maxLength: 51 },
    ),
    origin: fc.record({ eventId: text, at: instant, call: text, by: text, via: text }),
  },
  { requiredKeys: ["status", "regionsRead", "regionsUnread", "usages"] },
);

/** Findings in which strangers have written whatever they could. */
export const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    subject: text,
    summary: text,
    rule: text,
    why: text,
    evidence,
    openedAt: instant,
    updatedAt: instant,
    occurrence: fc.integer({ min: 1, max: 9 }),
    closed: fc.option(text, { nil: undefined }),
  })
  .map(({ closed, ...finding }) => ({
    ...openFinding,
    ...finding,
    ...(closed === undefined
      ? { status: "open" }
      : { status: "closed", closedAt: finding.updatedAt, closedBecause: closed }),
  }));
