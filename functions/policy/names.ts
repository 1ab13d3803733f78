import { text } from "./schema-parts.ts";

/** A name that the owner gives. */
export const NameSchema = text("a name: letters, digits and . _ -", /^[A-Za-z0-9][A-Za-z0-9._-]*$/, 64);

/** A pattern of callers' ARNs. */
export const CallerPattern = text(
  "a pattern of ARNs, for example arn:aws:sts::111122223333:assumed-role/Platform/*",
  /^arn:[!-~]+$/,
);

/** Whoever may approve: a group by name, or a pattern of ARNs. */
export const Approver = text(
  "the name of a group of approvers, or a pattern of ARNs",
  /^(arn:[!-~]+|[A-Za-z0-9][A-Za-z0-9._-]*)$/,
);

/** A pattern of ARNs of usages. */
export const UsagePattern = text("a pattern of ARNs, for example arn:aws:ivs:*:*:channel/*", /^arn:[!-~]+$/);

/** A Region's name. */
export const Region = text("a Region such as eu-west-1", /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/, 32);

/** A role's description; https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html (excerpt read 2026-11-21). */
export const RoleDescription = text(
  "a description that IAM takes: signs of Latin-1",
  /^[\t\n\r -~\u00A1-\u00FF]*$/,
  1_000,
);
