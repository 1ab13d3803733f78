import type { CheckResult } from "../check.ts";
import { groupBy } from "../group-by.ts";
import { counted, named } from "../statement.ts";
import type { ExpectedRule } from "./expected-rules.ts";
import type { SeenRule } from "./read-rules.ts";

/** Says which rules are off, and what is not listened for at all. */
export function judgeRules(
  rules: readonly SeenRule[],
  expected: readonly ExpectedRule[],
  hubRegion: string,
): readonly CheckResult[] {
  const off = rules.filter(({ isOn }) => !isOn).map(switchedOff);
  const missing = expected.filter((one) => !rules.some((rule) => listensFor(rule, one)));
  const hasRules = ({ region }: ExpectedRule) =>
    region === hubRegion || rules.some((rule) => rule.region === region);
  const unheard = groupBy(missing.filter(hasRules), ({ region, bus }) => `${region} ${bus}`).map((group) =>
    notHeard(group, hubRegion),
  );
  const silent = [...new Set(missing.filter((one) => !hasRules(one)).map(({ region }) => region))];
  const found = [...off, ...unheard, ...(silent.length === 0 ? [] : [withoutForwarder(silent)])];
  const regions = new Set(rules.map(({ region }) => region)).size;
  return found.length > 0
    ? found
    : [
        {
          status: "ok",
          summary: `Listening in ${counted(regions, "Region")}: ${counted(rules.length, "rule")}, all on`,
        },
      ];
}

function listensFor(rule: SeenRule, { bus, pattern, region }: ExpectedRule): boolean {
  if (rule.region !== region || rule.bus !== bus) {
    return false;
  }
  if (pattern === undefined) {
    return rule.hasSchedule;
  }
  return (
    rule.sources.includes(pattern.source) &&
    ("detailType" in pattern
      ? rule.detailTypes.includes(pattern.detailType)
      : pattern.eventNames.every((name) => rule.eventNames.includes(name)))
  );
}

function switchedOff({ bus, hasSchedule, name, region }: SeenRule): CheckResult {
  return {
    status: "fail",
    region,
    summary: `Rule ${name} on bus ${bus} in ${region} is off`,
    detail: hasSchedule
      ? "Nothing sweeps the account: what events do not tell is never seen."
      : "What it listens for is not heard; only sweeps see what it would tell.",
    fix: `aws events enable-rule --region ${region} --event-bus-name ${bus} --name ${name}`,
  };
}

/** Some rules stand there, and not all. */
function notHeard(group: readonly ExpectedRule[], hubRegion: string): CheckResult {
  const [{ bus, region } = { bus: "", region: "" }] = group;
  const isHub = region === hubRegion;
  const what = [...new Set(group.map((one) => one.what))];
  return {
    status: isHub ? "fail" : "warn",
    region,
    summary: `Nothing on bus ${bus} in ${region} listens for ${named(what)}`,
    detail: "The stack is of another version, or somebody has changed or deleted a rule of it.",
    fix: `Deploy ${isHub ? "RolecallHub" : `RolecallForwarder-${region}`} again.`,
  };
}

/** Somebody may have left them out on purpose. */
function withoutForwarder(regions: readonly string[]): CheckResult {
  const [region = ""] = regions;
  return {
    status: "warn",
    ...(regions.length === 1 ? { region } : {}),
    summary: `No forwarder stands in ${named(regions)}, which ${regions.length === 1 ? "is" : "are"} on: what happens there is not heard`,
    detail: "Sweeps read these Regions all the same, so that changes there are seen within six hours.",
    fix: `npm run synth -- --regions with them all in the list, and deploy ${named(regions.map((one) => `RolecallForwarder-${one}`))}.`,
  };
}
