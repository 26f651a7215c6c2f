import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { startServer } from "../../src/http/server.ts";
import { minuteCode } from "../../src/attendance/attendance.ts";
import { importCatalogue } from "../../src/catalogue/import-catalogue.ts";
import { writeTables } from "../../src/catalogue/write-tables.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { askAgainData, rateData } from "../../src/feedback/feedback-callbacks.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import type { ParticipantId, ResidentId } from "../../src/platform/ids.ts";
import type { ChatMessage } from "../../src/playground/chat-message.ts";
import { register } from "../../src/registration/register.ts";
import type { Relation } from "../../src/residents/resident.ts";
import type { Visitor } from "../support/chat.ts";
import { librarianId, testLibrary, type TestLibrary } from "../support/library.ts";
import { pdfPicture } from "../support/pdf-picture.ts";
import { readPdf, readQr } from "../support/pictures.ts";

const local = createLocalTime("Asia/Jakarta");
const saturday = local.at("2026-11-28", "08:30");
const community = "Komunitas Jilbabers";

/** A library on Monday with Siti and her daughter registered for the class of Saturday. */
async function visit() {
  const library = await testLibrary();
  const { courses, meetingsOf } = library.app.library.catalogue();
  const course = courses.find((c) => c.title === "Belajar Membuat Kue Basah");
  const meeting = course && meetingsOf.get(course.id)?.[0];
  if (!meeting) throw new Error("no such meeting in the sample");
  const siti = library.visitor(301, "Siti");
  await siti.start();
  const code = await seat(library, 301, meeting.id, [
    ["Siti Rahmah", 1990, "self"],
    ["Ani Rahmah", 2000, "child"],
  ]);
  const until = (at: number) => library.advance(at - library.clock.now());
  return { library, course, meeting, siti, code, until };
}

async function seat(
  { app }: TestLibrary,
  id: number,
  meetingId: Parameters<typeof register>[1]["meetingId"],
  people: readonly (readonly [string, number, Relation])[],
) {
  const { residents, registration } = app.library;
  const residentId = id as ResidentId;
  await residents.saveConsent(residentId, 1);
  for (const [name, birthYear, relation] of people)
    await residents.addParticipant(residentId, { name, birthYear, relation });
  const resident = await residents.read(residentId);
  const outcome = await register(registration, {
    requestId: `test-${id}`,
    resident,
    meetingId,
    participants: resident.participants,
    agreedToWait: false,
  });
  if (outcome.kind !== "seated") throw new Error(`not seated: ${outcome.kind}`);
  return outcome.code;
}

const fileOf = ({ emulator }: TestLibrary, url = "") => {
  const file = emulator.file(url.split("/").at(-1) ?? "");
  if (!file) throw new Error(`no file ${url}`);
  return Buffer.from(file.bytes);
};
const labels = (message: ChatMessage | undefined) => (message?.inlineKeyboard ?? []).flat().map((b) => b.text);
const only = (messages: readonly ChatMessage[]): string => messages.map((m) => m.text).join("\n");

