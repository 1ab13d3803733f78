import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Chronicle } from "../../../../../infra/sandbox/demo/chronicle.ts";
import { reportPage } from "../../../../../infra/sandbox/demo/report/page.ts";
import { findingOf, happeningOf, runOf, secondsIn, storyOf } from "../samples.ts";
import { xmlFault } from "./well-formed.ts";

const HOSTILE = `</title></svg><script>alert("1")</script><img src=x onerror='alert(2)'>&amp;\u0000\u001b`;

const pageOf = (chronicle: Chronicle, differences: readonly string[] = []) =>
  reportPage({
    chronicle,
    differences,
    regions: ["us-east-1", "eu-west-1"],
    calls: { owners: 2, services: 1, rolecall: 7 },
    beganAt: secondsIn(0),
    realSeconds: 4.26,
  });
const drawingsIn = (page: string) => page.match(/<svg[\s\S]*?<\/svg>/g) ?? [];

describe("reportPage", () => {
  it("escapes every name, wherever it stands", () => {
    const page = pageOf(storyOf(HOSTILE), [HOSTILE]);

    expect(page).not.toContain("<script");
    expect(page).not.toContain("<img");
    expect(page).not.toContain("\u0000");
    expect(page).not.toContain("\u001b");
    expect(page.match(/&lt;script&gt;alert\(&quot;1&quot;\)/g)?.length).toBeGreaterThan(10);
  });

  it.each(["AWSServiceRoleForIVSRecordToS3", HOSTILE])(
    "draws well-formed SVG for a role named %j",
    (name) => {
      const drawings = drawingsIn(pageOf(storyOf(name)));

      expect(drawings.length).toBeGreaterThan(8);
      expect(drawings.flatMap((drawing) => xmlFault(drawing) ?? [])).toEqual([]);
    },
  );

  it("says what each drawing of a run shows, in a title and a description of its own", () => {
    const ids = [...pageOf(storyOf("R")).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const runs = drawingsIn(pageOf(storyOf("R"))).filter((drawing) => drawing.includes('class="run'));

    expect(new Set(ids).size).toBe(ids.length);
    expect(runs).toHaveLength(2);
    expect(runs[0]).toContain("<title id=");
    expect(runs[0]).toContain(
      "Began at 09:00:00 of virtual time and took 7 min. It worked 6 times, of which 1 failed, waited 3 times, and ended blocked.</desc>",
    );
  });

  it("allows itself nothing but its own style", () => {
    const page = pageOf(storyOf("R"));
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");

    expect(policy?.replaceAll("&#39;", "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it("needs nothing from anywhere: no address, no script, no style in an attribute", () => {
    // Only the hash of the style may look like the beginning of an address.
    const page = pageOf(storyOf("R")).replace(/sha256-[\w+/=]+/, "");

    expect(page).not.toMatch(/https?:|\/\/|<script|@import|<link rel="stylesheet"/);
    expect(page).not.toMatch(/ (style|on[a-z]+)=/);
    expect(page.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
  });

  it("tells usages before, and afterwards what IAM has named, by role and Region", () => {
    const story = storyOf("R");
    const arn = "arn:aws:ivs:eu-west-1:111122223333:channel/Ab12";
    const named = runOf({ roleName: "R", outcome: "blocked", blockers: [arn] });

    const page = pageOf({ ...story, runs: [named] });

    expect(page).toContain('<th scope="col" role="columnheader">eu-west-1</th>');
    expect(page).toContain("<title>1 usage</title>");
    expect(page).toContain("channel/<wbr>Ab12 <em>named by IAM</em>");
  });

  it("draws a restore as its own kind of run, with a line for each resource", () => {
    const story = storyOf("R");
    const arn = "arn:aws:mediatailor:eu-west-1:111122223333:channel/Ab12";
    const runs = [
      runOf({
        roleName: "R",
        workflow: "restore",
        outcome: "partly-restored",
        blockers: [arn],
        restored: [{ arn, kind: "changed-since" }],
      }),
    ];

    const page = pageOf({
      ...story,
      chapters: story.chapters.map((chapter) => ({ ...chapter, runs })),
      runs,
    });

    expect(page).toContain('<figure class="restore">');
    expect(page).toContain(
      '<li><span class="pill changed-since">changed since, left alone</span> channel/<wbr>Ab12 in eu-west-1</li>',
    );
    expect(page).toContain('<td role="cell">restore</td>');
    expect(page).toContain("<dt>restored, whole or in part</dt><dd>1</dd>");
  });

  it("names nothing as being in the way that a restore has left alone", () => {
    const arn = "arn:aws:ivs:eu-west-1:111122223333:channel/Ab12";
    const restore = runOf({
      roleName: "R",
      workflow: "restore",
      outcome: "partly-restored",
      blockers: [arn],
    });

    expect(pageOf({ ...storyOf("R"), runs: [restore] })).not.toContain("named by IAM");
  });

  it("takes what was named as being in the way back once a role was made again", () => {
    const arn = "arn:aws:ivs:eu-west-1:111122223333:channel/Ab12";
    const blocked = runOf({ roleName: "R", outcome: "blocked", blockers: [arn] });
    const remade = runOf({ roleName: "R", workflow: "remediation", outcome: "restored" });

    expect(pageOf({ ...storyOf("R"), runs: [blocked] })).toContain("named by IAM");
    expect(pageOf({ ...storyOf("R"), runs: [blocked, remade] })).not.toContain("named by IAM");
  });

  it("counts a role once that a run deleted for another one", () => {
    const runs = [
      runOf({ roleName: "R", workflow: "remediation", outcome: "deleted" }),
      runOf({ roleName: "R", outcome: "deleted" }),
    ];

    expect(pageOf({ ...storyOf("R"), runs })).toContain("<dt>roles deleted</dt><dd>1</dd>");
  });

  it("tells of a finding who made the role, who approved, and why it closed", () => {
    const origin = {
      eventId: "e",
      at: "2026-11-20T08:59:40.000Z",
      call: "CreateServiceLinkedRole",
      by: "arn:aws:sts::111122223333:assumed-role/developers/dora",
      via: "ivs.amazonaws.com",
    };
    const evidence = { status: "in-use", regionsRead: [], regionsUnread: [], usages: [], origin };
    const findings = [findingOf({ subject: "R", kind: "unexpected", evidence })];

    const page = pageOf({ ...storyOf("R"), findings });

    expect(page).toContain(
      'R</th><td role="cell">unexpected</td><td role="cell"><span class="pill closed">closed</span></td><td role="cell">R exists, and rule r forbids it. Made by dora (developers) through Interactive Video Service at 08:59:40 (CreateServiceLinkedRole). paul (platform) approved its remedy at 09:20:00. Opened 09:00:00, closed 10:01:05: R is gone.</td>',
    );
    expect(page).toContain("<dt>findings, closed again</dt><dd>1 of 1</dd>");
  });

  it("shows a document line by line, as it was indented, and makes no link of it", () => {
    const text = 'rules:\n  - match: {role: "R"}\n\nhttp://127.0.0.1/ <b>\n';
    const latest = happeningOf({ document: { name: "a <policy>", text } });
    const groups = [{ latest, firstAt: secondsIn(0), count: 1 }];
    const [chapter] = storyOf("R").chapters;

    const page = pageOf({ ...storyOf("R"), chapters: chapter === undefined ? [] : [{ ...chapter, groups }] });

    expect(page).toContain(
      '<figure class="document"><figcaption>a &lt;policy&gt;</figcaption><pre>rules:\n  - match: {role: &quot;R&quot;}\n\nhttp://127.0.0.1/ &lt;b&gt;\n</pre></figure>',
    );
    expect(page).not.toContain("<a ");
  });

  it("says first whether the story ended as it must, and what differs if not", () => {
    expect(pageOf(storyOf("R"))).toContain("The story ended as it must.");
    expect(pageOf(storyOf("R"), ["A role is missing."])).toContain("<li>A role is missing.</li>");
    expect(pageOf(storyOf("R"), ["A role is missing."])).not.toContain("The story ended as it must.");
  });

  it("is a page even if nothing happened", () => {
    const nothing: Chronicle = {
      chapters: [],
      before: [],
      after: [],
      runs: [],
      findings: [],
      remediations: [],
      endedAt: secondsIn(0),
    };

    expect(pageOf(nothing)).toContain("<h1>0 service-linked roles, 0 runs</h1>");
  });
});
