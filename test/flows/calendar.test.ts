import { convertIcsCalendar } from "ts-ics";
import { describe, expect, it } from "vitest";
import type { Meeting } from "../../src/catalogue/catalogue.ts";
import { cancelMeeting, changePlace, changeQuota, moveMeeting } from "../../src/catalogue/edit-meeting.ts";
import { startServer } from "../../src/http/server.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import type { MeetingId } from "../../src/platform/ids.ts";
import type { ChatMessage } from "../../src/playground/chat-message.ts";
import type { Visitor } from "../support/chat.ts";
import { testLibrary, type TestLibrary } from "../support/library.ts";

const env = { PUBLIC_URL: "https://perpus.example.org" };
const hourMs = 3_600_000;

async function registered(who: Visitor): Promise<MeetingId> {
  await who.say("daftar kue basah");
  await who.tap(/^Daftar/);
  await who.tap(/^Setuju/);
  await who.tap("Saya sendiri");
  await who.say("Siti Rahmah");
  await who.say("1988");
  const replies = await who.tap(/^Daftar/);
  return /M\d+(?=-)/.exec(replies.map((m) => m.text).join("\n"))?.[0].toLowerCase() as MeetingId;
}

const calendarOf = (library: TestLibrary, message: ChatMessage | undefined) => {
  const file = library.emulator.file(message?.document?.url.split("/").at(-1) ?? "");
  return convertIcsCalendar(undefined, Buffer.from(file?.bytes ?? []).toString());
};