describe("on the day", { timeout: 120_000 }, () => {
  it("shows a ticket only to whom it belongs, and its QR code opens it", async () => {
    const { library, siti, code } = await visit();
    await siti.say("/pendaftaranku");
    const [ticket] = await siti.tap(/^🎟 Tiket/);
    const url = `https://t.me/kelas_berbagi_bot?start=t_${code}`;
    expect(ticket?.text).toContain("Siti Rahmah, Ani Rahmah");
    expect(await readQr(fileOf(library, ticket?.photoUrl))).toEqual([url]);
    expect((await siti.start(`t_${code}`))[0]?.photoUrl).toBeDefined();
    const stranger = library.visitor(302, "Andi");
    const heard = only(await stranger.start(`t_${code}`));
    expect(heard).toContain("tidak berlaku");
    expect(heard).not.toMatch(/Siti|Ani|Kue/);
  });

  it("checks a household in when a librarian scans its ticket, once, and takes back who did not come", async () => {
    const { library, code, meeting, until } = await visit();
    const nurul = library.visitor(librarianId, "Bu Nurul");
    expect(only(await nurul.start(`t_${code}`))).toContain("Tiket ini untuk");
    await until(saturday);
    expect(only(await nurul.start(`t_${code}`))).toContain("Hadir: Siti Rahmah, Ani Rahmah");
    expect(only(await nurul.start(`t_${code}`))).toContain("Sudah hadir sejak 08.3");
    const store = library.app.library.attending.store;
    expect((await store.read(meeting.id)).came).toBe(2);
    await nurul.tap(/^✅ Daftar hadir/);
    expect(nurul.last().text).toContain("Hadir 2 dari 2");
    await nurul.tap("✅ Ani Rahmah");
    expect(nurul.last().text).toContain("Hadir 1 dari 2");
    expect(nurul.buttons()).toContain("⬜️ Ani Rahmah");
    await nurul.tap("⬜️ Ani Rahmah");
    expect(nurul.last().text).toContain("Hadir 2 dari 2");
  });

  it("takes the six digits of the last two minutes, and five guesses", async () => {
    const { library, siti, meeting, until } = await visit();
    const digits = async () => {
      const code = await library.app.library.attending.store.secretOf(meeting.id);
      return minuteCode(code, meeting.id, library.clock.now());
    };
    expect(only(await siti.say(await digits()))).not.toContain("Tercatat hadir");
    await until(saturday);
    const old = await digits();
    await library.advance(180_000);
    expect(only(await siti.say(old))).toContain("belum cocok");
    expect(only(await siti.say(await digits()))).toContain("Tercatat hadir: Siti Rahmah, Ani Rahmah");
    expect(only(await siti.say(await digits()))).toContain("Sudah hadir");
    for (let i = 0; i < 4; i++) await siti.say("000001");
    expect(siti.last().text).toContain("Coba lagi pukul");
  });

  it("lets tutors see and check in only their own community's classes, until an owner revokes it", async () => {
    const { library, code, meeting, until } = await visit();
    const nurul = library.visitor(librarianId, "Bu Nurul");
    await nurul.say("/pendamping");
    const [invitation] = await nurul.tap(`➕ Undang · ${community}`);
    const token = /start=(T[\w-]{22})/.exec(invitation?.text ?? "")?.[1] ?? "";
    const fitri = library.visitor(303, "Fitri");
    expect(only(await fitri.say("/peserta"))).toContain("belum paham");
    expect(only(await fitri.start(token))).toContain(community);
    expect(only(await library.visitor(304, "Lain").start(token))).toContain("sudah dipakai");
    const menuOf = async (chatId: number) => {
      const { telegramApiRoot, botToken } = library.config;
      const scope = JSON.stringify({ type: "chat", chat_id: chatId });
      return (await fetch(`${telegramApiRoot}/bot${botToken}/getMyCommands?scope=${encodeURIComponent(scope)}`)).text();
    };
    expect(await menuOf(303)).toContain("peserta");
    expect(await menuOf(303)).not.toContain("umumkan");
    expect(await menuOf(304)).not.toContain("peserta");
    expect(only(await fitri.say("/bantuan"))).toContain("Untuk pendamping");

    await until(saturday);
    const [choice] = await fitri.say("/peserta");
    const own = labels(choice);
    expect(own.some((label) => label.includes("Kue Basah"))).toBe(true);
    expect(own.some((label) => label.includes("Drum"))).toBe(false);
    await fitri.tap(/Kue Basah/);
    await fitri.tap("⬜️ Siti Rahmah");
    expect(fitri.last().text).toContain("Hadir 1 dari 2");
    await fitri.tap(/Angka hadir/);
    expect(fitri.last().text).toMatch(/\d{3} \d{3}/);
    await fitri.tap(/^← /);
    await fitri.tap(/Tamu/);
    await fitri.say("Dewi Lestar, 1999");
    await fitri.tap("✖️ Dewi Lestar");
    await fitri.say("Dewi Lestari, 1999");
    await fitri.say("Tono");
    await fitri.tap("Selesai");
    await fitri.tap(/^← /);
    expect(fitri.last().text).toContain("Tamu: Dewi Lestari, Tono");
    await fitri.tap("➖ Hapus tamu");
    await fitri.tap("✖️ Tono");
    await fitri.tap(/^← /);
    expect(fitri.last().text).toMatch(/Tamu: Dewi Lestari$/m);

    const others = library.app.library.catalogue().courses.find((c) => c.community && c.community !== community);
    const otherMeeting = others && library.app.library.catalogue().meetingsOf.get(others.id)?.[0];
    const { id } = fitri.last();
    await fitri.does((person) => person.tap(id, `hd:${otherMeeting?.id}:0`));
    expect(fitri.toasts.at(-1)?.text).toBe(library.t.plain("dialogue-old-button"));
    expect(fitri.last().text).not.toContain(others?.title);
    await fitri.tap("➖ Hapus tamu");
    const { walkIns } = await library.app.library.attending.store.read(meeting.id);
    const [dewi] = walkIns;
    const foreign = library.visitor(304, "Lain");
    await foreign.does((person) => person.tap(foreign.last().id, `hx:${meeting.id}:${dewi?.id}`));
    expect(foreign.toasts.at(-1)?.text).toBe(library.t.plain("dialogue-old-button"));
    await nurul.say("/pendamping");
    await nurul.tap(/^Cabut/);
    expect(await menuOf(303)).not.toContain("peserta");
    expect(only(await fitri.start(`t_${code}`))).toContain("tidak berlaku");
    expect((await library.app.library.attending.store.read(meeting.id)).came).toBe(1);
  });

  it("gives the roster as a PDF and a spreadsheet", async () => {
    const { library, meeting, until } = await visit();
    const nurul = library.visitor(librarianId, "Bu Nurul");
    await until(saturday);
    await nurul.say("/peserta");
    await nurul.tap(/Kue Basah/);
    const [pdf] = await nurul.tap("PDF");
    const text = (await readPdf(fileOf(library, pdf?.document?.url))).join("\n");
    expect(text).toContain("Siti Rahmah");
    expect(text).toContain(meeting.place);
    const [xlsx] = await nurul.tap("Excel");
    const rows = await readSheet(fileOf(library, xlsx?.document?.url));
    expect(rows.flat()).toContain("Ani Rahmah");
  });

  it("records an absence without a word only where attendance was taken", async () => {
    const { library, until, code, siti } = await visit();
    const nurul = library.visitor(librarianId, "Bu Nurul");
    const other = library.visitor(305, "Rina");
    await other.start();
    const { courses, meetingsOf } = library.app.library.catalogue();
    const course = courses.find((c) => c.title === "Belajar Membuat Kue Basah");
    const meeting = course && meetingsOf.get(course.id)?.[0];
    if (!meeting) throw new Error("no meeting");
    await seat(library, 305, meeting.id, [["Rina Wati", 1995, "self"]]);
    await until(saturday);
    await nurul.start(`t_${code}`);
    await until(local.at("2026-11-29", "00:01"));
    const { store } = library.app.library.missing;
    expect(await store.read(305 as ResidentId)).toEqual([meeting.startsAt]);
    expect(await store.read(siti.person.id as ResidentId)).toEqual([]);
  });
});

