import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportHtml } from "../../../../cli/report/html/page.ts";
import { eventually, type Reader, startReader } from "./browser.ts";
import { CONTRAST_IN_PAGE } from "./contrast.ts";
import { fleet } from "./fleet.ts";

describe("the page in a browser", () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await startReader();
  });
  afterAll(() => reader.close());

  it("says everything without scripts, and shows nothing that would need one", async () => {
    const { page, errors } = await reader.open(reportHtml(fleet(2)), { javaScriptEnabled: false });

    expect(await page.locator("#controls, #panel, button").filter({ visible: true }).count()).toBe(0);
    expect(await page.locator("#matrix tbody tr").count()).toBe(100);
    await page.locator("#matrix tbody a", { hasText: "IVSRecordToS3" }).first().click();

    const article = page.locator('[id="111122223333/AWSServiceRoleForIVSRecordToS3"]');
    await eventually(() => article.isVisible()).toBe(true);
    for (const part of ["Usages", "Evidence", "Runs", "History", "recording-configuration/0x0x0"]) {
      expect(await article.textContent()).toContain(part);
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(["light", "dark"] as const)("has enough contrast everywhere when it is %s", async (colorScheme) => {
    const { page } = await reader.open(reportHtml(fleet(2)), {
      colorScheme,
      reducedMotion: "reduce",
      viewport: { width: 1700, height: 6000 },
    });

    const before = await page.evaluate(CONTRAST_IN_PAGE);
    await page.locator("#matrix tbody a").first().click();
    await eventually(() => page.locator("#panel").isVisible()).toBe(true);
    const after = await page.evaluate(CONTRAST_IN_PAGE);

    expect(before).toMatchObject({ weak: [], count: expect.toSatisfy((count) => count > 500) });
    expect(after).toMatchObject({ weak: [], count: expect.toSatisfy((count) => count > 550) });
    await page.context().close();
  });

  it("is dark where the screen is, and light on paper", async () => {
    const { page } = await reader.open(reportHtml(fleet(1)), { colorScheme: "dark" });
    const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");

    const dark = await background();
    await page.emulateMedia({ media: "print" });

    expect(dark).toBe("rgb(13, 17, 30)");
    expect(await background()).toBe("rgba(0, 0, 0, 0)");
    expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(23, 32, 58)");
    await page.context().close();
  });

  it("says each verdict with a sign and a word, not with its colour alone", async () => {
    const { page } = await reader.open(reportHtml(fleet(2)));
    const sign = (kind: string) =>
      page.evaluate(`getComputedStyle(document.querySelector("#matrix td.${kind} b"), "::before").content`);

    expect(await sign("in-use")).toBe('"● " / ""');
    expect(await sign("can-go")).toBe('"✓ " / ""');
    expect(await sign("unknown")).toBe('"? " / ""');
    expect(await page.locator("#matrix td.can-go b").first().textContent()).toBe("can go");
    await page.context().close();
  });

  it("is a table to those who do not see it, with a name for everything that can be used", async () => {
    const { page } = await reader.open(reportHtml(fleet(1)));

    const table = page.getByRole("table", { name: "Roles by account and Region" });
    expect(await table.getByRole("row").count()).toBe(51);
    expect(await table.getByRole("columnheader").allTextContents()).toHaveLength(7);
    expect(await table.getByRole("rowheader", { name: "AWSServiceRoleForMediaTailor" }).count()).toBe(1);
    expect(await table.getByRole("img", { name: "no usage in 17 Regions" }).count()).toBe(1);
    for (const name of ["Verdict", "Account", "Used or unread in"]) {
      expect(await page.getByRole("combobox", { name, exact: true }).count()).toBe(1);
    }
    expect(await page.getByRole("searchbox", { name: "Find", exact: true }).count()).toBe(1);
    expect(await page.getByRole("navigation", { name: "Sections" }).count()).toBe(1);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(
      "50 service-linked roles in account media-0-prod",
    );
    await page.context().close();
  });

  it("does not move for those who want nothing to move", async () => {
    const { page } = await reader.open(reportHtml(fleet(1)), { reducedMotion: "reduce" });

    await page.locator("#matrix tbody a").first().click();

    await eventually(() => page.locator("#panel").isVisible()).toBe(true);
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    await page.context().close();
  });

  it.each([360, 700, 1100, 2400])("fits on a screen of %d pixels", async (width) => {
    const { page } = await reader.open(reportHtml(fleet(2)), { viewport: { width, height: 800 } });

    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await page.context().close();
  });
});
