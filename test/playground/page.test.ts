/** The playground's page in a browser, before a real playground server and a small scripted bot that knows it over HTTP only. */
import type { Locator, Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../src/playground/emulator.ts";
import { type Playground, startPlayground } from "../../src/playground/server.ts";
import { describeInBrowser } from "../support/browser.ts";

const token = "7:secret";
const hourMs = 3_600_000;
const startAt = Date.parse("2026-11-27T14:00:00+07:00");
const reminderAt = startAt + 3 * hourMs;

interface Update {
  readonly update_id: number;
  readonly message?: { readonly text?: string; readonly sticker?: object; readonly chat: { readonly id: number } };
  readonly callback_query?: {
    readonly id: string;
    readonly data: string;
    readonly message: { readonly message_id: number; readonly chat: { readonly id: number } };
  };
}

let emulator: Emulator;
let playground: Playground;
let bot: ReturnType<typeof scriptedBot>;
let now: number;

/** Starts the program that the page belongs to, as if anew: nobody has written anything. */
async function open(port: number): Promise<void> {
  const clock = { now: () => now };
  emulator = createEmulator({ token, botUsername: "perpus_bot", botName: "Perpus", clock });
  emulator.person({ id: 11, firstName: "Andi", role: "resident" });
  emulator.person({ id: 12, firstName: "Siti", lastName: "Rahmah", role: "mother" });
  emulator.person({ id: 13, firstName: "Nurul", role: "librarian" });
  playground = await startPlayground({
    port,
    emulator,
    libraryName: "Perpustakaan Uji",
    sampleNote: "Alamat dan nomor telepon di sini karangan.",
    zone: "Asia/Jakarta",
    now: clock.now,
    nextReminderAt: async () => (now < reminderAt ? reminderAt : null),
    advance: async (ms) => {
      now += ms;
    },
    toNextReminder: async () => {
      now = reminderAt;
    },
  });
  bot = scriptedBot(playground.address);
  await bot.call("setMyCommands", { commands: [{ command: "jadwal", description: "Jadwal kelas" }] });
}

async function close(): Promise<void> {
  bot.stop();
  await playground.close();
}

beforeEach(() => {
  now = startAt;
  return open(0);
});
afterEach(close);

/** Answers a few fixed sentences; polls until it is stopped. */
function scriptedBot(root: string) {
  const ending = new AbortController();
  const call = async (method: string, body: object) => {
    const answer = await fetch(`${root}/bot${token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: ending.signal,
    });
    return (await answer.json()) as { readonly ok: boolean; readonly result: unknown };
  };
  const send = (chat_id: number, text: string, more: object = {}) =>
    call("sendMessage", { chat_id, text, parse_mode: "HTML", ...more });
  const button = (text: string, callback_data: string) => ({ text, callback_data });

  async function answer({ message, callback_query: tap }: Update): Promise<void> {
    if (tap) {
      if (tap.data === "alert")
        await call("answerCallbackQuery", { callback_query_id: tap.id, text: "Kelas penuh", show_alert: true });
      else if (tap.data === "toast")
        await call("answerCallbackQuery", { callback_query_id: tap.id, text: "Tersimpan" });
      else if (tap.data === "edit")
        await call("editMessageText", {
          chat_id: tap.message.chat.id,
          message_id: tap.message.message_id,
          text: "Terdaftar",
        });
      return;
    }
    if (!message) return;
    const chat = message.chat.id;
    if (message.sticker) await send(chat, "Stiker yang bagus");
    else if (message.text === "/start") await send(chat, "Halo <b>Kak</b>");
    else if (message.text?.startsWith("/start ")) await send(chat, `Tautan ${message.text.slice(7)}`);
    else if (message.text === "/jadwal") await send(chat, "Jadwal minggu ini");
    else if (message.text === "tombol")
      await send(chat, "Pilih", {
        reply_markup: {
          inline_keyboard: [
            [button("Daftar", "edit"), button("Simpan", "toast")],
            [button("Penuh", "alert"), button("Diam", "silent")],
            [{ text: "Bagikan", url: "https://t.me/perpus_bot?start=kelas_1" }],
          ],
        },
      });
    else if (message.text === "papan")
      await send(chat, "Mana?", { reply_markup: { keyboard: [[{ text: "Kelas gambar" }]], resize_keyboard: true } });
    else if (message.text === "rahasia")
      await send(
        chat,
        '<tg-spoiler>kejutan</tg-spoiler> <code>KB-1</code> <blockquote>kutipan</blockquote> <a href="https://example.org/">situs</a>',
      );
    else await send(chat, `Kata Kakak: ${message.text?.replaceAll("<", "&lt;") ?? ""}`);
  }

  async function poll(): Promise<void> {
    let offset = 0;
    while (!ending.signal.aborted) {
      const updates = (await call("getUpdates", { offset, timeout: 20 })).result as Update[];
      for (const update of updates) {
        await answer(update);
        offset = update.update_id + 1;
      }
    }
  }
  const polling = poll().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return { call, send, stop: () => ending.abort(), polling };
}

const chatOf = (page: Page, id: number) => page.getByTestId(`chat-${id}`);
const fromBot = (chat: Locator) => chat.locator('[data-testid="message"][data-from="bot"]');

async function say(chat: Locator, text: string): Promise<void> {
  await chat.getByTestId("input").fill(text);
  await chat.getByTestId("send").click();
}

/** Starts the chat of a person and waits for the bot's greeting. */
async function begin(page: Page, id: number): Promise<Locator> {
  const chat = chatOf(page, id);
  await chat.getByTestId("start").click();
  await fromBot(chat).filter({ hasText: "Halo Kak" }).waitFor();
  return chat;
}

describeInBrowser("playground page", (browser) => {
  it("shows a phone for each person, the library's time and what is invented", async () => {
    const page = await browser.openPage(playground.address);
    for (const id of [11, 12, 13]) await chatOf(page, id).waitFor();
    await page
      .getByTestId("clock-now")
      .filter({ hasText: "14.00 WIB" })
      .filter({ hasText: "Jumat, 27 November 2026" })
      .waitFor();
    await page.getByText("Alamat dan nomor telepon di sini karangan.").waitFor();
    expect(browser.problems).toEqual([]);
  });

  it("starts a chat, sends what is written and shows the reply only there", async () => {
    const page = await browser.openPage(playground.address);
    const chat = await begin(page, 11);
    expect(await fromBot(chat).locator("b").first().textContent()).toBe("Kak");
    await say(chat, "<i>besok</i> ada apa?");
    await fromBot(chat).filter({ hasText: "Kata Kakak: <i>besok</i> ada apa?" }).waitFor();
    expect(await chatOf(page, 12).getByTestId("message").count()).toBe(0);
  });

  it("sends a suggested question from an empty chat after starting it", async () => {
    const page = await browser.openPage(playground.address);
    const chat = chatOf(page, 12);
    await chat.getByRole("button", { name: "Kelas untuk anak 9 tahun" }).first().click();
    await fromBot(chat).filter({ hasText: "Kata Kakak: Kelas untuk anak 9 tahun" }).waitFor();
  });

  it("shows a tapped button waiting until the bot answers with an edit, a toast or an alert", async () => {
    const page = await browser.openPage(playground.address);
    const chat = await begin(page, 11);
    await say(chat, "tombol");
    const button = (name: string) => chat.getByTestId("inline-button").filter({ hasText: name });
    await button("Diam").click();
    await chat.locator('[data-testid="inline-button"][aria-busy="true"]').waitFor();
    await button("Simpan").click();
    await chat.getByText("Tersimpan").waitFor();
    await chat.locator('[aria-busy="true"]').waitFor({ state: "detached" });
    await button("Penuh").click();
    await chat.getByRole("alertdialog").getByRole("button").click();
    await button("Daftar").click();
    await fromBot(chat).filter({ hasText: "Terdaftar" }).filter({ hasText: "diedit" }).waitFor();
  });

  it("turns a deep link into a start with its payload", async () => {
    const page = await browser.openPage(playground.address);
    const chat = await begin(page, 11);
    await say(chat, "tombol");
    await chat.getByTestId("inline-button").filter({ hasText: "Bagikan" }).click();
    await fromBot(chat).filter({ hasText: "Tautan kelas_1" }).waitFor();
  });

  it("says what stands on a reply button", async () => {
    const page = await browser.openPage(playground.address);
    const chat = await begin(page, 11);
    await say(chat, "papan");
    await chat.getByTestId("reply-button").click();
    await fromBot(chat).filter({ hasText: "Kata Kakak: Kelas gambar" }).waitFor();
  });

  it("hides a spoiler until it is pressed, and shows code, quotes and links", async () => {
    const page = await browser.openPage(playground.address);
    const chat = await begin(page, 11);
    await say(chat, "rahasia");
    const reply = fromBot(chat).last();
    await reply.getByRole("button", { name: "Tampilkan teks tersembunyi" }).click();
    await reply.locator(".spoiler-open").filter({ hasText: "kejutan" }).waitFor();
    expect(await reply.locator("code").textContent()).toBe("KB-1");
    expect(await reply.locator("blockquote").textContent()).toBe("kutipan");
    expect(await reply.getByRole("link").getAttribute("rel")).toContain("noopener");
  });

  it("offers the bot's commands after a slash, by keyboard", async () => {
    const page = await browser.openPage(playground.address);
    const chat = await begin(page, 11);
    await chat.getByTestId("input").pressSequentially("/ja");
    await chat.getByRole("option", { name: "/jadwal" }).waitFor();
    await chat.getByTestId("input").press("Enter");
    await fromBot(chat).filter({ hasText: "Jadwal minggu ini" }).waitFor();
  });

  it("sends stickers and blocks the bot until it is let back", async () => {
    const page = await browser.openPage(playground.address);
    const chat = await begin(page, 11);
    await chat.getByRole("button", { name: "Lampirkan" }).click();
    await chat.getByRole("menuitem", { name: "Stiker" }).click();
    await fromBot(chat).filter({ hasText: "Stiker yang bagus" }).waitFor();
    await chat.getByRole("button", { name: "Menu percakapan" }).click();
    await chat.getByRole("menuitem", { name: "Blokir bot" }).click();
    await chat.getByText("Bot ini diblokir").waitFor();
    expect((await bot.send(11, "halo?")).ok).toBe(false);
    await page.getByTestId("traffic-row").filter({ hasText: "403" }).first().waitFor();
    await chat.getByRole("button", { name: "Buka blokir" }).click();
    await chat.getByTestId("input").waitFor();
  });

  it("moves the library's clock by an hour, a day and to the next reminder", async () => {
    const page = await browser.openPage(playground.address);
    const clock = page.getByTestId("clock-now");
    await page.getByTestId("clock-hour").click();
    await clock.filter({ hasText: "15.00 WIB" }).waitFor();
    await page.getByTestId("clock-next").click();
    await clock.filter({ hasText: "17.00 WIB" }).waitFor();
    await page.getByText("Belum ada pengingat menunggu").waitFor();
    await page.getByTestId("clock-day").click();
    await clock.filter({ hasText: "Sabtu, 28 November 2026" }).waitFor();
  });

  it("lists the Bot API's calls, filtered by what is sought", async () => {
    const page = await browser.openPage(playground.address);
    await begin(page, 11);
    const rows = page.getByTestId("traffic-row");
    await rows.filter({ hasText: "sendMessage" }).filter({ hasText: "Andi" }).waitFor();
    await page.getByRole("searchbox").fill("setmycommands");
    await rows.filter({ hasText: "sendMessage" }).waitFor({ state: "detached" });
    expect(await rows.count()).toBe(1);
  });

  it("opens a phone for a new person", async () => {
    const page = await browser.openPage(playground.address);
    await page.getByTestId("add-person").click();
    await page.getByLabel("Nama").fill("Pak Budi");
    await page.getByRole("button", { name: "Undang" }).click();
    const chat = page.locator('section[aria-label="Pak Budi, Warga"]');
    await chat.getByTestId("start").click();
    await fromBot(chat).filter({ hasText: "Halo Kak" }).waitFor();
  });

  it("shows one chat at a time on a phone, and counts what the others have not shown", async () => {
    const page = await browser.openPage(playground.address, { viewport: { width: 390, height: 844 } });
    await begin(page, 11);
    expect(await chatOf(page, 12).isVisible()).toBe(false);
    emulator
      .people()
      .find((person) => person.id === 12)
      ?.start();
    const siti = page.getByRole("button", { name: "Siti Rahmah, 1 pesan belum dibaca" });
    await siti.click();
    await fromBot(chatOf(page, 12)).filter({ hasText: "Halo Kak" }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
  });

  it("says that the connection is lost, and reads everything anew once the program is back", async () => {
    const page = await browser.openPage(playground.address);
    const chat = await begin(page, 11);
    await close();
    await page.getByText("Sambungan terputus").waitFor();
    await open(Number(new URL(playground.address).port));
    await page.getByText("Sambungan terputus").waitFor({ state: "hidden" });
    await chat.getByTestId("start").waitFor();
    expect(await chat.getByTestId("message").count()).toBe(0);
    await begin(page, 11);
  });

  it("speaks English on wish and keeps to it", async () => {
    const page = await browser.openPage(playground.address);
    await page.getByLabel("Bahasa halaman").selectOption("en");
    await page.getByTestId("clock-hour").filter({ hasText: "+1 hour" }).waitFor();
    await page.reload();
    await page.getByTestId("clock-day").filter({ hasText: "+1 day" }).waitFor();
  });
});
