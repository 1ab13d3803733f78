import type { Action, Finding, FindingKind } from "../../../functions/core/drift/finding.ts";

/** What a finding is called, and what a person can do about it. */
interface Words {
  readonly name: string;
  readonly advice: string;
}

const WORDS: Readonly<Record<FindingKind, Words>> = {
  unexpected: {
    name: "Forbidden service-linked role",
    advice: "Decommission the role, or change the rule of the policy that forbids it.",
  },
  missing: {
    name: "Missing service-linked role",
    advice: "Have the role made again, or change the rule of the policy that requires it.",
  },
  unused: {
    name: "Unused service-linked role",
    advice: "Decommission the role, or let the policy allow it to be idle for longer.",
  },
  "description-drift": {
    name: "Changed description of a service-linked role",
    advice: "Put the description back, or write the new one into the rule of the policy.",
  },
  "tag-drift": {
    name: "Changed tags of a service-linked role",
    advice: "Put the tags back, or write the new ones into the rule of the policy.",
  },
  "recreated-after-decommission": {
    name: "Service-linked role made again",
    advice: "Find out who made the role again and what for, then decommission or allow it.",
  },
  "usage-in-unexpected-region": {
    name: "Service-linked role used in an unexpected Region",
    advice: "Find out who uses the role there, then remove what uses it, or add the Region to the rule.",
  },
  unknown: {
    name: "Service-linked role of unknown use",
    advice: "Make the Regions that are named readable: until then the role is not deleted.",
  },
  stale: {
    name: "Service-linked role not looked at",
    advice: "Find out why no sweep has read every Region since.",
  },
  "exemption-expired": {
    name: "Expired exemption",
    advice: "Remove the exemption from the policy, or give it a later end.",
  },
};

const VERBS: Readonly<Record<Action, string>> = {
  decommission: "Decommission",
  recreate: "Make again",
  "put-back": "Put back",
};

/** What a kind of finding is called where nobody knows rolecall's own words. */
export function findingName(kind: FindingKind): string {
  return WORDS[kind].name;
}

/** What a person can do about a kind of finding. */
export function findingAdvice(kind: FindingKind): string {
  return WORDS[kind].advice;
}

/** What rolecall does about a finding by itself. */
export function remedyInWords({ remedy }: Pick<Finding, "remedy">): string {
  if (remedy === undefined) {
    return "Only reported";
  }
  return remedy.response === "approve" ? `${VERBS[remedy.action]}, once approved` : VERBS[remedy.action];
}

/** Who made a role, as far as an event told. */
export function originInWords(origin: Finding["evidence"]["origin"]): string | undefined {
  if (origin === undefined) {
    return undefined;
  }
  const via = origin.via === undefined ? "" : ` through ${origin.via}`;
  return `${origin.by ?? "somebody whom CloudTrail does not name"}${via}, ${origin.call} at ${origin.at}`;
}
