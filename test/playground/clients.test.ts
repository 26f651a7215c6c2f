/** Clients that this project did not write work against the emulator: Telegraf, grammY and plain fetch. */
import { Bot, InlineKeyboard, InputFile } from "grammy";
import { Input, Markup, Telegraf } from "telegraf";
import { afterEach, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../src/playground/emulator.ts";
import { createClock } from "../../src/platform/clock.ts";
import { visitor } from "../support/chat.ts";

const token = "4242:AAtest-token_for-the-emulator";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function emulate(): Promise<{ readonly emulator: Emulator; readonly root: string }> {
  const emulator = createEmulator({ token, botUsername: "perpus_bot", botName: "Perpus", clock: createClock() });
  endings.push(() => emulator.close());
  return { emulator, root: await emulator.listen(0) };
}

describe("telegraf", () => {
  it("converses over long polling: texts, buttons, edits, photos and documents", async () => {
    const { emulator, root } = await emulate();
    const bot = new Telegraf(token, { telegram: { apiRoot: root } });
    bot.start((ctx) =>
      ctx.reply("<b>Halo</b> Kak", {
        parse_mode: "HTML",
        ...Markup.inlineKeyboard([Markup.button.callback("Daftar", "daftar")]),
      }),
    );
    bot.action("daftar", async (ctx) => {
      await ctx.editMessageText("Terdaftar");
      await ctx.answerCbQuery("Selesai");
    });
    bot.command("foto", (ctx) => ctx.replyWithPhoto(Input.fromBuffer(png, "a.png"), { caption: "Foto" }));
    bot.command("berkas", (ctx) => ctx.replyWithDocument(Input.fromBuffer(Buffer.from("a,b\n"), "peserta.csv")));
    void bot.launch({ dropPendingUpdates: false });
    endings.push(() => bot.stop());

    const budi = visitor(emulator, 1, "Budi");
    const [greeting] = await budi.start();
    expect(greeting).toMatchObject({ text: "Halo Kak", html: "<b>Halo</b> Kak" });
    const [edited] = await budi.tap("Daftar");
    expect(edited).toMatchObject({ text: "Terdaftar", edited: true });
    expect(budi.toasts).toEqual([{ text: "Selesai", alert: false }]);
    const [photo] = await budi.say("/foto");
    expect(photo?.text).toBe("Foto");
    expect(photo && emulator.fileOf(photo)?.bytes).toEqual(png);
    const [file] = await budi.say("/berkas");
    expect(file?.document).toMatchObject({ name: "peserta.csv", size: 4 });
  });
});

describe("grammy", () => {
  it("converses over long polling and uploads files", async () => {
    const { emulator, root } = await emulate();
    const bot = new Bot(token, { client: { apiRoot: root } });
    bot.command("start", (ctx) => ctx.reply("Halo", { reply_markup: new InlineKeyboard().text("Foto", "foto") }));
    bot.callbackQuery("foto", async (ctx) => {
      await ctx.answerCallbackQuery();
      await ctx.replyWithPhoto(new InputFile(png, "a.png"), { caption: "<i>Foto</i>", parse_mode: "HTML" });
    });
    bot.on("message:document", async (ctx) => {
      const file = await ctx.getFile();
      const answer = await fetch(`${root}/file/bot${token}/${file.file_path}`);
      await ctx.reply(await answer.text());
    });
    void bot.start();
    endings.push(() => bot.stop());

    const siti = visitor(emulator, 2, "Siti");
    await siti.start();
    const [photo] = await siti.tap(/^Foto/);
    expect(photo).toMatchObject({ html: "<i>Foto</i>" });
    expect(photo && emulator.fileOf(photo)?.bytes).toEqual(png);
    const [echo] = await siti.does((p) => p.sendDocument("a.txt", Buffer.from("isi berkas")));
    expect(echo?.text).toBe("isi berkas");
  });
});

describe("plain fetch", () => {
  it("may send parameters as query, form, JSON or multipart, in any case of the method's name", async () => {
    const { emulator, root } = await emulate();
    const ana = emulator.person({ id: 3, firstName: "Ana" });
    ana.start();
    const url = `${root}/bot${token}`;
    const form = new FormData();
    form.set("chat_id", "3");
    form.set("text", "multipart");
    await fetch(`${url}/sendMessage?chat_id=3&text=query`);
    await fetch(`${url}/sendmessage`, { method: "POST", body: new URLSearchParams({ chat_id: "3", text: "form" }) });
    await fetch(`${url}/SendMessage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ chat_id: 3, text: "json", unknown: [1] }),
    });
    await fetch(`${url}/sendMessage`, { method: "POST", body: form });
    expect(ana.chat.messages.slice(1).map((m) => m.text)).toEqual(["query", "form", "json", "multipart"]);
  });
});
