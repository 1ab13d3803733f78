import * as v from "valibot";
import type { TrueRole } from "../../estate/truth.ts";
import { observedRoleNames } from "../history/theatre.ts";
import type { Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { usedBy } from "./oracle/roles.ts";
import { isSame } from "./same-value.ts";

const Record = v.looseObject({
  status: v.string(),
  role: v.looseObject({
    roleName: v.string(),
    roleId: v.string(),
    description: v.optional(v.string()),
    tags: v.record(v.string(), v.string()),
  }),
  regions: v.record(
    v.string(),
    v.looseObject({ usages: v.optional(v.array(v.looseObject({ arn: v.string() })), []) }),
  ),
});

/** In the end, the inventory says of each role what is so, and of none that is not there that it were. */
export const inventoryIsTrue: Check = (trace) => {
  const records = trace.items
    .filter(({ pk, sk }) => pk.startsWith("account#") && sk.startsWith("role#"))
    .map((item) => v.parse(Record, item));
  const absent = records.filter(
    ({ role, status }) =>
      status !== "gone" && !trace.roles.some(({ roleName }) => roleName === role.roleName),
  );
  return [
    ...absent.map(({ role, status }) => `${role.roleName} is recorded as ${status}, and does not exist`),
    ...trace.roles.flatMap((role) => {
      const record = records.find((candidate) => candidate.role.roleName === role.roleName);
      const wrong = record === undefined ? "is not recorded" : whatIsWrong(trace, role, record);
      return wrong === undefined ? [] : [`${role.roleName} ${wrong}`];
    }),
  ];
};

function whatIsWrong(
  trace: Trace,
  role: TrueRole,
  { status, role: recorded, regions }: v.InferOutput<typeof Record>,
): string | undefined {
  const used = usedBy(trace, role);
  const expected = !observedRoleNames.includes(role.roleName)
    ? "unobserved"
    : used.length > 0
      ? "in-use"
      : "unused";
  const listed = Object.values(regions).flatMap(({ usages }) => usages.map(({ arn }) => arn));
  const missing = expected === "unobserved" ? [] : used.filter((arn) => !listed.includes(arn));
  const tooMany = listed.filter((arn) => !used.includes(arn) && !/^arn:aws:ivs:.*:channel\//.test(arn));
  if (recorded.roleId !== role.roleId) {
    return `is recorded as ${recorded.roleId}, and is ${role.roleId}`;
  }
  if (status !== expected) {
    return `is recorded as ${status}, and is ${expected} (${used.join(", ")})`;
  }
  if (missing.length + tooMany.length > 0) {
    return `is recorded without ${missing.join(", ")}, and with ${tooMany.join(", ")}`;
  }
  return isSame([recorded.description, recorded.tags], [role.description, role.tags])
    ? undefined
    : `is recorded with ${JSON.stringify(recorded.tags)} and "${recorded.description}", and has ${JSON.stringify(role.tags)} and "${role.description}"`;
}