describe("afterwards", { timeout: 120_000 }, () => {
  async function afterClass() {
    const stage = await visit();
    const { library, until, code } = stage;
    await until(saturday);
    await library.visitor(librarianId, "Bu Nurul").start(`t_${code}`);
    await until(local.at("2026-11-29", "10:01"));
    await stage.siti.hears("Bagaimana kelasnya");
    return stage;
  }
  /** Questions that were not answered. */
  const questions = (who: Visitor) =>
    who.person.chat.messages.filter((m) => /Bagaimana kelasnya|Sebulan lalu/.test(m.text));

  it("asks once how it was, keeps stars and a sentence without a name", async () => {
    const { library, siti, meeting, until } = await afterClass();
    await siti.tap(/^5/);
    await siti.tap(/Tulis satu kalimat/);
    await siti.say("Gurunya sabar sekali");
    await siti.tap(/Tulis satu kalimat/);
    await siti.say("Gurunya sabar sekali, sungguh");
    expect(siti.last().text).toContain("sudah kami terima sebelumnya");
    await until(local.at("2026-11-30", "12:00"));
    expect(questions(siti)).toHaveLength(0);
    const kept = await library.app.library.questions.feedback.read(meeting.id);
    expect(kept).toEqual({ stars: [0, 0, 0, 0, 1], sentences: ["Gurunya sabar sekali"] });
  });

  it("is rated by nobody who did not come", async () => {
    const { library, siti, meeting, code, until } = await visit();
    await until(local.at("2026-11-29", "10:01"));
    expect(questions(siti)).toHaveLength(0);
    await siti.does((person) => person.tap(siti.last().id, rateData(code, 5)));
    expect(siti.last().text).toBe(library.t("feedback-not-found"));
    expect((await library.app.library.questions.feedback.read(meeting.id)).stars).toEqual([0, 0, 0, 0, 0]);
  });

  it("gives a certificate to each who came, which its page verifies and no other number", async () => {
    const { library, siti, course } = await afterClass();
    const [sent] = await siti.tap(/Sertifikat/);
    const pages = await readPdf(fileOf(library, sent?.document?.url));
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain("Siti Rahmah");
    expect(pages[0]).toContain(course?.title);
    expect(pages[0]).toContain("Sabtu, 28 November 2026");
    const path = /\/sertifikat\/[0-9A-Z-]{16}/.exec(pages[0] ?? "")?.[0] ?? "";
    const { publicUrl } = library.config;
    expect(await readQr(await pdfPicture(fileOf(library, sent?.document?.url)))).toEqual([`${publicUrl}${path}`]);
    const again = await siti.tap(/Sertifikat/);
    expect((await readPdf(fileOf(library, again[0]?.document?.url)))[0]).toContain(path);

    const { app } = library;
    const server = await startServer({
      port: 0,
      metrics: app.metrics,
      logger: silentLogger,
      ready: {},
      routes: app.pages,
    });
    const get = async (url: string) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${url}`);
      return { status: response.status, robots: response.headers.get("x-robots-tag"), body: await response.text() };
    };
    const known = await get(path);
    expect(known.status).toBe(200);
    expect(known.robots).toContain("noindex");
    expect(known.body).toContain("Siti Rahmah");
    // Its own number is drawn from letters and digits, so that it could hold any of these.
    expect(known.body.replaceAll(path.slice("/sertifikat/".length), "")).not.toMatch(/1990|Ani Rahmah|M\d+-/);
    const mistyped = await get(`${path.slice(0, -1)}${path.endsWith("0") ? "1" : "0"}`);
    const nonsense = await get("/sertifikat/%3Cscript%3E");
    expect([mistyped.status, nonsense.status]).toEqual([404, 404]);
    expect(mistyped.body).toBe(nonsense.body);
    await server.close();
  });

  it("are found again under one's own registrations, also by who is never asked", async () => {
    const { library, siti, until } = await afterClass();
    await siti.tap("Jangan tanya lagi");
    await until(local.at("2026-12-20", "09:00"));
    await siti.say("/pendaftaranku");
    await siti.tap("🎓 Sertifikat saya");
    const [sent] = await siti.tap(/Kue Basah/);
    expect((await readPdf(fileOf(library, sent?.document?.url)))[0]).toContain("Siti Rahmah");
    const stranger = library.visitor(302, "Andi");
    await stranger.say("/pendaftaranku");
    expect(stranger.buttons()).not.toContain("🎓 Sertifikat saya");
  });

  it("and the question how it was come also when an import does not list the class any more", async () => {
    const { library, siti, meeting, code, until } = await visit();
    await until(saturday);
    const nurul = library.visitor(librarianId, "Bu Nurul");
    await nurul.start(`t_${code}`);
    await until(meeting.endsAt);
    const { catalogue, catalogueStore, local: zone } = library.app.library;
    const { version, catalogue: stored } = await catalogueStore.read();
    const others = { ...stored, courses: stored.courses.filter((c) => c.id !== meeting.courseId) };
    const meetings = stored.meetings.filter((m) => m.courseId !== meeting.courseId);
    const imported = await importCatalogue(
      { store: catalogueStore, clock: library.clock, local: zone, registrationsOf: async () => new Map() },
      { tables: writeTables({ ...others, meetings }, zone), missing: "empty", confirmed: true, version },
    );
    expect(imported).toMatchObject({ kind: "imported", kept: 1 });
    await expect.poll(() => catalogue().courses.some((c) => c.id === meeting.courseId)).toBe(false);
    await nurul.say("/peserta");
    expect(nurul.buttons().some((label) => label.includes("Kue Basah"))).toBe(true);
    await until(local.at("2026-11-29", "10:01"));
    await siti.hears("Bagaimana kelasnya");
    const [sent] = await siti.tap(/Sertifikat/);
    expect((await readPdf(fileOf(library, sent?.document?.url)))[0]).toContain("Siti Rahmah");
    await siti.tap(/^5/);
    expect((await library.app.library.questions.feedback.read(meeting.id)).stars).toEqual([0, 0, 0, 0, 1]);
    await siti.say("kelas kue basah kapan?");
    expect(siti.last().text).not.toContain("28 November");
  });

  it("are fetched for a whole meeting, guests too, by who keeps its door and nobody else", async () => {
    const { library, siti, meeting } = await afterClass();
    const { attending } = library.app.library;
    await attending.store.addWalkIn(meeting.id, { id: "9", name: "Dewi Lestari", birthYear: null, cameAt: 1 });
    const nurul = library.visitor(librarianId, "Bu Nurul");
    await nurul.does((person) => person.tap(nurul.last().id, `hd:${meeting.id}:0`));
    const [sent] = await nurul.tap("🎓 Semua sertifikat");
    expect(sent?.text).toContain("3 sertifikat");
    const pages = await readPdf(fileOf(library, sent?.document?.url));
    expect(pages.map((page) => /Ani Rahmah|Dewi Lestari|Siti Rahmah/.exec(page)?.[0])).toEqual([
      "Ani Rahmah",
      "Siti Rahmah",
      "Dewi Lestari",
    ]);
    const number = (page: string | undefined) => /\/sertifikat\/([0-9A-Z-]{16})/.exec(page ?? "")?.[1];
    // The same numbers as the household got itself.
    const [own] = await siti.tap(/Sertifikat/);
    const ownPages = await readPdf(fileOf(library, own?.document?.url));
    expect(pages.slice(0, 2).map(number).sort()).toEqual(ownPages.map(number).sort());
    await siti.does((person) => person.tap(siti.last().id, `hc:${meeting.id}`));
    expect(siti.toasts.at(-1)?.text).toBe(library.t.plain("dialogue-old-button"));
  });

  it("are taken back from who is taken off the list, guests too", async () => {
    const { library, meeting, code, siti } = await afterClass();
    const nurul = library.visitor(librarianId, "Bu Nurul");
    const { attending, certificates } = library.app.library;
    await attending.store.addWalkIn(meeting.id, { id: "9", name: "Dewi Lestari", birthYear: null, cameAt: 1 });
    library.clock.moveTo(local.at("2026-11-28", "13:00"));
    await nurul.does((person) => person.tap(nurul.last().id, `hd:${meeting.id}:0`));
    await nurul.tap("🎓 Semua sertifikat");
    const holders = [{ id: "9" }, { code, participantId: "p2" as ParticipantId }];
    const issued = await certificates.issuedTo(meeting.id, holders);
    const known = async () => (await Promise.all(issued.map((n) => certificates.find(n as never)))).map((c) => c?.name);
    expect(await known()).toEqual(["Dewi Lestari", "Ani Rahmah"]);
    await nurul.does((person) => person.tap(nurul.last().id, `hx:${meeting.id}:9`));
    expect(await known()).toEqual([undefined, "Ani Rahmah"]);
    await nurul.does((person) => person.tap(nurul.last().id, `hd:${meeting.id}:0`));
    await nurul.tap("✅ Ani Rahmah");
    expect(await known()).toEqual([undefined, undefined]);
    const [own] = await siti.tap(/Sertifikat/);
    expect(await readPdf(fileOf(library, own?.document?.url))).toHaveLength(1);
  });

  it("never asks again who said so", async () => {
    const { library, siti, meeting, code } = await afterClass();
    await siti.tap("Jangan tanya lagi");
    expect(await library.app.library.questions.feedback.areNeverAsked([301 as ResidentId])).toEqual([true]);
    expect(siti.last().text).toContain("tidak akan bertanya lagi");
    await library.app.library.questions.feedback.agreeToStory(meeting.id, code);
    await library.advance(30 * 86_400_000);
    expect(questions(siti)).toHaveLength(0);
  });

  it("says what will really happen when somebody agrees who wants no questions", async () => {
    const { siti, until, code } = await afterClass();
    await siti.tap("Jangan tanya lagi");
    await siti.does((person) => person.tap(siti.last().id, askAgainData(code)));
    expect(siti.last().text).toContain("tetap tidak akan bertanya");
    await until(local.at("2026-12-28", "10:01"));
    expect(questions(siti)).toHaveLength(0);
    await siti.tap(/Tulis cerita/);
    await siti.say("Sekarang saya berjualan bingka.");
    await siti.tap(/tanpa nama/);
    expect(siti.last().text).toContain("kami simpan");
  });

  it("does not promise a question after its day", async () => {
    const { siti, until } = await afterClass();
    await siti.tap(/^4/);
    await until(local.at("2026-12-29", "10:01"));
    const [edited] = await siti.tap(/Boleh tanya lagi/);
    expect(edited?.text).toContain("sudah lewat");
    expect(labels(edited)).toContain("✍️ Tulis cerita");
  });

  it("asks thirty days later, only who agreed, and keeps the story as allowed", async () => {
    const { library, siti, until } = await afterClass();
    await siti.tap(/^4/);
    await siti.tap(/Boleh tanya lagi/);
    expect(siti.last().text).toContain("Senin, 28 Desember 2026");
    await until(local.at("2026-12-28", "10:01"));
    await siti.hears("Sebulan lalu");
    await siti.tap(/Tulis cerita/);
    await siti.say("Sekarang saya berjualan bingka tiap Minggu.");
    await siti.tap(/tanpa nama/);
    expect(siti.last().text).toContain("kami simpan");
    const stories = await library.app.library.questions.feedback.stories("2026");
    expect(stories).toMatchObject([{ name: null, text: "Sekarang saya berjualan bingka tiap Minggu." }]);
  });
});
