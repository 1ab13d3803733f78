import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportHtml } from "../../../../cli/report/html/page.ts";
import type { ReportData } from "../../../../cli/report/report-data.ts";
import { eventually, type Reader, startReader } from "./browser.ts";
import {
  accountOf,
  eventAt,
  findingOf,
  readIn,
  readings,
  recordOf,
  reportOn,
  reportRole,
  roleOf,
  runOf,
  unreadIn,
  usageOf,
} from "./samples.ts";

const HOSTILE = `</script></noscript></title><img src="https://evil.example/x" onerror="document.title='owned'"><script>document.title="owned"</script><svg onload="document.title='owned'"><!-- '"&amp;\u202e\u0000`;
/** How a page shows it: as a text, with a sign for each that could be obeyed. */
const SHOWN = HOSTILE.replace("\u202e", "\ufffd").replace("\u0000", "\ufffd");
const LONG = "An error that goes on and on, since nobody has told it when to stop. ".repeat(5).slice(0, 300);

function hostileReport(): ReportData {
  const role = roleOf(HOSTILE, {
    description: HOSTILE,
    tags: { [HOSTILE]: HOSTILE },
    trusted: [HOSTILE],
    roleId: HOSTILE,
  });
  const record = recordOf(role, {
    principal: HOSTILE,
    status: "in-use",
    regions: readings(
      readIn(HOSTILE, usageOf(HOSTILE, HOSTILE, { kind: HOSTILE, release: HOSTILE })),
      unreadIn("us-east-1", `${LONG}${HOSTILE}`),
    ),
    origin: { eventId: "e", at: HOSTILE, call: HOSTILE, by: HOSTILE, via: HOSTILE },
  });
  const happened = eventAt(1, HOSTILE, { [HOSTILE]: HOSTILE, nested: { [HOSTILE]: [HOSTILE] } });
  const run = runOf({
    runId: HOSTILE,
    events: [happened],
    outcome: { kind: "failed", reason: HOSTILE, blockers: [HOSTILE] },
  });
  const finding = findingOf(HOSTILE, {
    summary: HOSTILE,
    rule: HOSTILE,
    why: HOSTILE,
    policyDigest: HOSTILE,
    closedBecause: HOSTILE,
    evidence: { status: HOSTILE, regionsRead: [HOSTILE], regionsUnread: [HOSTILE], usages: [HOSTILE] },
  });
  const reported = reportRole(record, {
    verdict: { kind: "in-use", why: HOSTILE },
    history: [happened],
    runs: [run],
  });
  const hostile = accountOf([reported], [finding, { ...finding, subject: `${HOSTILE}2` }], {
    account: HOSTILE,
    alias: HOSTILE,
    policyDigest: HOSTILE,
  });
  return { ...reportOn(hostile, accountOf([])), version: HOSTILE, partition: HOSTILE };
}

describe("the page in a browser, made of hostile names", () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await startReader();
  });
  afterAll(() => reader.close());

  it.each([true, false])(
    "shows them as texts, asks the network for nothing, breaks no policy (scripts: %s)",
    async (javaScriptEnabled) => {
      const { page, requests, errors } = await reader.open(reportHtml(hostileReport()), {
        javaScriptEnabled,
      });

      const row = page.locator("#matrix tbody tr");
      expect(await row.locator("a").textContent()).toBe(SHOWN);
      expect(await row.locator("td").first().textContent()).toBe(`${SHOWN} ${SHOWN}`);
      expect(await page.locator("img, iframe, object, svg[onload], script:not(head script)").count()).toBe(0);
      expect(await page.title()).toBe("rolecall: 1 service-linked role in 2 accounts");
      expect([requests, errors]).toEqual([[], []]);
      await page.context().close();
    },
  );

  it("builds details of nothing but texts", async () => {
    const { page, requests, errors } = await reader.open(reportHtml(hostileReport()));

    await page.locator("#matrix tbody a").click();

    const body = page.locator("#panel-body");
    await eventually(() => page.locator("#panel-title").textContent()).toContain(SHOWN);
    expect(await body.locator(".tag").textContent()).toBe(`${SHOWN}=${SHOWN}`);
    expect(await body.locator(".usages code").textContent()).toContain(SHOWN);
    expect(await body.locator(".events b").allTextContents()).toEqual([SHOWN, SHOWN]);
    expect(await body.locator(".outcome").textContent()).toBe(`failed ${SHOWN}`);
    expect(await body.locator("dd", { hasText: "An error that goes on" }).textContent()).toContain(LONG);
    expect(await body.locator("img, script, a, style, iframe, [onload], [onerror]").count()).toBe(0);
    expect(await page.title()).toBe("rolecall: 1 service-linked role in 2 accounts");
    expect([requests, errors]).toEqual([[], []]);
    await page.context().close();
  });

  it("builds nothing but its own elements, even had something got past the escaping", async () => {
    const record = recordOf(roleOf("R", { description: "MARK" }));
    const page = [...reportHtml(reportOn(accountOf([reportRole(record)])))].join("");
    const code = `<img src="x" onerror="document.title=1"><a href="data:,x" class="c" onclick="1" style="top:0">MARK</a>`;
    const opened = await reader.open(
      [page.replace(">MARK<", `>${code}<b onclick="1" class="kept">B</b><`)],
      {},
      "111122223333/R",
    );

    const body = opened.page.locator("#panel-body");
    await eventually(() => body.textContent()).toContain("MARKB");
    expect(await body.locator("img, a, [onclick], [onerror], [style], [href]").count()).toBe(0);
    expect(await body.locator("b.kept").count()).toBe(1);
    expect([opened.requests, opened.errors]).toEqual([[], []]);
    await opened.page.context().close();
  });

  it("stays as wide as the screen, however long a name is", async () => {
    const { page } = await reader.open(reportHtml(hostileReport()), {
      viewport: { width: 400, height: 800 },
    });

    await page.locator("#matrix tbody a").click();

    await eventually(() => page.locator("#panel").isVisible()).toBe(true);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(400);
    expect(await page.evaluate("document.getElementById('panel').scrollWidth")).toBeLessThanOrEqual(400);
    await page.context().close();
  });

  it("lets nothing become code later: neither markup from texts nor code from strings", async () => {
    const { page, errors } = await reader.open(reportHtml(reportOn(accountOf([]))));

    await expect(page.evaluate("document.body.innerHTML = '<p>x</p>'")).rejects.toThrow("TrustedHTML");
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('img'), { src: 'https://evil.example/' }))",
    );

    await eventually(() => errors.join()).toContain("stopped: img-src");
    await page.context().close();
  });
});
