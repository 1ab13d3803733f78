import { describe, expect, it } from "vitest";
import { compilePolicy } from "../../../functions/policy/compile.ts";
import { describeFault } from "../../../functions/policy/faults.ts";

function faultsOf(source: string): readonly string[] {
  const compilation = compilePolicy(source, "p.yaml");
  return compilation.kind === "wrong" ? compilation.faults.map(describeFault) : [];
}

/** Faults of one rule `r` with these members, written from line 4 on. */
function ofRule(...members: readonly string[]): readonly string[] {
  const groups = "approvers: {team: 'arn:aws:x'}";
  return faultsOf(
    `version: 1\n${groups}\nrules:\n  - ${["name: r", "match: {role: A}", ...members].join("\n    ")}`,
  );
}

describe("faults of a policy file", () => {
  it.each([
    [
      "",
      "p.yaml:1:1: is empty; must be a map with members such as version, timeZone, approvers, or leave the member out",
    ],
    ["- a", "p.yaml:1:1: must be a map with members such as version, timeZone, approvers"],
    ["rules: []", 'p.yaml:1:1: version: is missing; add "version: …"'],
    ["version: 2", "p.yaml:1:10: version: must be 1, the only version that there is"],
    ["version: 1\nversion: 1", "p.yaml:2:1: version: is there twice; keep one"],
    [
      "version: 1\n<<: {}",
      'p.yaml:2:1: ["<<"]: is a merge key, which is not read; put what rules share under defaults',
    ],
    ["version: !!int 1", "p.yaml:1:16: version: has a YAML tag; write the value without it"],
    ["version: 1\nstaleAfter: 1d", "p.yaml:2:13: staleAfter: must be between 2d and 90d"],
    ["version: 1\nRules: []", "p.yaml:2:1: Rules: is not known; did you mean rules?"],
    ["version: 1\nconstructor: 1", "p.yaml:2:1: constructor: cannot be a name here; choose another"],
    [
      "version: 1\ntimeZone: +01:00",
      "p.yaml:2:11: timeZone: is no time zone; write one such as Europe/Zurich or UTC",
    ],
    [
      "version: 1\nlimits: {perRun: {percent: 101}}",
      "p.yaml:2:28: limits.perRun.percent: must be a whole number from 1 to 100",
    ],
    [
      "version: 1\nwindows: {a: {cron: '0 0 31 2 *', duration: 1h}}",
      "p.yaml:2:21: windows.a.cron: names no day of any year; choose days that there are",
    ],
    [
      "version: 1\nwindows: {a: {cron: '? 0 * * *', duration: 1h}}",
      'p.yaml:2:21: windows.a.cron: is no cron expression: must have five fields: minute, hour, day of month, month and day of week; write one such as "0 22 * * 1-5"',
    ],
    [
      "version: 1\nwindows: {a: {cron: '0 25 * * *', duration: 1h}}",
      'p.yaml:2:21: windows.a.cron: is no cron expression: Invalid value for hour: 25; write one such as "0 22 * * 1-5"',
    ],
    [
      "version: 1\nrules: [{name: a}, {name: b}]",
      "p.yaml:2:20: rules[1]: never counts, since a before it matches every role; put that last",
    ],
    [
      "version: 1\nrules: [{name: a, match: {role: '*'}}, {name: b}]",
      "p.yaml:2:40: rules[1]: never counts, since a before it matches every role; put that last",
    ],
    [
      "version: 1\nrules: [{name: a, match: {role: A}}, {name: a}]",
      "p.yaml:2:45: rules[1].name: is the name of rules[0] too; choose another",
    ],
    [
      "version: 1\nexemptions: [{name: a, match: {role: A}, owner: o, reason: r, expires: 2027-02-30}]",
      "p.yaml:2:72: exemptions[0].expires: must be a date such as 2027-01-31, or an instant such as 2027-01-31T18:00:00Z",
    ],
    [
      "version: 1\ndefaults: {name: a}",
      "p.yaml:2:12: defaults.name: is not known; known are unexpected, unused, missing, drift, idle, minimumAge, grace, window, approvers, fourEyes, approvalExpires, release, releases, description, tags, regions",
    ],
    ["version: 1\nrules: *a", "p.yaml:2:8: rules: names no anchor before it; write the value out"],
    [
      "version: 1\nrules: &a [*a]",
      "p.yaml:2:12: rules[0]: is an alias of what it is part of; write the value out",
    ],
    [
      "version: 1\napprovers: {1: arn:aws:x}",
      'p.yaml:2:13: approvers[1]: is a name that YAML does not read as text; quote it: "1"',
    ],
  ])("in %j: the one thing that is wrong, with its place", (source, fault) => {
    expect(faultsOf(source)).toEqual([fault]);
  });

  it.each([
    ["account: 111122223333", 'is a number in YAML, not text; quote it: "111122223333"'],
    ["account: 012345678901", 'is a number in YAML, not text; quote it: "012345678901"'],
    ["tag: [a]", "must be a map of patterns by tag key"],
    ["account: ['1']", "must be an account's twelve digits"],
    ["service: chime", "must be a pattern of service principals, for example chime.amazonaws.com or chime*"],
    [
      "role: arn:aws:iam::1:role/A",
      "must be a pattern of role names, not an ARN: letters, digits and _ + = , . @ - with * and ?",
    ],
    ["role: []", "is an empty list; name one, or leave the member out"],
    [
      "role: ''",
      "must be a pattern of role names, not an ARN: letters, digits and _ + = , . @ - with * and ?",
    ],
    ["ou: r-abcd", "must be the id of an organizational unit, for example ou-abcd-12345678"],
    ["tag: {}", "is empty; name a tag, or leave the member out"],
    ["roles: A", "is not known; did you mean role?"],
    ["role:", "is empty; must be a pattern of role names, or a list of such, or leave the member out"],
    [`role: ${"a".repeat(257)}`, "has more than 256 signs; shorten it"],
  ])("in a match of %s: %s", (match, message) => {
    const faults = faultsOf(`version: 1\nrules: [{name: r, match: {${match}}}]`);

    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^p\.yaml:2:\d+: rules\[0\]\.match\./);
    expect(faults[0]?.endsWith(`: ${message}`)).toBe(true);
  });

  it.each([
    [
      "idle: 401d",
      "idle: must be between 0d and 400d, since IAM tells for 400 days when a role was last used",
    ],
    ["idle: 30", 'idle: is a number in YAML, not text; quote it: "30"'],
    ["idle: 1.5d", "idle: must be a duration such as 15m, 24h, 30d or 2w"],
    ["minimumAge: 58w", "minimumAge: must be between 0d and 400d"],
    ["grace: 61d", "grace: must be between 0d and 60d"],
    ["approvalExpires: 59m", "approvalExpires: must be between 1h and 30d"],
    ["approvalExpires: 31d", "approvalExpires: must be between 1h and 30d"],
    ["window: {cron: '0 0 * * *', duration: 14m}", "window.duration: must be between 15m and 7d"],
    ["window: {cron: '0 0 * * *'}", 'window.duration: is missing; add "duration: …"'],
    ["window: nights", "window: is not known; add it under windows"],
    ["approvers: teem", "approvers: is not known; did you mean team?"],
    ["approvers: ['arn:aws:y', nobody]", "approvers[1]: is not known; known are team"],
    ["fourEyes: yes", "fourEyes: must be true or false"],
    ["state: forbiden", "state: must be allowed, required or forbidden; did you mean forbidden?"],
    ["unused: aprove", "unused: must be report, approve or decommission; did you mean approve?"],
    ["tags: {cost-center: 42}", 'tags.cost-center: is a number in YAML, not text; quote it: "42"'],
    ["tags: {'aws:x': y}", 'tags["aws:x"]: begins with aws:, which only AWS may use; choose another key'],
    [
      "tags: {a: 'b*'}",
      "tags.a: has signs that IAM refuses in a tag; it takes letters, digits, blanks and _ . : / = + - @",
    ],
    ["description: '\u2013'", "description: must be a description that IAM takes: signs of Latin-1"],
    ["regions: Zurich", "regions: must be a Region such as eu-west-1"],
    [
      "unexpected: decommission",
      "unexpected: is decommission in a rule with state: allowed; only a forbidden role is unexpected",
    ],
    [
      "missing: recreate",
      "missing: is recreate in a rule with state: allowed; only a required role can be missing",
    ],
    ["unused: approve", "unused: is approve without anybody who may; add approvers"],
    ["drift: put-back", "drift: is put-back where nothing can differ; add description or tags"],
    ["release: listed", "release: is listed without a list; add releases"],
    [
      "releases: arn:aws:x",
      "releases: counts only with release: listed, and release is never; write release: listed",
    ],
    [
      "release: approved",
      "release: is approved where nothing waits for an approval; write never or listed, or approve",
    ],
  ])("in a rule with %s: %s", (member, fault) => {
    const faults = ofRule(member);

    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^p\.yaml:6:\d+: /);
    expect(faults[0]?.replace(/^p\.yaml:6:\d+: rules\[0\]\./, "")).toBe(fault);
  });

  it("asks a required rule for names, one service, no tags, and no end of the role", () => {
    const faults = faultsOf(`version: 1
rules:
  - name: r
    state: required
    match: {role: "A*", service: [a.amazonaws.com, b.amazonaws.com], tag: {a: b}}
    unused: decommission`);

    expect(faults).toEqual([
      "p.yaml:5:19: rules[0].match.role: has to name each role without wildcards in a rule with state: required; for example AWSServiceRoleForMediaTailor",
      "p.yaml:5:34: rules[0].match.service: has to be exactly one service without wildcards in a rule with state: required; for example chime.amazonaws.com",
      "p.yaml:5:75: rules[0].match.tag: cannot be asked for in a rule with state: required; a role that is missing has no tags",
      "p.yaml:6:13: rules[0].unused: is decommission in a rule with state: required; a required role stays, write report",
    ]);
  });

  it("are told all at once, in order of line", () => {
    const faults = faultsOf("foo: 1\nbar: 2\nversion: 1\nrules: [{nam: a}, 5]\nstaleAfter: x");

    expect(faults.map((fault) => fault.split(" ").slice(0, 2).join(" "))).toEqual([
      "p.yaml:1:1: foo:",
      "p.yaml:2:1: bar:",
      "p.yaml:4:9: rules[0].name:",
      "p.yaml:4:10: rules[0].nam:",
      "p.yaml:4:19: rules[1]:",
      "p.yaml:5:13: staleAfter:",
    ]);
  });

  it("are the YAML parser's own where the text is no YAML", () => {
    const [fault] = faultsOf("version: 1\nrules:\n\t- a");

    expect(fault).toBe("p.yaml:3:1: Tabs are not allowed as indentation");
  });

  it("bound what is looked at: size, depth, rules and what aliases make of a small text", () => {
    const laughs = Array.from({ length: 9 }, (_, level) =>
      level === 0
        ? "a0: &a0 [x]"
        : `a${level}: &a${level} [${Array(9)
            .fill(`*a${level - 1}`)
            .join(", ")}]`,
    );
    const rules = Array.from({ length: 501 }, (_, index) => `  - {name: r${index}, match: {role: A}}`);

    expect(faultsOf(`# ${"x".repeat(256 * 1024)}`)).toEqual([
      "p.yaml:1:1: is larger than 256 KiB; use patterns",
    ]);
    expect(faultsOf(`version: ${"[".repeat(50)}${"]".repeat(50)}`)).toContain(
      `p.yaml:1:26: version${"[0]".repeat(16)}: is too much; write it with less nesting and fewer aliases`,
    );
    expect(faultsOf(laughs.join("\n")).join("\n")).toContain("write it with less nesting and fewer aliases");
    expect(faultsOf(`version: 1\nrules:\n${rules.join("\n")}`)).toEqual([
      "p.yaml:3:3: rules: has more than 500 rules; use patterns",
    ]);
  });
});
