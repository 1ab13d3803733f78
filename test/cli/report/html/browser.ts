import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

const CHROMIUM = "/usr/bin/chromium";

/** A page that is open in a real browser. */
export interface Opened {
  readonly page: Page;
  /** Everything that it asked the network for, but itself. */
  readonly requests: readonly string[];
  /** What the console was told that is an error, broken policies among them. */
  readonly errors: readonly string[];
}

/** A browser that opens pages from files, as a user would. */
export interface Reader {
  /** @param fragment what follows `#` in the address */
  open(html: Iterable<string>, options?: BrowserContextOptions, fragment?: string): Promise<Opened>;
  close(): Promise<void>;
}

/** Expects of what a page shows what it comes to show: pages take their time, and machines are busy. */
export function eventually<Shown>(read: () => Shown | Promise<Shown>) {
  return expect.poll(read, { timeout: 60_000 });
}

/** Tells of everything that the page's policy stops. */
const TELL_VIOLATIONS = `addEventListener("securitypolicyviolation", (event) => console.error("stopped: " + event.violatedDirective));`;

/**
 * Starts the browser of the system.
 *
 * @throws if it is not there: the tests of the page need it, and do not pass without it
 */
export async function startReader(executablePath = CHROMIUM): Promise<Reader> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `There is no chromium at ${executablePath}: the tests of the HTML report need it (on Debian, apt-get install chromium)`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), "rolecall-html-"));
  const args =
    "--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  const browser = await chromium.launch({ executablePath, args: args.split(" ") });
  let count = 0;
  return {
    async open(html, options = {}, fragment = "") {
      count += 1;
      const file = join(folder, `${count}.html`);
      await writeFile(file, html);
      return openFile(browser, `${pathToFileURL(file)}`, options, fragment);
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openFile(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
  fragment: string,
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  await page.addInitScript(TELL_VIOLATIONS);
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address && !request.url().startsWith("data:")) {
      requests.push(request.url());
    }
  });
  page.on("console", (message) => {
    if (message.type() === "error") {
      errors.push(message.text());
    }
  });
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(fragment === "" ? address : `${address}#${fragment}`);
  return { page, requests, errors };
}