describe("the calendar in the chat", { timeout: 60_000 }, () => {
  it("is offered after a registration and with all registrations", async () => {
    const library = await testLibrary({ env });
    const siti = library.visitor(201, "Siti");
    await registered(siti);
    const [file] = await siti.tap("📅 Kalender");
    expect(file?.document?.name).toBe("kelas-perpustakaan.ics");
    const { events, method } = calendarOf(library, file);
    expect(method).toBe("PUBLISH");
    expect(events).toMatchObject([{ status: "CONFIRMED" }]);
    expect(events?.[0]?.uid).toMatch(/^M\d+-.{6}@bot1000000001\./);
    await siti.say("/pendaftaranku");
    const [all] = await siti.tap("📅 Kalender");
    expect(calendarOf(library, all).events?.[0]?.uid).toBe(events?.[0]?.uid);
  });

  it("comes anew with each change of the meeting: SEQUENCE raised, taken out at the end", async () => {
    const library = await testLibrary({ env });
    const siti = library.visitor(202, "Siti");
    const meetingId = await registered(siti);
    const [first] = await siti.tap("📅 Kalender");
    const sent = calendarOf(library, first).events?.[0];
    const { catalogueStore, catalogue } = library.app.library;
    const editing = { store: catalogueStore, clock: library.clock };
    const seen = () => catalogue().meetingById.get(meetingId) as Meeting;

    const before = seen();
    await moveMeeting(editing, before, { startsAt: before.startsAt + hourMs, endsAt: before.endsAt + hourMs });
    const moved = calendarOf(library, await siti.hears("Jadwal berubah")).events?.[0];
    expect(moved).toMatchObject({ uid: sent?.uid, sequence: before.revision + 1, status: "CONFIRMED" });
    expect(moved?.start.date.getTime()).toBe(before.startsAt + hourMs);

    await expect.poll(() => seen().revision).toBe(before.revision + 1);
    await changePlace(editing, seen(), "Halaman Perpustakaan");
    const elsewhere = calendarOf(library, await siti.hears("Halaman Perpustakaan")).events?.[0];
    expect(elsewhere).toMatchObject({ location: "Halaman Perpustakaan", sequence: before.revision + 2 });

    await expect.poll(() => seen().revision).toBe(before.revision + 2);
    await cancelMeeting(editing, seen());
    const off = calendarOf(library, await siti.hears(/dibatalkan oleh perpustakaan/));
    expect(off).toMatchObject({
      method: "CANCEL",
      events: [{ uid: sent?.uid, status: "CANCELLED", sequence: before.revision + 3 }],
    });
  });

  it("takes out what the resident cancelled, for nobody else and not while it stands", async () => {
    const library = await testLibrary({ env });
    const siti = library.visitor(203, "Siti");
    await registered(siti);
    const sent = calendarOf(library, (await siti.tap("📅 Kalender"))[0]).events?.[0];
    const code = sent?.uid.split("@")[0];
    await siti.does((person) => person.tap(siti.last().id, `calx:${code}`));
    expect(siti.last().document).toBeUndefined();
    await siti.say("/pendaftaranku");
    await siti.tap(/^Batalkan/);
    await siti.tap(/^Ya/);
    const [file] = await siti.tap("📅 Hapus dari kalender");
    expect(calendarOf(library, file)).toMatchObject({
      method: "CANCEL",
      events: [{ uid: sent?.uid, status: "CANCELLED", sequence: (sent?.sequence ?? 0) + 1 }],
    });
    const stranger = library.visitor(204, "Andi");
    await stranger.start();
    await stranger.does((person) => person.tap(stranger.last().id, `calx:${code}`));
    expect(stranger.last().document).toBeUndefined();
  });

  it("comes with the seats of an offer that was taken", async () => {
    const library = await testLibrary({ env });
    const siti = library.visitor(204, "Siti");
    const meetingId = await registered(siti);
    const { catalogueStore, catalogue } = library.app.library;
    const editing = { store: catalogueStore, clock: library.clock };
    const seen = () => catalogue().meetingById.get(meetingId) as Meeting;
    await changeQuota(editing, seen(), 1);
    await expect.poll(() => seen().quota).toBe(1);
    const rina = library.visitor(205, "Rina");
    await rina.start(meetingId);
    await rina.tap(/^Setuju/);
    await rina.tap("Saya sendiri");
    await rina.say("Rina Wati");
    await rina.say("1990");
    await rina.tap("Daftar tunggu");
    await changeQuota(editing, seen(), 2);
    await rina.hears("Kursi tersedia");
    const [taken, file] = await rina.tap("Ambil");
    expect(taken?.inlineKeyboard?.flat().map((b) => b.text)).toEqual(["🎟 Tiket QR", "📅 Kalender"]);
    expect(calendarOf(library, file)).toMatchObject({ method: "PUBLISH", events: [{ status: "CONFIRMED" }] });
  });

  it("has a link that calendar programs follow, shown once, replaced and switched off", async () => {
    const library = await testLibrary({ env });
    const siti = library.visitor(203, "Siti");
    await registered(siti);
    await siti.tap("📅 Kalender");
    await siti.tap("🔗 Tautan kalender");
    const link = /webcal:\/\/perpus\.example\.org(\/kalender\/[\w-]{22}\.ics)/.exec(siti.last().text)?.[1] ?? "";
    const { pages, metrics } = library.app;
    const host = "127.0.0.1";
    const server = await startServer({ port: 0, host, metrics, logger: silentLogger, ready: {}, routes: pages });
    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`http://${host}:${server.port}${path}`, { headers });
    try {
      const answer = await get(link);
      const text = await answer.text();
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
      expect(answer.headers.get("cache-control")).toMatch(/^private, max-age=\d+$/);
      expect(convertIcsCalendar(undefined, text).events).toHaveLength(1);
      expect(text).not.toContain("Siti");
      const etag = answer.headers.get("etag") ?? "";
      expect((await get(link, { "if-none-match": etag })).status).toBe(304);
      expect((await get("/kalender/AAAAAAAAAAAAAAAAAAAAAA.ics")).status).toBe(404);
      expect((await get("/kalender/short.ics")).status).toBe(404);

      await siti.tap("🔗 Tautan kalender");
      expect(siti.last().text).not.toContain("webcal:");
      await siti.tap("Ganti tautan");
      const renewed = /webcal:\/\/perpus\.example\.org(\S+\.ics)/.exec(siti.last().text)?.[1] ?? "";
      expect([(await get(link)).status, (await get(renewed)).status]).toEqual([404, 200]);
      await siti.tap("Matikan tautan");
      expect((await get(renewed)).status).toBe(404);

      const statuses = [];
      for (let i = 0; i < 12; i++) statuses.push((await get(renewed)).status);
      expect(statuses.at(-1)).toBe(429);
      expect(library.log.join("\n")).not.toContain(renewed.slice(10, 32));
    } finally {
      await server.close();
    }
  });

  it("offers no link where nobody outside can reach the program", async () => {
    const library = await testLibrary();
    const siti = library.visitor(204, "Siti");
    await registered(siti);
    await siti.tap("📅 Kalender");
    expect(siti.buttons()).toEqual([]);
  });
});
