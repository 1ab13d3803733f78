import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportHtml } from "../../../../cli/report/html/page.ts";
import { eventually, type Reader, startReader } from "./browser.ts";
import { fleet } from "./fleet.ts";

const rows = (page: Page) => page.locator("#matrix tbody tr");
const names = (page: Page) => page.locator("#matrix tbody a").allTextContents();
const shown = (page: Page) => page.textContent("#shown");
const heads = (page: Page, name: string) => page.locator("#matrix thead").getByRole("button", { name });

describe("searching and sorting", () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await startReader();
  });
  afterAll(() => reader.close());
  const open = async (fragment = "") => (await reader.open(reportHtml(fleet(3)), {}, fragment)).page;

  it.each([
    ["MEDIATAILOR data-1", "AWSServiceRoleForMediaTailor", "a service and an alias"],
    ["recording-configuration/0x9x1", "AWSServiceRoleForIVSRecordToS3", "a usage"],
    [
      '<img src=x onerror="alert(1)"> team=team-0',
      "AWSServiceRoleForIVSRecordToS3",
      "tags, whatever they are",
    ],
    ["AROA00000000000000049", "AWSServiceRoleForTransfer", "an id"],
    ["once approved unknown data-1", "AWSServiceRoleForChimeSDKMessaging", "what a finding says"],
  ])("looks for %j and finds %s, by %s", async (words, name) => {
    const page = await open();

    await page.getByRole("searchbox", { name: "Find" }).fill(words);

    await eventually(() => names(page)).toEqual([name]);
    await page.context().close();
  });

  it.each([
    ["datetime", "markup"],
    ["Submitted", "the history"],
    ["Between", "the evidence of readings"],
  ])("does not find %s, which is only in %s", async (word) => {
    const page = await open();

    await page.getByRole("searchbox", { name: "Find" }).fill(`${word} MediaTailor data-1`);

    await eventually(() => shown(page)).toMatch(/^0 of 150 roles, 0 of 7 findings$/);
    await page.context().close();
  });

  it("filters by verdict, account and Region, tells how much is left, and keeps that in the address", async () => {
    const page = await open();

    await page.getByRole("combobox", { name: "Verdict" }).selectOption("in use");
    await eventually(() => rows(page).count()).toBe(8);
    await page.getByRole("combobox", { name: "Account" }).selectOption("111122223333 media-0-prod");
    await eventually(() => rows(page).count()).toBe(3);
    await page.getByRole("combobox", { name: "Used or unread in" }).selectOption("eu-west-1");
    await eventually(() => shown(page)).toBe("1 of 150 roles, 0 of 7 findings");

    expect(await names(page)).toEqual(["AWSServiceRoleForIVSRecordToS3"]);
    expect(await page.locator("#account-list tbody a").allTextContents()).toEqual(["111122223333"]);
    expect(new URL(page.url()).hash).toBe("#?verdict=in-use&account=111122223333&region=9");
    await page.getByRole("button", { name: "Show all" }).click();
    await eventually(() => shown(page)).toBe("150 roles, 7 findings");
    expect(new URL(page.url()).hash).toBe("");
    await page.context().close();
  });

  it("opens with the filter that its address has", async () => {
    const page = await open("?verdict=unknown&account=111122231252");

    await eventually(() => shown(page)).toBe("1 of 150 roles, 1 of 7 findings");
    expect(await page.getByRole("combobox", { name: "Verdict" }).inputValue()).toBe("unknown");
    await page.context().close();
  });

  it("takes a click on a verdict or an account for a filter", async () => {
    const page = await open();

    await page.locator("#summary").getByRole("link", { name: "can go" }).click();
    await eventually(() => shown(page)).toBe("3 of 150 roles, 3 of 7 findings");
    await page.locator("#accounts").getByRole("link", { name: "111122239171" }).click();

    await eventually(() => shown(page)).toBe("1 of 150 roles, 1 of 7 findings");
    await page.context().close();
  });

  it("sorts by each column, up and down and back, and says which", async () => {
    const page = await open();
    const before = await names(page);
    const cells = async (column: number) =>
      page.locator(`#matrix tbody tr > :nth-child(${column})`).allTextContents();

    await heads(page, "Usages").click();
    const most = (await cells(5)).map(Number);
    await heads(page, "Role").click();
    const first = (await names(page)).slice(0, 3);
    await heads(page, "Role").click();
    const last = (await names(page)).slice(0, 3);
    const sorted = await page.locator("#matrix th[aria-sort]").getAttribute("aria-sort");
    await heads(page, "Role").click();

    expect(most.slice(0, 2)).toEqual([7, 7]);
    expect(most.every((count, index) => count <= (most[index - 1] ?? 99))).toBe(true);
    expect(first).toEqual(Array(3).fill("AWSServiceRoleForAmazonChimeVoiceConnector"));
    expect(last).toEqual(Array(3).fill("AWSServiceRoleForTransfer"));
    expect(sorted).toBe("descending");
    expect(await names(page)).toEqual(before);
    expect(await page.locator("#matrix th[aria-sort]").count()).toBe(0);
    await page.context().close();
  });

  it.each([
    ["Account", "111122223333 media-0-prod", "111122239171 edge-2-prod"],
    ["Verdict", "ask IAM ", "unknown Could not be read: eu-central-1, us-west-2"],
    ["Last used", "2026-10-19", "–"],
    ["Findings", "1", "0"],
  ])("sorts by %s", async (name, first, last) => {
    const page = await open();
    const column =
      ["Role", "Account", "Verdict", "Regions", "Usages", "Last used", "Findings"].indexOf(name) + 1;

    await heads(page, name).click();

    const cells = await page.locator(`#matrix tbody tr > :nth-child(${column})`).allTextContents();
    expect([cells[0], cells.at(-1)]).toEqual([first, last]);
    await page.context().close();
  });

  it("keeps the order while the filter changes", async () => {
    const page = await open();

    await heads(page, "Regions").click();
    await page.getByRole("combobox", { name: "Verdict" }).selectOption("unknown");

    await eventually(() => rows(page).count()).toBe(4);
    const marked = await page.evaluate(
      "[...document.querySelectorAll('#matrix tbody [role=img]')].map((one) => one.querySelectorAll('i').length)",
    );
    expect(marked).toEqual([2, 2, 2, 2]);
    await heads(page, "Findings").click();
    await page.getByRole("button", { name: "Show all" }).click();
    await eventually(() => rows(page).count()).toBe(150);
    expect(
      (await page.locator("#matrix tbody tr > :last-child").allTextContents()).slice(0, 8).join(""),
    ).toBe("11111100");
    await page.context().close();
  });
});
