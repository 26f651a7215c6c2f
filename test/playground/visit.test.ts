/** The whole visit in a browser: the real program behind the page, as a head of library sees it. */
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openPlayground } from "../../src/open-playground.ts";
import { createClock } from "../../src/platform/clock.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { describeInBrowser } from "../support/browser.ts";
import { testRedis } from "../support/redis.ts";

const mother = 101;
const librarian = 103;

describeInBrowser("a visit to the playground", ({ openPage, problems }) => {
  const { redis, keys } = testRedis();

  it("asks, registers, advances the clock, receives the reminder, and sees the librarian's broadcast arrive", async () => {
    const config = readConfig({ REDIS_URL: "redis://127.0.0.1:1", PORT: "0", SEND_RATE: "1000" });
    if ("problems" in config) throw new Error(config.problems.join());
    const clock = createClock(Date.parse("2026-11-23T05:00:00+07:00"));
    const playground = await openPlayground({ config, redis, keys, clock, logger: silentLogger });
    try {
      const page = await openPage(playground.address);
      const siti = chatOf(page, mother);
      await siti.getByTestId("start").first().click();
      await heard(siti, "Halo Kak Siti");
      await say(siti, "kls bikin bros kpn ya min?");
      await heard(siti, "Belajar Membuat Bros");
      await tap(siti, /^Daftar.*24/);
      await tap(siti, /^Setuju/);
      await tap(siti, /^Anak saya/);
      await say(siti, "Aisyah Rahmah");
      await say(siti, "2009");
      await answerConsentOfGuardian(siti);
      await tap(siti, /^Daftar$/);
      await heard(siti, "Terdaftar!");

      await page.getByTestId("clock-next").click();
      await heard(siti, "Pengingat");
      await expect.poll(() => page.getByTestId("clock-now").textContent()).toContain("17.00");

      const nurul = chatOf(page, librarian);
      await nurul.getByTestId("start").first().click();
      await say(nurul, "/umumkan");
      await say(nurul, "Perpustakaan buka sampai malam minggu ini.");
      await tap(nurul, /^Semua/);
      await tap(nurul, /^Kirim sekarang/);
      await heard(siti, "Perpustakaan buka sampai malam minggu ini.");
      await heard(nurul, "Selesai");
      expect(problems).toEqual([]);
    } finally {
      await playground.close();
    }
  }, 90_000);
});

/** A participant under 18 needs the consent of the adult who registers. */
async function answerConsentOfGuardian(chat: Locator): Promise<void> {
  const consent = button(chat, /^Setuju/);
  await expect.poll(async () => (await consent.count()) + (await button(chat, /^Daftar$/).count())).toBeGreaterThan(1);
  if ((await consent.count()) > 1) await consent.last().click();
}

const chatOf = (page: Page, id: number) => page.getByTestId(`chat-${id}`);
const button = (chat: Locator, label: RegExp) => chat.getByTestId("inline-button").filter({ hasText: label });
const heard = (chat: Locator, text: string) =>
  chat.locator('[data-testid="message"][data-from="bot"]').filter({ hasText: text }).last().waitFor();
const tap = (chat: Locator, label: RegExp) => button(chat, label).last().click();

async function say(chat: Locator, text: string): Promise<void> {
  await chat.getByTestId("input").fill(text);
  await chat.getByTestId("send").click();
}
