import { afterEach, describe, expect, inject, it } from "vitest";
import { type App, startApp } from "../../src/app.ts";
import { importCatalogue } from "../../src/catalogue/import-catalogue.ts";
import { readXlsx } from "../../src/catalogue/read-xlsx.ts";
import { readSample } from "../../src/catalogue/sample.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { createClock } from "../../src/platform/clock.ts";
import type { ResidentId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import type { ChatMessage } from "../../src/playground/chat-message.ts";
import { createEmulator } from "../../src/playground/emulator.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { dialoguesInMemory } from "../support/library.ts";
import { visitor, type Visitor } from "../support/chat.ts";
import { testRedis } from "../support/redis.ts";

const token = "4242:AAtest-token_for-the-emulator";
const librarianId = 900;
const local = createLocalTime("Asia/Jakarta");
const patienceMs = 10_000;
/** One pixel. */
const poster = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const buttonData = (message: ChatMessage, label: string): string => {
  const button = message.inlineKeyboard?.flat().find((b) => b.text === label);
  if (button?.data === undefined) throw new Error(`no button ${label}`);
  return button.data;
};

describe("/umumkan", { timeout: 60_000 }, () => {
  const { redis, keys: shared } = testRedis();
  let libraries = 0;
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  /** The whole program on the sample catalogue, on a Monday morning, with a librarian at the other end. */
  async function openLibrary(sendRate = 1000) {
    const keys = createKeys(`${shared.namespace}-${++libraries}`);
    const clock = createClock(local.at("2026-11-23", "09:00"));
    const emulator = createEmulator({ token, botUsername: "perpus_bot", botName: "Perpus", clock });
    ends.push(() => emulator.close());
    const config = readConfig({
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: await emulator.listen(0),
      REDIS_SERVER: inject("redisBinary"),
      LIBRARIAN_IDS: String(librarianId),
      SEND_RATE: String(sendRate),
    }) as Config;
    const start = () => startApp({ config, redis, keys, clock, logger: silentLogger, dialoguesInMemory });
    let app: App = await start();
    ends.push(() => app.stop());
    const { catalogueStore: store, rosters } = app.library;
    const registrationsOf = async () => new Map();
    const tables = await readSample("2026-11-23", local);
    await importCatalogue({ store, clock, local, registrationsOf }, { tables, missing: "empty", confirmed: true });
    await expect.poll(() => app.library.catalogue().courses.length).toBeGreaterThan(0);
    const someone = (id: number, name: string) => visitor(emulator, id, name, { patienceMs });
    /** Residents who started the bot, with ids from 1 on. */
    const residents = async (count: number) => {
      const people = Array.from({ length: count }, (_, i) => someone(i + 1, `Warga ${i + 1}`));
      await Promise.all(people.map((person) => person.start()));
      return people;
    };
    const librarian = someone(librarianId, "Bu Rina");
    // Only residents are written to in these visits.
    await librarian.start();
    await app.library.residents.setInterests(librarianId as ResidentId, []);
    return {
      emulator,
      clock,
      rosters,
      residents,
      librarian,
      library: () => app.library,
      restart: async () => {
        await app.stop();
        app = await start();
      },
    };
  }

  const got = (person: Visitor, text: string) => person.person.chat.messages.filter((m) => m.text.includes(text));
  const labels = (message: ChatMessage) => (message.inlineKeyboard ?? []).flat().map((b) => b.text);
  /** As far as the preview and the number of recipients. */
  async function compose(librarian: Visitor, text: string) {
    await librarian.say("/umumkan");
    await librarian.say(text);
    await librarian.tap(/^Semua warga/);
    return librarian.hears("Penerima");
  }

  it("previews exactly what ten residents then receive, and counts who blocked the bot", async () => {
    const { librarian, residents } = await openLibrary();
    const people = await residents(10);
    people[3]?.person.block();
    const control = await compose(librarian, "Besok perpustakaan <b>tutup</b> & libur");
    // The one who blocked the bot is no recipient any more once the bot knows; it may not know yet.
    expect(control.text).toMatch(/Penerima: (9|10) orang/);
    expect(labels(control)).toEqual(["Kirim sekarang", "Kirim nanti", "Batal"]);
    const [preview] = got(librarian, "tutup").filter((m) => m.from === "bot");
    await librarian.tap("Kirim sekarang");
    const done = await librarian.hears("Selesai");
    expect(done.id).toBe(control.id);
    expect(done.text).toContain("Terkirim: 9");
    const arrived = await people[0]?.hears("tutup");
    expect(arrived?.text).toBe("Besok perpustakaan <b>tutup</b> & libur");
    expect([arrived?.text, arrived && labels(arrived)]).toEqual([preview?.text, preview && labels(preview)]);
    const counts = people.map((person) => got(person, "tutup").length);
    expect(counts).toEqual([1, 1, 1, 0, 1, 1, 1, 1, 1, 1]);
  });

  it("is an unknown command to everybody else, whose taps on its buttons do nothing", async () => {
    const { residents } = await openLibrary();
    const [siti] = await residents(1);
    const [unknown] = (await siti?.say("/tidak_ada")) ?? [];
    const [answer] = (await siti?.say("/umumkan")) ?? [];
    expect(answer?.text).toBe(unknown?.text);
  });

  it("sends nothing for somebody who is no librarian any more", async () => {
    const { librarian, residents, library } = await openLibrary();
    const [siti] = await residents(1);
    const { librarians } = library();
    const invitation = await librarians.invite(librarianId as ResidentId);
    if (invitation.kind !== "invited" || !siti) throw new Error("not invited");
    await siti.start(`L${invitation.token}`);
    const control = await compose(siti, "Pengumuman gelap");
    expect(labels(control)).toContain("Kirim sekarang");
    await librarians.revoke(librarianId as ResidentId, 1 as ResidentId);
    await siti.tap("Kirim sekarang");
    expect(siti.toasts.at(-1)?.text).toContain("tidak berlaku");
    await siti.hears("bukan pustakawan di bot ini lagi");
    await siti.say("Semua warga?");
    expect(labels(siti.last())).not.toContain("Kirim sekarang");
    expect(got(librarian, "gelap")).toEqual([]);
  });

  it("is stopped midway", async () => {
    const { librarian, residents } = await openLibrary(5);
    const people = await residents(40);
    await compose(librarian, "Pelan-pelan saja");
    await librarian.tap("Kirim sekarang");
    await expect
      .poll(() => people.filter((p) => got(p, "Pelan").length > 0).length, { timeout: patienceMs })
      .toBeGreaterThan(2);
    await librarian.tap("Hentikan");
    await librarian.hears(/Dihentikan, \d+ orang/);
    expect(people.filter((p) => got(p, "Pelan").length > 0).length).toBeLessThan(40);
  });

  it("sends at a chosen time, also when the program was restarted before it", async () => {
    const { librarian, residents, restart, clock } = await openLibrary();
    const [siti] = await residents(1);
    await compose(librarian, "Ada buku baru");
    await librarian.tap("Kirim nanti");
    await librarian.say("20/11/2026 08.00");
    await librarian.hears("sudah lewat");
    await librarian.say("besok jam 3 sore");
    const control = await librarian.hears("Selasa, 24 November 2026, 15.00 WIB");
    await librarian.tap(/^Kirim Sel 24 Nov/);
    expect((await librarian.hears("Terjadwal")).id).toBe(control.id);
    await restart();
    expect(siti && got(siti, "buku baru")).toEqual([]);
    clock.moveTo(local.at("2026-11-24", "15:00"));
    await siti?.hears("Ada buku baru");
    expect((await librarian.hears("Selesai")).id).toBe(control.id);
  });

  it("goes on with the dialogue after a restart, and after anything that is no answer", async () => {
    const { librarian, residents, restart } = await openLibrary();
    const [siti] = await residents(1);
    await librarian.say("/umumkan");
    await librarian.does((p) => p.sendSticker());
    await librarian.say("Kopdar pembaca");
    await librarian.hears("Untuk siapa pengumuman ini");
    await restart();
    await librarian.tap(/^Semua warga/);
    await librarian.hears("Penerima");
    await librarian.tap("Kirim sekarang");
    await siti?.hears("Kopdar pembaca");
  });

  it("takes a photo, and loses nothing when its caption is too long", async () => {
    const { librarian, residents } = await openLibrary();
    const [siti] = await residents(1);
    await librarian.say("/umumkan");
    await librarian.does((p) => p.sendPhoto(poster, "x".repeat(1025)));
    await librarian.hears("paling banyak 1024");
    await librarian.does((p) => p.sendPhoto(poster, "Poster <baru>"));
    await librarian.tap(/^Semua warga/);
    await librarian.hears("Penerima");
    await librarian.tap("Kirim sekarang");
    const arrived = await siti?.hears("Poster <baru>");
    expect(arrived?.photoUrl).toBeDefined();
  });

  it("can be stopped by each resident with one tap", async () => {
    const { librarian, residents } = await openLibrary();
    const [siti, budi] = await residents(2);
    await compose(librarian, "Berita satu");
    await librarian.tap("Kirim sekarang");
    await librarian.hears("Selesai");
    await siti?.tap(/^🔕/);
    await siti?.hears("tidak ada lagi kabar");
    await librarian.say("/umumkan");
    await librarian.say("Berita dua");
    await librarian.tap(/^Berita perpustakaan \(1\)/);
    await librarian.hears("Penerima: 1 orang");
    await librarian.tap("Kirim sekarang");
    await budi?.hears("Berita dua");
    await librarian.hears(/Selesai[\s\S]*Terkirim: 1/);
    expect(siti && got(siti, "Berita dua")).toEqual([]);
  });

  it("announces a competition of the catalogue to those who follow competitions", async () => {
    const { librarian, residents } = await openLibrary();
    const [siti] = await residents(1);
    await librarian.say("/umumkan");
    await librarian.tap("Umumkan lomba");
    await librarian.tap(/^Lomba Resensi Buku/);
    expect(librarian.buttons()[0]).toBe("Lomba (1)");
    await librarian.tap("Lomba (1)");
    await librarian.hears("Penerima");
    await librarian.tap("Kirim sekarang");
    const arrived = await siti?.hears("Lomba Resensi Buku");
    expect(arrived?.text).toContain("Pendaftaran paling lambat");
    expect(arrived && labels(arrived)).toEqual(["Tanya lebih lanjut", "🔕 Stop: Lomba"]);
    await siti?.tap("Tanya lebih lanjut");
    await siti?.hears("Syarat");
  });

  it("goes to those registered for a class, or says that there is nobody yet", async () => {
    const { librarian } = await openLibrary();
    await librarian.say("/umumkan");
    await librarian.say("Bawa pensil ya");
    await librarian.tap("Peserta sebuah kelas");
    await librarian.tap(String(librarian.buttons()[0]));
    await librarian.tap("Semua pertemuan");
    await librarian.hears("Belum ada penerima");
  });

  it("at night waits for the morning, unless the librarian wants it now", async () => {
    const { librarian, residents, clock } = await openLibrary();
    const [siti] = await residents(1);
    clock.moveTo(local.at("2026-11-23", "22:00"));
    const control = await compose(librarian, "Selamat malam");
    expect(control.text).toContain("Selasa, 24 November 2026, 06.00 WIB");
    expect(labels(control)).toEqual(["Kirim Sel 24 Nov, 06.00 WIB", "Ganti waktu", "Kirim sekarang", "Batal"]);
    await librarian.tap(/^Kirim/);
    await librarian.hears("Terjadwal");
    await compose(librarian, "Banjir di jalan depan");
    await librarian.tap("Kirim sekarang");
    await siti?.hears("Banjir");
    expect(siti && got(siti, "Selamat malam")).toEqual([]);
    clock.moveTo(local.at("2026-11-24", "06:00"));
    await siti?.hears("Selamat malam");
  });

  it("is taken back from everybody, or corrected, and its outcome is a file", async () => {
    const { librarian, residents, emulator } = await openLibrary();
    const people = await residents(5);
    people[2]?.person.block();
    await compose(librarian, "Besok libur");
    await librarian.tap("Kirim sekarang");
    await librarian.hears("Selesai");
    await librarian.tap("Unduh hasil");
    await librarian.hears("hasil pengirimannya");
    const file = librarian.person.chat.messages.find((m) => m.document);
    expect(file?.document?.name).toBe("hasil-pengumuman-2026-11-23.xlsx");
    const kept = file && emulator.fileOf(file);
    const workbook = await readXlsx(kept?.bytes ?? new Uint8Array());
    const [sheet] = workbook.kind === "read" ? workbook.sheets : [];
    const rows = new Map(sheet?.rows.slice(1).map(([id, result]) => [id, result]));
    expect([rows.get("1"), rows.size]).toEqual(["Terkirim", rows.has("3") ? 5 : 4]);

    await librarian.tap("Tarik kembali");
    await librarian.tap("Ganti teksnya");
    await librarian.say("Besok <b>buka</b>, maaf");
    await librarian.hears("Diganti untuk");
    await librarian.tap("Ganti sekarang");
    await librarian.hears("Diganti untuk 4 dari 4");
    expect(people.map((p) => got(p, "Besok <b>buka</b>, maaf").length)).toEqual([1, 1, 0, 1, 1]);

    const recall = buttonData(await librarian.hears("Selesai"), "Tarik kembali");
    await librarian.tap("Tarik kembali");
    await librarian.tap("Hapus dari semua penerima");
    await librarian.hears("Ditarik kembali dari 4 dari 4");
    expect(people.flatMap((p) => got(p, "Besok"))).toEqual([]);
    const sent = await librarian.hears("sudah ditarik kembali dari semua penerima");
    expect(labels(sent)).toEqual(["Unduh hasil"]);
    await librarian.does((person) => person.tap(sent.id, recall));
    expect(librarian.last().text).toContain("sudah ditarik kembali");
  });

  it("warns of a chosen time at which residents rest, and is left with Batal while a time is chosen", async () => {
    const { librarian, residents } = await openLibrary();
    await residents(1);
    await compose(librarian, "Besok libur");
    await librarian.tap("Kirim nanti");
    await librarian.say("besok jam 23.00");
    await librarian.hears("jam istirahat warga");
    await librarian.tap("Ganti waktu");
    await librarian.tap("Batal");
    await librarian.hears("dibatalkan");
  });

  it("is left with Batal at any step", async () => {
    const { librarian } = await openLibrary();
    await librarian.say("/umumkan");
    await librarian.say("Tidak jadi dikirim");
    await librarian.tap("Batal");
    await librarian.hears("dibatalkan");
  });
});
