import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportHtml } from "../../../../cli/report/html/page.ts";
import { eventually, type Reader, startReader } from "./browser.ts";
import { fleet } from "./fleet.ts";

/** How many groups of rows the browser has laid out. */
async function laidOut(page: Page, groups: string): Promise<number> {
  const isLaidOut = "(group) => group.firstElementChild.checkVisibility({ contentVisibilityAuto: true })";
  return Number(
    await page.evaluate(`[...document.querySelectorAll("${groups}")].filter(${isLaidOut}).length`),
  );
}

describe("the page with 20,000 roles", () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await startReader();
  });
  afterAll(() => reader.close());

  it("lays out only what is on screen, and finds, sorts and opens among all", async () => {
    const { page, requests, errors } = await reader.open(reportHtml(fleet(400)));
    await page.evaluate("document.getElementById('roles').scrollIntoView()");

    expect(await page.textContent("#shown")).toBe("20,000 roles, 1,000 findings");
    expect(await page.locator("#matrix tbody tr").count()).toBe(20_000);
    await eventually(() => laidOut(page, "#matrix tbody")).toBeGreaterThan(0);
    expect(await laidOut(page, "#matrix tbody")).toBeLessThan(20);
    await page.locator("#matrix thead").getByRole("button", { name: "Usages" }).click();
    await page.getByRole("searchbox", { name: "Find" }).fill("edge-398 tailor");
    await eventually(() => page.textContent("#shown")).toBe("1 of 20,000 roles, 0 of 1,000 findings");
    expect(await page.evaluate("document.getElementById('matrix').clientHeight")).toBeLessThan(300);
    await page.locator("#matrix tbody a").click();
    await eventually(() => page.textContent("#panel-title")).toContain("AWSServiceRoleForMediaTailor");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show all" }).click();
    await eventually(() => page.textContent("#shown")).toBe("20,000 roles, 1,000 findings");

    expect([requests, errors]).toEqual([[], []]);
    await page.context().close();
  });

  it("says all without scripts, too, and lays out as little: here of 2,000", async () => {
    const { page } = await reader.open(reportHtml(fleet(40)), { javaScriptEnabled: false });

    expect(await page.locator("#matrix tbody tr").count()).toBe(2000);
    expect(await page.locator("#details article").count()).toBe(2000);
    expect(await page.locator("#details .chunk").count()).toBe(40);
    expect(await laidOut(page, "#matrix tbody, #details .chunk")).toBeLessThan(20);
    await page.context().close();
  });
});
