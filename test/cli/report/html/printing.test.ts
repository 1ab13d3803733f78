import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportHtml } from "../../../../cli/report/html/page.ts";
import { eventually, type Reader, startReader } from "./browser.ts";
import { fleet } from "./fleet.ts";

describe("the page on paper", () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await startReader();
  });
  afterAll(() => reader.close());

  it("prints what the filter leaves in, with its details, and no controls", async () => {
    const { page } = await reader.open(reportHtml(fleet(3)), {}, "?find=mediatailor");
    await eventually(() => page.textContent("#shown")).toBe("3 of 150 roles, 1 of 7 findings");

    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");

    expect(await page.locator("#controls, #panel, nav, button").filter({ visible: true }).count()).toBe(0);
    expect(await page.locator("#matrix tbody tr").filter({ visible: true }).count()).toBe(3);
    const articles = page.locator("#details article").filter({ visible: true });
    expect(await articles.locator("> h3").allTextContents()).toEqual([
      "AWSServiceRoleForMediaTailor in 111122223333 media-0-prod",
      "AWSServiceRoleForMediaTailor in 111122231252 data-1-prod",
      "AWSServiceRoleForMediaTailor in 111122239171 edge-2-prod",
    ]);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await articles.count()).toBe(0);
    await page.context().close();
  });

  it.each([true, false])("becomes a PDF of several pages (scripts: %s)", async (javaScriptEnabled) => {
    const { page, errors } = await reader.open(reportHtml(fleet(1)), { javaScriptEnabled });

    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");

    const [, count = "0"] = /\/Type \/Pages[\s\S]*?\/Count (\d+)/.exec(pdf) ?? [];
    expect(pdf.slice(0, 5)).toBe("%PDF-");
    expect(Number(count)).toBeGreaterThan(5);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("opens what is folded, without scripts", async () => {
    const { page } = await reader.open(reportHtml(fleet(1)), { javaScriptEnabled: false });
    const facts = page.locator("#details article dl").first();
    expect(await facts.isVisible()).toBe(false);

    await page.emulateMedia({ media: "print" });

    expect(await facts.isVisible()).toBe(true);
    await page.context().close();
  });

  it("keeps a real table's head, which repeats on each page, free of buttons", async () => {
    const { page } = await reader.open(reportHtml(fleet(1)));

    await page.emulateMedia({ media: "print" });

    expect(await page.evaluate("getComputedStyle(document.querySelector('#matrix thead')).display")).toBe(
      "table-header-group",
    );
    expect(await page.locator("#matrix thead .paper").filter({ visible: true }).first().textContent()).toBe(
      "Role",
    );
    await page.context().close();
  });
});
