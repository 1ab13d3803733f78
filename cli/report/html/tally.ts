import { usagesOf } from "../../../functions/core/record.ts";
import type { VerdictKind } from "../../../functions/core/verdict.ts";
import type { ReportAccount } from "../report-data.ts";

/** What there is, in numbers. */
export interface Tally {
  /** Roles that IAM has: all but those that are gone. */
  readonly present: number;
  readonly verdicts: Readonly<Record<VerdictKind, number>>;
  /** Usages of roles that are in use and not protected. */
  readonly usages: number;
  /** Those of them that only a person can release. */
  readonly byHand: number;
  readonly openFindings: number;
  readonly closedFindings: number;
}

const NOTHING: Tally = {
  present: 0,
  verdicts: { "can-go": 0, "in-use": 0, "ask-iam": 0, unknown: 0, protected: 0, gone: 0 },
  usages: 0,
  byHand: 0,
  openFindings: 0,
  closedFindings: 0,
};

/** Counts what an account has. A usage that two roles share counts once. */
export function tallyOf({ roles, findings }: ReportAccount): Tally {
  const verdicts = { ...NOTHING.verdicts };
  const usages = new Map<string, boolean>();
  for (const { record, verdict } of roles) {
    verdicts[verdict.kind] += 1;
    for (const { arn, byHand = false } of verdict.kind === "in-use" ? usagesOf(record) : []) {
      usages.set(arn, byHand);
    }
  }
  const openFindings = findings.filter(({ status }) => status === "open").length;
  return {
    present: roles.length - verdicts.gone,
    verdicts,
    usages: usages.size,
    byHand: [...usages.values()].filter((byHand) => byHand).length,
    openFindings,
    closedFindings: findings.length - openFindings,
  };
}

/** Adds up what several accounts have. */
export function totalOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      present: sum.present + tally.present,
      verdicts: {
        "can-go": sum.verdicts["can-go"] + tally.verdicts["can-go"],
        "in-use": sum.verdicts["in-use"] + tally.verdicts["in-use"],
        "ask-iam": sum.verdicts["ask-iam"] + tally.verdicts["ask-iam"],
        unknown: sum.verdicts.unknown + tally.verdicts.unknown,
        protected: sum.verdicts.protected + tally.verdicts.protected,
        gone: sum.verdicts.gone + tally.verdicts.gone,
      },
      usages: sum.usages + tally.usages,
      byHand: sum.byHand + tally.byHand,
      openFindings: sum.openFindings + tally.openFindings,
      closedFindings: sum.closedFindings + tally.closedFindings,
    }),
    NOTHING,
  );
}
