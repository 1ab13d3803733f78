import * as v from "valibot";
import { ConfigurationError } from "../core/errors.ts";
import type { Policy } from "../core/policy.ts";

const texts = v.array(v.string());
const textByKey = v.record(v.string(), v.string());
const response = v.picklist(["report", "approve", "act"]);
const limit = v.nullable(v.number());

const match = v.object({
  services: texts,
  roles: texts,
  tags: textByKey,
  accounts: texts,
  organizationalUnits: texts,
});

const rule = v.object({
  name: v.string(),
  match,
  state: v.picklist(["allowed", "required", "forbidden"]),
  unexpected: response,
  unused: response,
  missing: response,
  drift: response,
  idleSeconds: v.number(),
  minimumAgeSeconds: v.number(),
  graceSeconds: v.number(),
  window: v.nullable(v.object({ cron: v.string(), durationSeconds: v.number(), timeZone: v.string() })),
  approval: v.object({ approvers: texts, fourEyes: v.boolean(), expiresAfterSeconds: v.number() }),
  release: v.variant("upTo", [
    v.object({ upTo: v.picklist(["never", "approved"]) }),
    v.object({ upTo: v.literal("listed"), arns: texts }),
  ]),
  description: v.nullable(v.string()),
  tags: textByKey,
  regions: v.nullable(texts),
});

/** A compiled policy, as the table hands it back. */
const DocumentSchema: v.GenericSchema<unknown, Policy> = v.object({
  rules: v.array(rule),
  exemptions: v.array(
    v.object({ name: v.string(), match, owner: v.string(), reason: v.string(), expiresAt: v.string() }),
  ),
  limits: v.object({
    rolesPerDay: limit,
    rolesPerDayPercent: limit,
    releasesPerRun: limit,
    releasesPerRunPercent: limit,
  }),
  protectionTag: v.nullable(v.object({ key: v.string(), capSeconds: v.number() })),
  staleAfterSeconds: v.number(),
});

/**
 * Reads a compiled policy.
 *
 * @throws {ConfigurationError} if the text is none of this version. Trying again cannot help; putting the policy in
 * force again does.
 */
export function parsePolicyDocument(text: string): Policy {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), DocumentSchema), text);
  if (!parsed.success) {
    const what = parsed.issues.map(({ message }) => message).join("; ");
    throw new ConfigurationError(
      `The policy in force was compiled by another version (${what}); put it in force again`,
    );
  }
  return parsed.output;
}
