import * as v from "valibot";
import { FindingSchema } from "../../../functions/inventory/finding-schemas.ts";
import { members } from "./members.ts";
import { origin } from "./role-schemas.ts";

const { account, status, occurrence, openedAt, updatedAt, closedAt, closedBecause, version, unpublished } =
  FindingSchema.entries;
const { kind, subject, roleId, summary, rule, policyDigest, remedy, why, evidence } = FindingSchema.entries;
const judgement = { kind, subject, roleId, summary, rule, policyDigest, remedy, why, evidence };

const help = {
  kind: "Which difference it is.",
  subject: "The role's name, or exemption: and its name.",
  roleId: "The incarnation; absent where no role is there.",
  summary: "What is so, in one sentence that stays the same as long as the difference does.",
  rule: "Name of the rule that counts.",
  policyDigest: "Digest of the policy; absent: there is none.",
  remedy: "What would mend it, and whether somebody is asked first; absent: it is only reported.",
  why: "Why that rule counts, and why what would be done is done or not.",
  evidence: "What was read, when and where, and who made the role.",
} as const;

const inside = {
  remedy: members(remedy.wrapped, {
    action: "What would mend it.",
    response: "approve: after an approval; act: by itself.",
  }),
  evidence: members(
    evidence,
    {
      status: "What was known of the role's use.",
      roleArn: "The role.",
      createdAt: "When it was made.",
      lastUsedAt: "Absent: IAM shows no use within its tracking window.",
      roleReadAt: "When the role itself was read.",
      completeAt: "Since when, at the latest, every Region has been read.",
      regionsRead: "Regions that were read.",
      regionsUnread: "Regions that could not be read, with the reason.",
      usages: "ARNs of what uses it.",
      origin: "Who made it; absent: no event told.",
    },
    { origin },
  ),
};

/** What one look says of a difference. */
export const judged = members(v.object(judgement), help, inside);

/** A difference: as it is kept, or as it would be by the file that was named. */
export const finding = members(
  v.object({
    ...judgement,
    ...v.partial(
      v.object({
        account,
        status,
        occurrence,
        openedAt,
        updatedAt,
        closedAt,
        closedBecause,
        version,
        unpublished,
      }),
    ).entries,
  }),
  {
    ...help,
    account: "The account. This member and those below are there only if the finding is kept.",
    status: "Whether it still stands.",
    occurrence: "How often it has been opened.",
    openedAt: "Since when it stands.",
    updatedAt: "When it changed last.",
    closedAt: "Since when it does not stand any more.",
    closedBecause: "Why it was closed.",
    version: "Grows with each write.",
    unpublished: "Set until the latest change has been published.",
  },
  inside,
);
