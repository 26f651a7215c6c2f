/** A headless Chromium for tests of pages: which one, how it is started, and what remains when a test fails. */
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, onTestFinished } from "vitest";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const chromiumPath = places.find((path) => existsSync(path));
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface TestBrowser {
  /**
   * Opens an address in a window of its own, 1440 × 900 unless told; it is closed after the test.
   * When the test fails, a picture of it is kept and its path printed. Call it inside a test.
   */
  openPage(address: string, options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong on the pages so far: exceptions and errors on the console. */
  readonly problems: readonly string[];
}

/**
 * A suite in a browser. Where no Chromium is installed it is skipped by name; with `CI=true` it fails instead.
 */
export function describeInBrowser(name: string, suite: (browser: TestBrowser) => void): void {
  const missing = chromiumPath === undefined && process.env.CI !== "true";
  const title = missing ? `${name} (skipped: no Chromium; apt-get install chromium)` : name;
  describe.skipIf(missing)(title, () => {
    let browser: Browser | undefined;
    const problems: string[] = [];
    beforeAll(async () => {
      if (chromiumPath === undefined) throw new Error(`no Chromium in ${places.join(", ")}: apt-get install chromium`);
      browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
    });
    afterAll(() => browser?.close());

    async function openPage(address: string, options: BrowserContextOptions = {}): Promise<Page> {
      if (!browser) throw new Error("the browser is not running");
      const window = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options } as const;
      const page = await browser.newPage(window);
      page.setDefaultTimeout(10_000);
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
      onTestFinished(async ({ task }) => {
        if (task.result?.state === "fail") await keepPicture(page, task.name);
        await page.context().close();
      });
      await page.goto(address);
      return page;
    }
    suite({ openPage, problems });
  });
}

async function keepPicture(page: Page, testName: string): Promise<void> {
  const folder = join(tmpdir(), "failed-pages");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${testName.replace(/[^a-z0-9]+/gi, "-")}.png`);
  await page.screenshot({ path });
  console.error(`what the page showed: ${path}`);
}
