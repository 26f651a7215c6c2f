import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { cancelMeeting } from "../../src/catalogue/edit-meeting.ts";
import { importCatalogue } from "../../src/catalogue/import-catalogue.ts";
import { writeTables } from "../../src/catalogue/write-tables.ts";
import type { ParticipantId, ResidentId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { register } from "../../src/registration/register.ts";
import { librarianId, testLibrary } from "../support/library.ts";

const local = createLocalTime("Asia/Jakarta");
const title = "Belajar Membuat Kue Basah";

describe("the report", { timeout: 60_000 }, () => {
  /** A class on Saturday: two have seats, one of them came, gave five stars and told a story; a guest came too. */
  async function afterClass() {
    const library = await testLibrary();
    const { registration, residents, attending, questions, catalogue } = library.app.library;
    const course = catalogue().courses.find((c) => c.title === title);
    const meeting = course && catalogue().meetingsOf.get(course.id)?.[0];
    if (!meeting) throw new Error("not in the sample");
    const seat = async (id: number, name: string) => {
      const residentId = id as ResidentId;
      await residents.saveConsent(residentId, 1);
      await residents.addParticipant(residentId, { name, birthYear: 1990, relation: "self" });
      const resident = await residents.read(residentId);
      const { participants } = resident;
      const request = { requestId: `r${id}`, resident, meetingId: meeting.id, participants, agreedToWait: false };
      const outcome = await register(registration, request);
      if (outcome.kind !== "seated") throw new Error(outcome.kind);
      return { code: outcome.code, residentId };
    };
    const siti = await seat(321, "Siti Rahmah");
    await seat(322, "Rina Wati");
    await attending.store.checkIn(meeting.id, [{ code: siti.code, participantId: "p1" as ParticipantId }], 1);
    await attending.store.addWalkIn(meeting.id, { id: "u1", name: "Dewi", birthYear: null, cameAt: 1 });
    await questions.feedback.rate(meeting.id, siti.code, 5);
    await questions.feedback.addSentence(meeting.id, siti.code, "=Gurunya sabar");
    const story = { ...siti, toldAt: local.at("2026-12-28", "10:00"), course: title };
    await questions.feedback.saveStory("2026", { ...story, text: "Saya berjualan <bingka>.", name: null });
    await library.advance(local.at("2026-12-01", "09:00") - library.clock.now());
    return { library, meeting, nurul: library.visitor(librarianId, "Bu Nurul") };
  }

  it("says who registered, came and stayed away, and how it was liked", async () => {
    const { nurul } = await afterClass();
    await nurul.say("/laporan");
    expect(nurul.last().text).toContain("Laporan bulan ini");
    await nurul.tap("« Bulan sebelumnya");
    const { text } = nurul.last();
    expect(text).toContain("Hadir: 1 orang, tamu 1");
    expect(text).toContain("Tanpa kabar: 1 orang");
    expect(text).toContain("⭐ 5,0 dari 1 jawaban");
    expect(text).toContain(`• ${title}\n2 terdaftar · 0 menunggu · 1 hadir · 1 tanpa kabar · ⭐ 5,0`);
    await nurul.tap("Bulan berikutnya »");
    expect(nurul.last().text).toContain("Hadir: 0 orang");
  });

  it("counts what was there of a meeting that is not listed any more, and how many were called off", async () => {
    const { library, meeting, nurul } = await afterClass();
    const { catalogue, catalogueStore, local: zone } = library.app.library;
    const { version, catalogue: stored } = await catalogueStore.read();
    const december = stored.meetings.filter((m) => m.startsAt >= local.at("2026-12-01", "00:00"));
    const tables = writeTables({ ...stored, meetings: december }, zone);
    const importing = {
      store: catalogueStore,
      clock: library.clock,
      local: zone,
      registrationsOf: async () => new Map(),
    };
    const imported = await importCatalogue(importing, { tables, missing: "empty", confirmed: true, version });
    expect(imported.kind).toBe("imported");
    await expect.poll(() => catalogue().meetingsByStart.includes(meeting)).toBe(false);
    const [next] = catalogue().meetingsByStart;
    if (!next) throw new Error("no meeting in December");
    await cancelMeeting(importing, next);
    await expect.poll(() => catalogue().meetingById.has(next.id)).toBe(false);
    await nurul.say("/laporan");
    expect(nurul.last().text).toMatch(/^Pertemuan: \d+, 1 dibatalkan$/m);
    await nurul.tap("« Bulan sebelumnya");
    expect(nurul.last().text).toMatch(/^Pertemuan: \d+$/m);
    expect(nurul.last().text).toContain(`• ${title}\n2 terdaftar · 0 menunggu · 1 hadir · 1 tanpa kabar · ⭐ 5,0`);
  });

  it("comes as a spreadsheet with classes, meetings, sentences and stories", async () => {
    const { library, nurul, meeting } = await afterClass();
    await nurul.say("/laporan");
    await nurul.tap("« Bulan sebelumnya");
    const [sent] = await nurul.tap("📄 Excel");
    expect(sent?.document?.name).toBe("laporan-2026-11.xlsx");
    const bytes = Buffer.from(library.emulator.file(sent?.document?.url.split("/").at(-1) ?? "")?.bytes ?? []);
    const row = async (sheet: string) => (await readSheet(bytes, sheet)).find((cells) => cells[0] === title);
    const figures = [meeting.quota, 2, 0, 1, 1, 1, 5, 1];
    expect(await row("Per pertemuan")).toEqual([
      title,
      expect.stringContaining("Sabtu, 28 November 2026"),
      meeting.place,
      ...figures,
    ]);
    expect((await row("Per kelas"))?.slice(3)).toEqual(figures.slice(1));
    expect((await row("Kalimat peserta"))?.[2]).toBe("=Gurunya sabar");
    expect((await row("Cerita"))?.slice(2)).toEqual(["Tanpa nama", "Saya berjualan <bingka>."]);
  });

  it("lists the year's stories, with a name only where that was allowed", async () => {
    const { nurul } = await afterClass();
    await nurul.say("/laporan");
    await nurul.tap("🌱 Cerita 2026");
    expect(nurul.last().text).toMatch(
      /Cerita warga 2026 \(1\)[\s\S]*Kue Basah[\s\S]*berjualan <bingka>[\s\S]*Tanpa nama/,
    );
    expect(nurul.last().text).not.toContain("Siti");
  });
});
