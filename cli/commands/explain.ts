import type { RoleRecord } from "../../functions/core/record.ts";
import { usagesOf } from "../../functions/core/record.ts";
import { deletionAdvice } from "../../functions/services/known-roles/all.ts";
import { usageError } from "../errors/command-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { type Field, renderFields } from "../output/render-fields.ts";
import { canvasOf } from "../session/canvas.ts";
import type { Session } from "../session/session.ts";
import { explainRole } from "./explain-role.ts";
import type { Explanation } from "./explanation.ts";
import { lookNow } from "./look-now.ts";
import { readPolicies, readTrustPolicy } from "./read-policies.ts";
import { readOneRole } from "./select-roles.ts";
import { writeRows } from "./write-rows.ts";

/** `rolecall explain`: what AWS's own page on a role answers, for this account and now. */
export async function explain(session: Session, asked: string): Promise<ExitCode> {
  const { account } = await session.identity();
  const roleName = readOneRole(asked, account);
  const place = await session.open();
  const record = await lookNow(session, place, roleName);
  if (record === undefined) {
    throw usageError(
      `There is no service-linked role ${roleName} in account ${account}, and none is known to have been`,
      "rolecall scan lists those that there are; rolecall catalogue tells what is known of all",
    );
  }
  const isThere = record.status !== "gone";
  const [policy, trustPolicy, policies] = await Promise.all([
    place.inventory.policies.read(account),
    isThere ? readTrustPolicy(roleName) : undefined,
    isThere ? readPolicies(roleName) : [],
  ]);
  const advice = deletionAdvice(record.principal, roleName);
  const explanation = explainRole(
    record,
    {
      policy,
      organizationalUnits: undefined,
      protectedRoleNames: place.protectedRoleNames,
      at: session.surroundings.now().toISOString(),
    },
    { trustPolicy, policies, ...(advice === undefined ? {} : { advice }) },
  );
  if ((session.options.output ?? "table") === "table") {
    session.surroundings.out(renderFields(fieldsOf(explanation), canvasOf(session.surroundings)));
  } else {
    writeRows(session, [explanation], summaryColumns, (told) => told);
  }
  return EXIT.done;
}

const summaryColumns = [
  { key: "roleName", title: "ROLE", value: ({ record }: Explanation) => record.role.roleName },
  { key: "verdict", title: "VERDICT", value: ({ verdict }: Explanation) => verdict.kind },
  { key: "why", title: "WHY", value: ({ verdict }: Explanation) => verdict.why },
];

function fieldsOf(told: Explanation): readonly Field[] {
  const { record, verdict, policies, advice } = told;
  const { role, principal } = record;
  return [
    { title: "role", value: role.roleName },
    { title: "verdict", value: `${verdict.kind}: ${verdict.why}` },
    {
      title: "who may assume it",
      value: `${principal} (trust policy ${JSON.stringify(told.trustPolicy ?? null)})`,
    },
    {
      title: "what it may do",
      value: policies.length === 0 ? "nothing: it has no policy" : policies.map(policyInWords),
    },
    { title: "made", value: madeInWords(record) },
    { title: "what can be edited", value: told.editable },
    { title: "description", value: role.description },
    { title: "tags", value: Object.entries(role.tags).map(([key, value]) => `${key}=${value}`) },
    { title: "what uses it", value: usesInWords(record) },
    ...(advice === undefined ? [] : [{ title: "AWS says", value: advice }]),
    { title: "called unused?", value: told.unused },
    { title: "policy", value: `rule ${told.rule.name}: ${told.rule.why}` },
    { title: "what happens next", value: told.next },
  ];
}

function policyInWords({ name, arn, document, unread }: Explanation["policies"][number]): string {
  const named = arn === undefined ? name : `${name} (${arn})`;
  return unread === undefined
    ? `${named}: ${JSON.stringify(document)}`
    : `${named}: could not be read: ${unread}`;
}

function madeInWords({ role, origin }: RoleRecord): string {
  const incarnation = `${role.createdAt} as ${role.roleId}`;
  if (origin === undefined) {
    return `${incarnation}; by whom, no event told`;
  }
  const via = origin.via === undefined ? "" : `, through ${origin.via}`;
  return `${incarnation}; by ${origin.by ?? "somebody unknown"}${via}, with ${origin.call}`;
}

function usesInWords(record: RoleRecord): string | readonly string[] {
  const usages = usagesOf(record);
  const unread = Object.values(record.regions).flatMap((reading) =>
    reading.kind === "unread" ? [`${reading.region}: could not be read (${reading.reason})`] : [],
  );
  const lines = usages.map(
    ({ region, kind, arn, release, byHand }) =>
      `${region}: ${kind} ${arn}; to release it: ${release}${byHand === true ? " (by a person only)" : ""}`,
  );
  const all = [...lines, ...unread];
  if (all.length > 0) {
    return all;
  }
  return record.status === "unobserved"
    ? "not known here: IAM refuses to delete it while it is in use, and names what uses it"
    : `nothing, in ${Object.keys(record.regions).length} Regions`;
}
