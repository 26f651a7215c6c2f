import { convertIcsCalendar } from "ts-ics";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarText } from "../../src/calendar/calendar-file.ts";
import type { CourseId, MeetingId, RegistrationCode } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { createTexts } from "../../src/platform/texts.ts";

const local = createLocalTime("Asia/Jakarta");
const t = createTexts(new URL("../../locales/", import.meta.url), local)("id");
const options = { uidDomain: "bot1.kelas-berbagi", name: "Kelas di Perpustakaan", method: "publish" } as const;

const entry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  code: "M12-7KQ4ZT" as RegistrationCode,
  course: { title: "Kue; Basah, Enak", bring: "celemek" },
  meeting: {
    id: "m12" as MeetingId,
    courseId: "c1" as CourseId,
    startsAt: local.at("2026-11-28", "14:00"),
    endsAt: local.at("2026-11-28", "16:00"),
    place: "Aula, Lantai 2",
    quota: 10,
    revision: 3,
  },
  status: "confirmed",
  stampedAt: local.at("2026-11-23", "09:00"),
  ...changes,
});

/** What another library makes of the file. */
function readBack(entries: readonly CalendarEntry[], method: "publish" | "cancel" = "publish") {
  const text = calendarText(t, entries, { ...options, method });
  const calendar = convertIcsCalendar(undefined, text);
  return { text, calendar, event: calendar.events?.[0] };
}

describe("calendarText", () => {
  it("is read by another library as it was meant, at the moment in UTC", () => {
    const { calendar, event } = readBack([entry()]);
    expect(calendar).toMatchObject({ version: "2.0", method: "PUBLISH", name: "Kelas di Perpustakaan" });
    expect(event).toMatchObject({
      uid: "M12-7KQ4ZT@bot1.kelas-berbagi",
      summary: "Kue; Basah, Enak",
      location: "Aula, Lantai 2",
      status: "CONFIRMED",
      sequence: 3,
    });
    expect(event?.start.date.toISOString()).toBe("2026-11-28T07:00:00.000Z");
    expect(event?.end?.date.toISOString()).toBe("2026-11-28T09:00:00.000Z");
    expect(event?.description).toContain("M12-7KQ4ZT");
    expect(event?.description).toContain("celemek");
  });

  it("rings two hours before", () => {
    expect(readBack([entry()]).event?.alarms).toMatchObject([
      { action: "DISPLAY", trigger: { type: "relative", value: { before: true, hours: 2 } } },
    ]);
  });

  it("keeps the UID and raises the SEQUENCE when the meeting is moved", () => {
    const before = entry();
    const after = entry({ meeting: { ...before.meeting, startsAt: before.meeting.startsAt + 3_600_000, revision: 4 } });
    expect(readBack([after]).event).toMatchObject({ uid: readBack([before]).event?.uid, sequence: 4 });
  });

  it("takes an entry out with a SEQUENCE above the last, and does not ring", () => {
    const { calendar, event } = readBack([entry({ status: "cancelled" })], "cancel");
    expect(calendar.method).toBe("CANCEL");
    expect(event).toMatchObject({ status: "CANCELLED", sequence: 4, uid: "M12-7KQ4ZT@bot1.kelas-berbagi" });
    expect(event?.alarms ?? []).toEqual([]);
  });

  it("says of a place in line that it is one", () => {
    expect(readBack([entry({ status: "tentative" })]).event).toMatchObject({
      status: "TENTATIVE",
      summary: "Kue; Basah, Enak (daftar tunggu)",
    });
  });

  it("breaks long lines at 75 octets and ends them as RFC 5545 wants", () => {
    const { text } = readBack([entry({ course: { title: "Membaca “é” bersama ".repeat(12), bring: "" } })]);
    const lines = text.split("\r\n");
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n"))).toBe(true);
    expect(lines.at(-1)).toBe("");
  });

  it("is the same text for the same registrations", () => {
    expect(readBack([entry()]).text).toBe(readBack([entry()]).text);
  });
});
