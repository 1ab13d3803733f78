import type { RoleRecord } from "../../../functions/core/record.ts";
import type { Check, CheckResult } from "../check.ts";
import { groupBy } from "../group-by.ts";
import { counted, named } from "../statement.ts";
import type { Visit } from "../visit.ts";

const HOUR_SECONDS = 60 * 60;

/** A stack looks every six hours; who works without one is told after a day. */
const STALE_AFTER_SECONDS = 24 * HOUR_SECONDS;

/** Is what is known of the roles fresh and whole? */
export const inventory: Check = {
  id: "inventory",
  title: "Inventory",
  needs: "inventory",

  async run(visit) {
    const { inventory: table, now, place, readAccount, readRecords } = visit;
    if (table === undefined) {
      return [{ status: "skipped", summary: "There is no inventory that could be opened" }];
    }
    const records = await readRecords();
    if (records.length === 0) {
      return [
        {
          status: "warn",
          summary:
            "The inventory is empty: nothing has looked at the account yet, or it has no service-linked roles",
          fix: lookAgain(place),
        },
      ];
    }
    const policy = await table.policies.read(await readAccount());
    const limit = policy?.staleAfterSeconds ?? STALE_AFTER_SECONDS;
    const results = [...stale(records, limit, visit), ...unread(records)];
    return results.length > 0
      ? results
      : [
          {
            status: "ok",
            summary: `${counted(records.length, "role")}, each looked at everywhere within ${hours(limit)} hours before ${now().toISOString()}`,
          },
        ];
  },
};

function stale(
  records: readonly RoleRecord[],
  limitSeconds: number,
  { now, place }: Visit,
): readonly CheckResult[] {
  const ages = records.map(({ completeAt, role }) => ({
    name: role.roleName,
    at: completeAt,
    seconds: completeAt === undefined ? undefined : (now().getTime() - Date.parse(completeAt)) / 1000,
  }));
  const old = ages.filter(({ seconds }) => seconds !== undefined && seconds > limitSeconds);
  const never = ages.filter(({ seconds }) => seconds === undefined);
  const [oldest] = old.map(({ at = "" }) => at).toSorted();
  return [
    ...(oldest === undefined
      ? []
      : [
          {
            status: "fail" as const,
            summary: `${counted(old.length, "role")} of ${records.length} not looked at everywhere for more than ${hours(limitSeconds)} hours: ${named(old.map(({ name }) => name))}`,
            detail: `The oldest look that read every Region began at ${oldest}.${place === "stack" ? " The stack sweeps every six hours unless SweepSchedule says otherwise." : ""}`,
            fix: lookAgain(place),
          },
        ]),
    ...(never.length === 0
      ? []
      : [
          {
            status: "fail" as const,
            summary: `${counted(never.length, "role")} never read in every Region: ${named(never.map(({ name }) => name))}`,
            detail: "Such a role is unknown, or in use, and is never deleted while it is unknown.",
            fix: "Mend what keeps the Regions from being read, then rolecall scan.",
          },
        ]),
  ];
}

/** What could not be read when a role was looked at last, each reason once. */
function unread(records: readonly RoleRecord[]): readonly CheckResult[] {
  const all = records.flatMap(({ regions, role }) =>
    Object.values(regions).flatMap((reading) =>
      reading.kind === "unread" ? [{ ...reading, roleName: role.roleName }] : [],
    ),
  );
  return groupBy(all, ({ reason, region }) => reason.replaceAll(region, "")).map((group) => {
    const roles = [...new Set(group.map(({ roleName }) => roleName))];
    const regions = [...new Set(group.map(({ region }) => region))];
    return {
      status: "warn",
      summary: `${named(roles)} could not be read in ${named(regions)} at the last look`,
      detail: group[0]?.reason ?? "",
      fix: group.some(({ retryable }) => retryable)
        ? "rolecall scan: it was busy, or out of reach."
        : "Mend that, then rolecall scan.",
    };
  });
}

function lookAgain(place: Visit["place"]): string {
  return place === "direct"
    ? "rolecall scan."
    : "rolecall scan, and see whether the rule of the schedule is on and rolecall-sweep-account ends well: its log group is /aws/lambda/rolecall-sweep-account.";
}

const hours = (seconds: number) => Math.round(seconds / HOUR_SECONDS);
