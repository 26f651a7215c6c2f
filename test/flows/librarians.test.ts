import { describe, expect, it } from "vitest";
import { sampleFolder } from "../../src/catalogue/sample.ts";
import { readWorkbook } from "../../src/catalogue/read-workbook.ts";
import { tables } from "../../src/catalogue/tables.ts";
import { workbookBytes } from "../../src/catalogue/write-workbook.ts";
import { writeCsv } from "../../src/catalogue/csv.ts";
import type { MeetingId, ResidentId } from "../../src/platform/ids.ts";
import { register } from "../../src/registration/register.ts";
import type { Visitor } from "../support/chat.ts";
import { librarianId, testLibrary, type TestLibrary } from "../support/library.ts";

const siti = 101;
const minute = 60_000;

describe("the librarians' commands", { timeout: 30_000 }, () => {
  /** The next of the sample. */
  let meetingId: MeetingId;

  const open = async () => {
    const library = await testLibrary();
    meetingId = library.app.library.catalogue().meetingsByStart[0]?.id as MeetingId;
    return { library, librarian: library.visitor(librarianId, "Bu Rina"), resident: library.visitor(siti, "Siti") };
  };
  const meeting = (library: TestLibrary) => {
    const found = library.app.library.catalogue().meetingById.get(meetingId);
    if (!found) throw new Error("no such meeting");
    return found;
  };
  const saw = (visitor: Visitor, text: string | RegExp) => visitor.hears(text).then((message) => message.text);

  /** Siti takes a seat for herself, without the dialogue. */
  async function seat(library: TestLibrary, resident: Visitor): Promise<string> {
    await resident.start();
    const { residents, registration } = library.app.library;
    const id = siti as ResidentId;
    await residents.saveConsent(id, library.clock.now());
    await residents.addParticipant(id, { name: "Siti Aminah", birthYear: 1990, relation: "self" });
    const self = await residents.read(id);
    const request = { requestId: "1", resident: self, meetingId, participants: self.participants, agreedToWait: false };
    const outcome = await register(registration, request);
    if (outcome.kind !== "seated") throw new Error(outcome.kind);
    return outcome.code;
  }

  it("do not exist for residents", async () => {
    const { resident } = await open();
    await resident.start();
    const unknown = (await resident.say("/tidakada")).map((m) => m.text);
    for (const command of ["/kelola", "/peserta", "/impor", "/ekspor", "/laporan", "/kotak_masuk"])
      expect((await resident.say(command)).map((m) => m.text)).toEqual(unknown);
  });

  it("are in the librarian's own menu", async () => {
    const { library, librarian } = await open();
    await librarian.start();
    const { telegramApiRoot, botToken } = library.config;
    const menuOf = async (chatId: number) => {
      const scope = JSON.stringify({ type: "chat", chat_id: chatId });
      const url = `${telegramApiRoot}/bot${botToken}/getMyCommands?scope=${encodeURIComponent(scope)}`;
      return (await fetch(url)).text();
    };
    expect(await menuOf(librarianId)).toContain("kotak_masuk");
    expect(await menuOf(siti)).not.toContain("kotak_masuk");
  });

  it("/kelola moves a meeting after a confirmation, and those registered are told", async () => {
    const { library, librarian, resident } = await open();
    await seat(library, resident);
    const before = meeting(library);
    await librarian.say("/kelola");
    await librarian.tap(librarian.buttons()[0] as string);
    await librarian.tap(librarian.buttons()[0] as string);
    await librarian.tap("Pindahkan");
    await librarian.say("kapan ya enaknya");
    expect(librarian.last().text).toContain("Pindah ke hari dan jam berapa");
    await librarian.say("30/11 15.00");
    expect(librarian.last().text).toContain("1 orang");
    expect(meeting(library)).toEqual(before);
    const [told] = await librarian.tap(/^Ya/);
    expect(told?.text).toContain("Sudah diubah");
    await expect.poll(() => meeting(library).startsAt).toBe(Date.parse("2026-11-30T15:00:00+07:00"));
    expect(meeting(library).endsAt - meeting(library).startsAt).toBe(before.endsAt - before.startsAt);
    await saw(resident, /30 November 2026/);
  });

  it("/kelola takes another time or number instead of the one shown, and only the last one when agreed to", async () => {
    const { library, librarian } = await open();
    await librarian.start();
    const propose = async (kind: string, ...typed: string[]) => {
      await librarian.does((person) => person.tap(librarian.last().id, `ke:${meetingId}:${kind}`));
      for (const text of typed) await librarian.say(text);
    };
    await propose("move", "30/11 15.00");
    const first = librarian.last();
    const data = first.inlineKeyboard?.[0]?.[0]?.data as string;
    await librarian.say("20/11/2026 15.00");
    expect(librarian.transcript()).toContain(library.t("librarians-time-past"));
    await librarian.say("1/12 16.00");
    expect(librarian.last().text).toContain("1 Desember 2026");
    await librarian.does((person) => person.tap(first.id, data));
    await librarian.tap(/^Ya/);
    await expect.poll(() => meeting(library).startsAt).toBe(Date.parse("2026-12-01T16:00:00+07:00"));
    await propose("quota", "25", "26");
    await librarian.tap(/^Ya/);
    await expect.poll(() => meeting(library).quota).toBe(26);
    await propose("place", "Aula Besar", "bagus sekali");
    await librarian.tap(/^Ya/);
    await expect.poll(() => meeting(library).place).toBe("Aula Besar");
  });

  it("/kelola changes place and quota, and cancels", async () => {
    const { library, librarian, resident } = await open();
    await seat(library, resident);
    await librarian.start();
    const edit = async (kind: string) => {
      await librarian.does((person) => person.tap(librarian.last().id, `ke:${meetingId}:${kind}`));
    };
    await edit("place");
    await librarian.say("Aula <Besar>");
    await librarian.tap(/^Ya/);
    await saw(resident, /Aula <Besar>/);
    await edit("quota");
    await librarian.say("banyak");
    await librarian.say("25");
    await librarian.tap(/^Ya/);
    await expect.poll(() => meeting(library).quota).toBe(25);
    expect(librarian.last().text).toBe("✅ Kuotanya sudah diubah, Kak.");
    await librarian.tap("« Pertemuan ini");
    expect(librarian.last().text).toContain("Kuota 25");
    await edit("cancel");
    await librarian.tap("Tidak jadi");
    expect(librarian.last().text).toBe(library.t("dialogue-cancelled"));
    await edit("cancel");
    await librarian.tap("Ya, batalkan pertemuan");
    expect(librarian.last().text).toContain("Pertemuannya dibatalkan");
    await librarian.tap("« Kembali");
    expect(librarian.last().text).toContain("pertemuan yang mana");
    await expect.poll(() => library.app.library.catalogue().meetingById.has(meetingId)).toBe(false);
    await saw(resident, /dibatalkan|batal/i);
  });

  it("/kelola goes back to the page one came from", async () => {
    const { librarian } = await open();
    await librarian.say("/kelola");
    const [first] = librarian.buttons();
    await librarian.tap("Lainnya");
    const [onSecond] = librarian.buttons() as [string];
    expect(onSecond).not.toBe(first);
    await librarian.tap(onSecond);
    await librarian.tap(librarian.buttons()[0] as string);
    await librarian.tap("« Kembali");
    await librarian.tap("« Kembali");
    expect(librarian.buttons()[0]).toBe(onSecond);
  });

  it("/peserta shows a roster, and a code as it is read out", async () => {
    const { library, librarian, resident } = await open();
    const code = await seat(library, resident);
    await librarian.say("/peserta");
    await librarian.does((person) => person.tap(librarian.last().id, `pm:${meetingId}:s:0`));
    expect(librarian.last().text).toContain(`Siti Aminah (1990, 36 th) · ${code}`);
    await librarian.tap("Daftar tunggu");
    expect(librarian.last().text).toContain("Tidak ada yang menunggu");
    await librarian.say(`/peserta ${code.toLowerCase().replace("-", " ")}`);
    expect(librarian.last().text).toContain("Siti Aminah");
    expect(librarian.last().text).toContain("• Siti Aminah");
    await librarian.say(`/peserta ${meetingId}-000000`);
    expect(librarian.last().text).toContain("Kode itu tidak ada");
  });

  it("/ekspor gives what /impor takes", async () => {
    const { library, librarian } = await open();
    const version = library.app.library.catalogue().version;
    const [sent] = await librarian.say("/ekspor");
    expect(sent?.document?.name).toBe("program-2026-11-23.xlsx");
    const read = await readWorkbook(sampleFolder);
    if (read.kind === "problems") throw new Error();
    await librarian.does((p) => p.sendDocument("program.xlsx", Buffer.from("bukan xlsx")));
    expect(librarian.last().text).toBe(library.t("librarians-import-first"));
    await librarian.say("/impor");
    await librarian.say("qwxz plgh");
    expect(librarian.transcript()).toContain(library.t("librarians-import-hint"));
    await librarian.does((p) => p.sendDocument("program.xlsx", Buffer.from("bukan xlsx")));
    expect(librarian.transcript()).toContain("rusak");
    expect(librarian.last().text).toContain("Kirim berkas programnya");
    const bytes = await workbookBytes(read.tables);
    await librarian.does((p) => p.sendDocument("program.xlsx", bytes));
    expect(librarian.last().text).toContain("Katalog diimpor");
    await expect.poll(() => library.app.library.catalogue().version).toBeGreaterThan(version);
  });

  it("/impor lists what is wrong, shows what concerns people, and asks first", async () => {
    const { library, librarian, resident } = await open();
    await seat(library, resident);
    const read = await readWorkbook(sampleFolder);
    if (read.kind === "problems") throw new Error();
    const courses = read.tables.find((t) => t.table === "courses") as (typeof read.tables)[number];
    const csv = (rows: readonly (readonly string[])[]) => Buffer.from(writeCsv([courses.header, ...rows]));
    const rows = courses.rows.map((row) => row.cells);
    const quota = courses.header.indexOf("kuota");
    const wrong = rows.map((cells) => cells.map((cell, i) => (i === quota ? "banyak sekali" : cell)));
    await librarian.say("/impor");
    await librarian.does((p) => p.sendDocument(tables.courses.file, csv(wrong)));
    const problems = librarian.person.chat.messages.findLast((m) => m.document);
    expect(problems?.text).toContain(`${wrong.length} hal`);
    expect(problems?.text).toMatch(/… dan \d+ lagi/);
    expect(problems?.document?.name).toBe("yang-perlu-dibetulkan.txt");
    const place = courses.header.indexOf("lokasi");
    const moved = rows.map((cells) => cells.map((cell, i) => (i === place ? "Aula Baru" : cell)));
    await librarian.does((p) => p.sendDocument(tables.courses.file, csv(moved)));
    expect(librarian.last().text).toContain("Aula Baru (1 pendaftar)");
    expect(meeting(library).place).not.toBe("Aula Baru");
    await librarian.tap("Ya, impor");
    expect(librarian.last().text).toContain("Katalog diimpor");
    await saw(resident, /Aula Baru/);
    // One table was sent: the others stayed.
    await expect.poll(() => library.app.library.catalogue().meetingById.get(meetingId)?.place).toBe("Aula Baru");
    expect(library.app.library.catalogue().competitions.length).toBeGreaterThan(0);
  });

  it("/impor asks before coming meetings leave the schedule, and says that past ones stay known", async () => {
    const { library, librarian } = await open();
    const { catalogue } = library.app.library;
    const before = catalogue().meetings;
    await library.advance(3 * 86_400_000);
    const past = before.filter((m) => m.startsAt <= library.clock.now()).length;
    expect(past).toBeGreaterThan(0);
    await librarian.say("/impor");
    const file = "kelas,tanggal,mulai,selesai,lokasi,kuota,sasaran\nMelukis,2027-01-09,09:00,10:00,Aula,20,umum\n";
    const { version } = catalogue();
    const send = () => librarian.does((p) => p.sendDocument(tables.courses.file, Buffer.from(file)));
    await send();
    expect(librarian.last().text).toContain(`${before.length - past} pertemuan mendatang tidak ada di berkas ini`);
    await librarian.tap("Batal");
    expect(catalogue()).toMatchObject({ version, meetings: before });
    await librarian.say("/impor");
    await send();
    expect(librarian.last().text).toContain("Belum ada yang diimpor");
    await librarian.tap("Ya, impor");
    expect(librarian.last().text).toContain(`${before.length - past} pertemuan mendatang tidak ada di berkas ini`);
    expect(librarian.last().text).toContain(`${past} pertemuan yang sudah lewat`);
    await expect.poll(() => catalogue().meetings.length).toBe(1);
    expect(catalogue().everHeldByStart).toHaveLength(past + 1);
  });

  it("an owner invites by a link that works once, and takes the right away", async () => {
    const { library, librarian, resident } = await open();
    await librarian.say("/kelola");
    await librarian.tap(/Rekan pustakawan/);
    const [invitation] = await librarian.tap(/Undang/);
    const payload = /start=(L[\w-]{22})/.exec(invitation?.text ?? "")?.[1] as string;
    expect((await resident.start(payload)).at(-1)?.text).toBe(library.t("librarian-invitation-welcome"));
    const other = library.visitor(102, "Budi");
    expect((await other.start(payload)).at(-1)?.text).toBe(library.t("librarian-invitation-invalid"));
    await resident.say("/kelola");
    expect(resident.buttons().join()).not.toContain("Rekan pustakawan");
    await librarian.say("/kelola");
    await librarian.tap(/Rekan pustakawan/);
    await librarian.tap(/^✖️ Siti/);
    expect(librarian.last().text).toContain("Cabut hak pustakawan dari Siti");
    await librarian.tap("Ya, cabut");
    expect(librarian.toasts.at(-1)?.text).toBe("Haknya sudah dicabut.");
    await resident.say("/kelola");
    expect(resident.last().text).not.toContain("Kelola");
  });

  it("what was not understood reaches the inbox, and the answer comes back", async () => {
    const { librarian, resident } = await open();
    await librarian.start();
    await resident.start();
    await resident.say("qwxz plgh mmbrt");
    await resident.tap(/pustakawan/i);
    expect(resident.last().text).toContain("Sudah saya teruskan");
    await saw(librarian, /kotak_masuk/);
    await librarian.say("/kotak_masuk");
    expect(librarian.last().text).toContain("qwxz plgh mmbrt");
    await librarian.tap("Jawab");
    await librarian.say("Silakan datang <langsung> ya");
    expect(librarian.last().text).toContain("dikirim");
    expect(await saw(resident, "Jawaban dari pustakawan")).toContain("Silakan datang <langsung> ya");
    await librarian.say("/kotak_masuk");
    expect(librarian.last().text).toContain("kosong");
    const [report] = await librarian.say("/laporan");
    expect(report?.text).toMatch(/1 diteruskan, 1 dijawab, 0 masih menunggu/);
    expect(report?.text).toContain("Tidak dipahami bot: 1");
  });

  it("a resident who wants a person writes the message, or passes on the last one", async () => {
    const { library, librarian, resident } = await open();
    await resident.start();
    await resident.say("mau bicara sama petugas");
    await resident.tap(/pustakawan/i);
    expect(resident.last().text).toContain("mau bicara sama petugas");
    await resident.say("Apakah ada parkir untuk kursi roda? Terima kasih");
    expect(resident.last().text).toContain("parkir");
    await resident.tap(/pustakawan/i);
    await resident.tap("Teruskan");
    await librarian.say("/kotak_masuk");
    expect(librarian.transcript()).toContain("parkir untuk kursi roda");
    await librarian.tap("Selesai");
    expect(librarian.last().text).toContain("Selesai, Kak");
    await resident.say("/hapus_data");
    await resident.tap(/^Ya/);
    await librarian.say("/kotak_masuk");
    expect(librarian.last().text).toContain("kosong");
    await library.advance(minute);
  });

  it("a wish is thanked for and stands in the report", async () => {
    const { librarian, resident } = await open();
    await resident.start();
    await resident.say("ada kelas memanah?");
    const wish = resident.person.findButton(/memanah/i);
    expect(wish?.data).toMatch(/^w:/);
    await resident.tap(/memanah/i);
    expect(resident.last().text).toContain("sudah saya catat");
    expect((await librarian.say("/laporan"))[0]?.text).toMatch(/Yang paling dicari[\s\S]*memanah: 1 orang/);
  });

  it("/bantuan names the librarians' commands to librarians only", async () => {
    const { library, librarian, resident } = await open();
    await librarian.say("/bantuan");
    expect(librarian.last().text).toContain("/kotak_masuk");
    await resident.say("/bantuan");
    expect(resident.transcript()).not.toContain("/kelola");
    expect(library.t("librarians-help").length).toBeLessThan(600);
  });

  it("/laporan counts seats", async () => {
    const { library, librarian, resident } = await open();
    await seat(library, resident);
    expect((await librarian.say("/laporan"))[0]?.text).toMatch(/Kursi terisi: 1 dari \d+/);
  });
});
