import * as v from "valibot";
import { ConfigurationError } from "../core/errors.ts";
import type { Policy } from "../core/policy.ts";

const Instant = v.pipe(v.string(), v.isoTimestamp());
const Seconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Limit = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
const Response = v.picklist(["report", "approve", "act"]);
const Texts = v.array(v.string());
const TextByKey = v.record(v.string(), v.string());

const Match = v.strictObject({
  services: Texts,
  roles: Texts,
  tags: TextByKey,
  accounts: Texts,
  organizationalUnits: Texts,
});

const Rule = v.strictObject({
  name: v.string(),
  match: Match,
  state: v.picklist(["allowed", "required", "forbidden"]),
  unexpected: Response,
  unused: Response,
  missing: Response,
  drift: Response,
  idleSeconds: Seconds,
  minimumAgeSeconds: Seconds,
  graceSeconds: Seconds,
  window: v.nullable(v.strictObject({ cron: v.string(), durationSeconds: Seconds, timeZone: v.string() })),
  approval: v.strictObject({ approvers: Texts, fourEyes: v.boolean(), expiresAfterSeconds: Seconds }),
  release: v.variant("upTo", [
    v.strictObject({ upTo: v.picklist(["never", "approved"]) }),
    v.strictObject({ upTo: v.literal("listed"), arns: Texts }),
  ]),
  description: v.nullable(v.string()),
  tags: TextByKey,
  regions: v.nullable(Texts),
});

const Exemption = v.strictObject({
  name: v.string(),
  match: Match,
  owner: v.string(),
  reason: v.string(),
  expiresAt: Instant,
});

/** A compiled policy. Strict: a member that this version does not know may be one that keeps something from being changed. */
export const PolicySchema = v.strictObject({
  rules: v.array(Rule),
  exemptions: v.array(Exemption),
  limits: v.strictObject({
    rolesPerDay: Limit,
    rolesPerDayPercent: Limit,
    releasesPerRun: Limit,
    releasesPerRunPercent: Limit,
  }),
  protectionTag: v.nullable(v.strictObject({ key: v.string(), capSeconds: Seconds })),
  staleAfterSeconds: Seconds,
});

/**
 * Reads a compiled policy back from its document.
 *
 * @throws {ConfigurationError} if the text is none; compiling and putting it in force again helps, trying again does not.
 */
export function parsePolicyDocument(text: string): Policy {
  const result = v.safeParse(PolicySchema, parseJson(text));
  if (!result.success) {
    const [{ message }] = result.issues;
    const path = v.getDotPath(result.issues[0]) ?? "as a whole";
    throw new ConfigurationError(
      `The policy in force cannot be read (${path}: ${message}); put it in force again`,
    );
  }
  return result.output;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigurationError("The policy in force is no JSON; put it in force again", { cause });
  }
}
