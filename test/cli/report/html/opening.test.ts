import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportHtml } from "../../../../cli/report/html/page.ts";
import { eventually, type Reader, startReader } from "./browser.ts";
import { fleet } from "./fleet.ts";
import { accountOf, findingOf, recordOf, reportOn, reportRole, roleOf } from "./samples.ts";

const rows = (page: Page) => page.locator("#matrix tbody tr");
const shown = (page: Page) => page.textContent("#shown");
const focused = (page: Page) => page.evaluate("document.activeElement.textContent.trim()");
const panel = (page: Page) => page.locator("#panel");

describe("opening details", () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await startReader();
  });
  afterAll(() => reader.close());
  const open = async (fragment = "") => (await reader.open(reportHtml(fleet(3)), {}, fragment)).page;

  it("opens details beside the table by a click anywhere in a row, and has an address for them", async () => {
    const page = await open();

    await rows(page).nth(1).locator("td").nth(1).click();

    await eventually(() => panel(page).isVisible()).toBe(true);
    expect(await page.textContent("#panel-title")).toBe(
      "AWSServiceRoleForMediaTailor in 111122223333 media-0-prod",
    );
    expect(new URL(page.url()).hash).toBe("#111122223333/AWSServiceRoleForMediaTailor");
    expect(await rows(page).nth(1).getAttribute("aria-current")).toBe("true");
    expect(await page.locator("#panel-body h3").allTextContents()).toEqual([
      "Findings",
      "Evidence",
      "History",
    ]);
    await page.goBack();
    await eventually(() => panel(page).isVisible()).toBe(false);
    await page.context().close();
  });

  it("leaves this page as it is when a link is opened in another", async () => {
    const page = await open();

    const [other] = await Promise.all([
      page.context().waitForEvent("page"),
      rows(page)
        .first()
        .locator("a")
        .click({ modifiers: ["Control"] }),
    ]);
    await eventually(() => other.locator("#panel").isVisible()).toBe(true);

    expect(await panel(page).isVisible()).toBe(false);
    await page.context().close();
  });

  it("opens with the role that its address has, and goes on from there", async () => {
    const page = await open("111122231252/AWSServiceRoleForTransfer");

    await eventually(() => page.textContent("#panel-title")).toBe(
      "AWSServiceRoleForTransfer in 111122231252 data-1-prod",
    );
    await page.getByRole("button", { name: "Next" }).click();
    await eventually(() => page.textContent("#panel-title")).toBe(
      "AWSServiceRoleForIVSRecordToS3 in 111122239171 edge-2-prod",
    );
    await page.getByRole("button", { name: "Previous" }).click();
    await eventually(() => page.textContent("#panel-title")).toContain("AWSServiceRoleForTransfer");

    expect(await focused(page)).toBe("Previous");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    expect(await panel(page).isVisible()).toBe(false);
    await page.context().close();
  });

  it("can be worked with by keys alone", async () => {
    const page = await open();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the roles");

    await rows(page).first().locator("a").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    const second = await focused(page);
    await page.keyboard.press("End");
    const last = await focused(page);
    await page.keyboard.press("PageUp");
    const tenth = await focused(page);
    await page.keyboard.press("Home");
    await page.keyboard.press("PageDown");
    const eleventh = await focused(page);
    await page.keyboard.press("Enter");
    await eventually(() => panel(page).isVisible()).toBe(true);
    const inPanel = await focused(page);
    await page.keyboard.press("Escape");

    expect([second, last, tenth, eleventh]).toEqual([
      "AWSServiceRoleForMediaTailor",
      "AWSServiceRoleForTransfer",
      "AWSServiceRoleForNeptune",
      "AWSServiceRoleForAPIGateway",
    ]);
    expect(inPanel).toBe("AWSServiceRoleForAPIGateway in 111122223333 media-0-prod");
    expect(await panel(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe("AWSServiceRoleForAPIGateway");
    await page.context().close();
  });

  it("makes a table one stop for the tabulator, wherever the filter has gone", async () => {
    const page = await open();
    const stops = () => page.locator('#matrix tbody a:not([tabindex="-1"])').allTextContents();

    await rows(page).nth(7).locator("a").focus();
    const one = await stops();
    await page.keyboard.press("Tab");
    const after = await page.evaluate("document.activeElement.closest('table').id");
    await page.getByRole("searchbox", { name: "Find" }).fill("mediatailor");
    await eventually(() => rows(page).count()).toBe(3);

    expect(one).toEqual(["AWSServiceRoleForAmazonElasticFileSystem"]);
    expect(after).toBe("finding-list");
    expect(await stops()).toEqual(["AWSServiceRoleForMediaTailor"]);
    await page.context().close();
  });

  it("tells of findings without a role, too", async () => {
    const data = reportOn(
      accountOf([reportRole(recordOf(roleOf("Here")))], [findingOf("exemption:old"), findingOf("Here")]),
    );
    const { page } = await reader.open(reportHtml(data));

    await page.locator("#finding-list").getByRole("link", { name: "exemption:old" }).click();
    await eventually(() => page.textContent("#panel-title")).toBe("exemption:old in 111122223333");
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox", { name: "Find" }).fill("exemption");

    await eventually(() => shown(page)).toBe("0 of 1 role, 1 of 2 findings");
    await page.getByRole("combobox", { name: "Verdict" }).selectOption("can go");
    await eventually(() => shown(page)).toBe("0 of 1 role, 0 of 2 findings");
    await page.context().close();
  });

  it("ignores an address that leads nowhere", async () => {
    const { page, errors } = await reader.open(reportHtml(fleet(1)), {}, "111122223333/Nobody");

    await eventually(() => shown(page)).toBe("50 roles, 2 findings");
    expect(await panel(page).isVisible()).toBe(false);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
