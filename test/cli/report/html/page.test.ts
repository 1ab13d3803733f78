import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { tokensOf } from "../../../../cli/report/html/client/tokens.ts";
import { clientScript } from "../../../../cli/report/html/client-script.ts";
import { reportHtml } from "../../../../cli/report/html/page.ts";
import type { ReportData } from "../../../../cli/report/report-data.ts";
import { fleet } from "./fleet.ts";
import { accountOf, findingOf, recordOf, reportOn, reportRole, roleOf } from "./samples.ts";

const pageOf = (data: ReportData) => [...reportHtml(data)].join("");
/** The page without its script, which names parts of the page itself. */
const markupOf = (data: ReportData) => pageOf(data).replace(clientScript, "");
const digestOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const rowsIn = (page: string) => page.match(/<tr role="row"><th role="rowheader".*/g) ?? [];

describe("reportHtml", () => {
  it("allows itself its own style and script, by their digests, and nothing else", () => {
    const page = pageOf(fleet(1));

    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const [, script = ""] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    expect(policy?.replaceAll("&#39;", "'")).toBe(
      `default-src 'none'; script-src ${digestOf(script)}; style-src ${digestOf(style)}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    );
    expect(script).toBe(clientScript);
  });

  it("needs nothing from anywhere, and has no code outside its one script", () => {
    const page = pageOf(fleet(2));
    const rest = page.replace(clientScript, "").replace(/sha256-[\w+/=]+/g, "");

    expect(rest.match(/<script|<style/g)).toEqual(["<style", "<script"]);
    expect(rest).not.toMatch(/<[^>]* (?:style|on[a-z]+)=/);
    expect(rest).not.toMatch(/https?:|<iframe|<object|<img|@import|url\(/);
    expect(new Set(rest.match(/ (?:src|href)="[^#"][^"]*"/g))).toEqual(new Set([' href="data:,"']));
  });

  it("holds nothing in its script that would end it or open a comment", () => {
    expect(clientScript).not.toMatch(/<\/script|<!--|<script/i);
  });

  it("says once for each role and each finding what it is, without a script", () => {
    const page = markupOf(fleet(3));

    expect(rowsIn(page)).toHaveLength(3 + 150 + 7);
    expect(page.match(/<article id="[^"]+"/g)).toHaveLength(150);
    expect(new Set(page.match(/ id="[^"]+"/g)).size).toBe(page.match(/ id="[^"]+"/g)?.length);
  });

  it("leads from every row to an article that is there", () => {
    const page = markupOf(fleet(2));

    const ids = new Set([...page.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/<a href="#([^"]*\/[^"]*)"/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((anchor) => !ids.has(anchor))).toEqual([]);
  });

  it("writes articles that its script can read: each element ends, and in order", () => {
    const page = markupOf(fleet(4));

    const open: string[] = [];
    let count = 0;
    for (const [article] of page.matchAll(/<article[\s\S]*?<\/article>/g)) {
      for (const token of tokensOf(article)) {
        if (token.kind === "open") {
          open.push(token.name);
        } else if (token.kind === "close") {
          expect(open.pop()).toBe(token.name);
        }
      }
      count += 1;
    }
    expect([open, count]).toEqual([[], 200]);
  });

  it("keeps a quiet role small: 20,000 of them have to open at once", () => {
    const quiet = Array.from({ length: 500 }, (_, index) =>
      reportRole(recordOf(roleOf(`AWSServiceRoleForService${index}`), { status: "unobserved", regions: {} })),
    );
    const nothing = pageOf(reportOn(accountOf([]))).length;

    const bytes = (pageOf(reportOn(accountOf(quiet))).length - nothing) / quiet.length;

    expect(bytes).toBeLessThan(1300);
  });

  it("tells of findings without a role, and puts open ones first", () => {
    const closed = findingOf("Closed", {
      status: "closed",
      closedAt: "2026-11-20T00:00:00.000Z",
      openedAt: "2026-11-20T00:00:00.000Z",
    });
    const older = findingOf("Older", { openedAt: "2026-11-01T00:00:00.000Z" });

    const page = pageOf(reportOn(accountOf([], [closed, older, findingOf("exemption:x")])));

    expect(rowsIn(page).map((row) => /">([^<]*)<\/a>/.exec(row)?.[1])).toEqual([
      "exemption:x",
      "Older",
      "Closed",
    ]);
    expect(page).toContain('<article id="111122223333/exemption%3Ax"><h3>Findings</h3>');
  });

  it("names the account where there is one, and lists accounts where there are more", () => {
    const one = pageOf(reportOn(accountOf([], [], { alias: "media", policyDigest: "ab".repeat(32) })));
    const many = pageOf(fleet(11));

    expect(one).toContain("<title>rolecall: 0 service-linked roles in account media</title>");
    expect(one).toContain(`<dt>Policy</dt><dd><code>${"ab".repeat(32)}</code></dd>`);
    expect(one).not.toContain('id="account-list"');
    expect(many).toContain("<details><summary>11 accounts, side by side</summary>");
    expect(pageOf(fleet(2))).toContain("<details open><summary>2 accounts, side by side</summary>");
  });

  it("says where policies differ, and where none is in force", () => {
    const other = accountOf([], [], { account: "444455556666", policyDigest: "cd" });

    expect(pageOf(reportOn(accountOf([]), other))).toContain("<dd>not the same in all accounts</dd>");
    expect(pageOf(reportOn(accountOf([])))).toContain("<dd>none is in force</dd>");
  });

  it("can be written as UTF-8 whatever names are made of", () => {
    const page = pageOf(reportOn(accountOf([reportRole(recordOf(roleOf("R\ud800")))])));

    expect(page.isWellFormed()).toBe(true);
  });

  it("comes in pieces of a size that no memory minds", () => {
    expect(Math.max(...Array.from(reportHtml(fleet(20)), ({ length }) => length))).toBeLessThan(400_000);
  });
});
