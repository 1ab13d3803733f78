import * as v from "valibot";
import { MAXIMUM_PATTERN, members, noList, oneOrMore, text, withHelp } from "./schema-parts.ts";

/** Letters, digits and some signs of any script; https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html (excerpt read 2026-11-21). */
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const TAG_SIGNS = "letters, digits, blanks and _ . : / = + - @";

/** A tag's key: 1 to 128 signs. `aws:` in front belongs to AWS. Same source. */
export const TagKeySchema = v.pipe(
  v.string("must be text"),
  v.minLength(1, "is empty; a tag's key has 1 to 128 signs"),
  v.maxLength(128, "has more than 128 signs, which no tag's key has"),
  v.check((key) => TAG_TEXT.test(key), `has signs that IAM refuses in a tag; it takes ${TAG_SIGNS}`),
);

/** A tag's value: 0 to 256 signs. Same source. */
const TagValueSchema = v.pipe(
  v.string("must be text"),
  v.maxLength(256, "has more than 256 signs, which no tag's value has"),
  v.check((value) => TAG_TEXT.test(value), `has signs that IAM refuses in a tag; it takes ${TAG_SIGNS}`),
);

/**
 * Tags that a role can have, 50 at most: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * (the number as in AWS's general tag restrictions, excerpt read 2026-11-21).
 */
export const TagsSchema = v.pipe(
  noList(
    v.record(
      v.pipe(
        TagKeySchema,
        v.check((key) => !/^aws:/i.test(key), "begins with aws:, which only AWS may use; choose another key"),
      ),
      TagValueSchema,
      'must be a map of tags, for example {cost-center: "42"}',
    ),
  ),
  v.maxEntries(50, "has more than 50 tags, which no role has"),
);

/** A pattern of role names. */
const RolePattern = text(
  "a pattern of role names, not an ARN: letters, digits and _ + = , . @ - with * and ?",
  /^[\w+=,.@*?-]+$/,
);

/** A pattern of principals; without a wildcard it has to be one, since `chime` alone would never match. */
const ServicePattern = text(
  "a pattern of service principals, for example chime.amazonaws.com or chime*",
  /^(?=.*[*?]|.*\.amazonaws\.com(\.cn)?$)[a-z0-9.*?-]+$/,
);

const Account = text("an account's twelve digits", /^\d{12}$/);

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html (read 2026-11-21). */
const OrganizationalUnit = text(
  "the id of an organizational unit, for example ou-abcd-12345678",
  /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
);

const TagPatterns = v.pipe(
  noList(
    v.record(
      TagKeySchema,
      text("text with * and ?", /^/, MAXIMUM_PATTERN),
      "must be a map of patterns by tag key",
    ),
  ),
  v.minEntries(1, "is empty; name a tag, or leave the member out"),
  v.maxEntries(50, "has more than 50 tags, which no role has"),
);

/** Which roles a rule or an exemption speaks of. */
export const MatchSchema = v.pipe(
  members({
    service: v.exactOptional(
      withHelp(oneOrMore(ServicePattern, "a pattern of service principals"), {
        description:
          "The service that owns the role, by its principal, for example `chime.amazonaws.com` or `*.amazonaws.com`.",
        title: "pattern or list of patterns",
      }),
    ),
    role: v.exactOptional(
      withHelp(oneOrMore(RolePattern, "a pattern of role names"), {
        description: "The role's name, for example `AWSServiceRoleForAmazonChime*`.",
        title: "pattern or list of patterns",
      }),
    ),
    tag: v.exactOptional(
      withHelp(TagPatterns, {
        description: "Tags that the role has, all of them: a pattern of values by key.",
        title: "map of tag keys and patterns",
      }),
    ),
    account: v.exactOptional(
      withHelp(oneOrMore(Account, "an account's twelve digits"), {
        description: 'The account that the role is in. Quote it: `"111122223333"`.',
        title: "twelve digits in quotes, or a list",
      }),
    ),
    ou: v.exactOptional(
      withHelp(oneOrMore(OrganizationalUnit, "the id of an organizational unit"), {
        description: "An organizational unit that holds the account, directly or not.",
        title: "id such as ou-abcd-12345678, or a list",
      }),
    ),
  }),
  v.minEntries(1, "is empty; name a service, a role, a tag, an account or an ou"),
);
