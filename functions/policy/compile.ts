import * as v from "valibot";
import { type Exemption, type Limits, type Policy, STALE_AFTER_SECONDS } from "../core/policy.ts";
import { canonical } from "./canonical.ts";
import { checkFile } from "./check-file.ts";
import { compileMatch, compileRule, secondsOr } from "./compile-rule.ts";
import { mistakesOf, type PolicyFault, placeFaults } from "./faults.ts";
import { readYaml } from "./read-yaml.ts";
import { PolicyFileSchema, type WrittenPolicy } from "./schema.ts";
import { endOfDay, isDay, secondsOf } from "./time.ts";

/** A policy and its canonical text, of which the digest is taken; or all that is wrong with the file, in order of line. */
export type Compilation =
  | { readonly kind: "compiled"; readonly policy: Policy; readonly document: string }
  | { readonly kind: "wrong"; readonly faults: readonly PolicyFault[] };

const MAXIMUM_BYTES = 256 * 1024;

/**
 * Compiles what an owner wrote. Equal meaning gives an equal document: comments, the order of members, lists and exemptions, and
 * how durations are spelt do not matter; the order of rules does. Never throws.
 *
 * @param fileName as faults should name it
 */
export function compilePolicy(source: string, fileName: string): Compilation {
  if (new TextEncoder().encode(source).length > MAXIMUM_BYTES) {
    const message = "is larger than 256 KiB; use patterns";
    return { kind: "wrong", faults: [{ file: fileName, line: 1, column: 1, path: "", message }] };
  }
  const { root, mistakes } = readYaml(source);
  if (root === undefined) {
    return { kind: "wrong", faults: placeFaults(fileName, source, mistakes) };
  }
  const result = v.safeParse(PolicyFileSchema, root.value);
  const all = [...mistakes, ...mistakesOf(root, result.issues ?? []), ...checkFile(root)];
  if (!result.success || all.length > 0) {
    return { kind: "wrong", faults: placeFaults(fileName, source, all) };
  }
  const policy = compileFile(result.output);
  return { kind: "compiled", policy, document: canonical(policy) };
}

const DEFAULT_CAP = "90d";

function compileFile(file: WrittenPolicy): Policy {
  const { rules = [], exemptions = [], limits = {}, protectionTag, staleAfter, timeZone = "UTC" } = file;
  return {
    rules: rules.map((rule) => compileRule(rule, file)),
    exemptions: exemptions
      .map((exemption) => compileExemption(exemption, timeZone))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    limits: compileLimits(limits),
    protectionTag:
      protectionTag === undefined
        ? null
        : { key: protectionTag.key, capSeconds: secondsOf(protectionTag.cap ?? DEFAULT_CAP) },
    staleAfterSeconds: secondsOr(staleAfter, STALE_AFTER_SECONDS),
  };
}

function compileExemption(
  { name, match, owner, reason, expires }: NonNullable<WrittenPolicy["exemptions"]>[number],
  timeZone: string,
): Exemption {
  const expiresAt = (isDay(expires) ? endOfDay(expires, timeZone) : new Date(expires)).toISOString();
  return { name, match: compileMatch(match), owner, reason, expiresAt };
}

function compileLimits({ perDay = {}, perRun = {} }: NonNullable<WrittenPolicy["limits"]>): Limits {
  return {
    rolesPerDay: perDay.roles ?? null,
    rolesPerDayPercent: perDay.percent ?? null,
    releasesPerRun: perRun.releases ?? null,
    releasesPerRunPercent: perRun.percent ?? null,
  };
}
