import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeetingChange } from "../../src/catalogue/change.ts";
import { planImport } from "../../src/catalogue/plan-import.ts";
import { emptyCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import { catalogueOf, courses, local, programmeOf, table, workbook } from "./workbooks.ts";

const now = Date.parse("2026-11-20T09:00+07:00");
const day = (tanggal: string, more: Record<string, string> = {}) => ({ tanggal, ...more });

/** Imports one table of classes over another. */
function reimport(before: Record<string, string>[], after: Record<string, string>[], at = now) {
  return planImport(catalogueOf(courses(...before)), programmeOf(courses(...after)), at, local);
}
const inShort = (changes: readonly MeetingChange[]) =>
  changes.map((change) => `${change.kind} ${"before" in change ? change.before.id : change.after.id}`);

describe("planImport", () => {
  it("gives ids in the order of the rows", () => {
    const { next, changes } = planImport(
      emptyCatalogue,
      programmeOf(
        courses(day("2026-11-28"), day("2026-11-28", { kelas: "Drum" }), day("2026-11-29")),
        table("competitions", [{ lomba: "Puisi", daftar_selesai: "2026-12-01" }]),
      ),
      now,
      local,
    );
    expect(next.courses.map((c) => c.id)).toEqual(["c1", "c2"]);
    expect(next.meetings.map((m) => [m.id, m.courseId, m.revision])).toEqual([
      ["m1", "c1", 0],
      ["m2", "c2", 0],
      ["m3", "c1", 0],
    ]);
    expect(next.competitions.map((c) => c.id)).toEqual(["l1"]);
    expect(inShort(changes)).toEqual(["meeting-added m1", "meeting-added m2", "meeting-added m3"]);
  });

  it("changes nothing when the same workbook comes again, in whatever order", () => {
    fc.assert(
      fc.property(workbook, fc.integer({ min: 0, max: 2 ** 41 }), (tables, at) => {
        const catalogue = catalogueOf(...tables);
        const { next, changes } = planImport(catalogue, programmeOf(...tables), at, local);
        expect(next).toEqual(catalogue);
        expect(changes).toEqual([]);
      }),
    );
  });

  it("keeps ids unique and never gives one again, whatever is imported over whatever", () => {
    fc.assert(
      fc.property(workbook, workbook, workbook, (first, second, third) => {
        const a = catalogueOf(...first);
        const b = planImport(a, programmeOf(...second), now, local).next;
        const c = planImport(b, programmeOf(...third), now, local).next;
        const ids = c.meetings.map((m) => m.id);
        expect(new Set(ids).size).toBe(ids.length);
        const left = [...b.meetings, ...b.held.meetings].map((m) => m.id);
        const gone = new Set(a.meetings.map((m) => m.id).filter((id) => !left.includes(id)));
        expect(ids.filter((id) => gone.has(id))).toEqual([]);
        const known = new Set([...c.courses, ...c.held.courses].map((course) => course.id));
        expect(known.size).toBe(c.courses.length + c.held.courses.length);
        expect([...c.meetings, ...c.held.meetings].every((m) => known.has(m.courseId))).toBe(true);
        const held = new Set(c.held.meetings.map((m) => m.id));
        expect(ids.filter((id) => held.has(id))).toEqual([]);
      }),
    );
  });

  it("knows a class by its title, ignoring case and spaces", () => {
    const { next, changes } = reimport([day("2026-11-28")], [day("2026-11-28", { kelas: " membuat  kue" })]);
    expect(next.courses).toMatchObject([{ id: "c1", title: "membuat  kue" }]);
    expect(changes).toEqual([]);
  });

  it("keeps a meeting that is moved within its day or to another one, and raises its revision", () => {
    const { next, changes } = reimport(
      [day("2026-11-28"), day("2026-12-05")],
      [day("2026-11-28", { mulai: "10:00" }), day("2026-12-06")],
    );
    expect(next.meetings.map((m) => [m.id, m.revision])).toEqual([
      ["m1", 1],
      ["m2", 1],
    ]);
    expect(inShort(changes)).toEqual(["meeting-moved m1", "meeting-moved m2"]);
  });

  it("takes the exact start before the same day, and the same day before the nearest", () => {
    const { changes } = reimport(
      [day("2026-11-28", { mulai: "08:00" }), day("2026-11-28", { mulai: "10:00" }), day("2026-12-05")],
      [day("2026-11-28", { mulai: "10:00" }), day("2026-11-29"), day("2026-12-05", { mulai: "08:00" })],
    );
    expect(inShort(changes)).toEqual(["meeting-moved m1", "meeting-moved m3"]);
  });

  it("tells place and quota apart from time", () => {
    const { next, changes } = reimport(
      [day("2026-11-28"), day("2026-12-05"), day("2026-12-12")],
      [
        day("2026-11-28", { lokasi: "Aula", kuota: "5" }),
        day("2026-12-05", { kuota: "20" }),
        day("2026-12-12", { selesai: "12:00", lokasi: "Aula" }),
      ],
    );
    expect(inShort(changes)).toEqual(["place-changed m1", "quota-changed m1", "quota-changed m2", "meeting-moved m3"]);
    expect(next.meetings.map((m) => m.revision)).toEqual([1, 0, 1]);
  });

  it("removes what is no longer there, and whole classes too", () => {
    const { next, changes } = reimport(
      [day("2026-11-28"), day("2026-12-05"), day("2026-12-05", { kelas: "Drum" })],
      [day("2026-12-05")],
    );
    expect(next.courses.map((c) => c.title)).toEqual(["Membuat Kue"]);
    expect(inShort(changes)).toEqual(["meeting-removed m1", "meeting-removed m3"]);
    expect(changes[1]).toMatchObject({ title: "Drum" });
  });

  it("does not take a meeting that is over for one that is still to come", () => {
    const { changes, kept } = reimport([day("2026-11-13")], [day("2026-11-27")]);
    expect(inShort(changes)).toEqual(["meeting-added m2"]);
    expect(kept.map((m) => m.id)).toEqual(["m1"]);
  });

  it("keeps what took place though it is not listed any more, with its class, and knows it again when it is listed", () => {
    const first = catalogueOf(courses(day("2026-11-13"), day("2026-11-20", { mulai: "08:00" }), day("2026-11-27")));
    const drum = programmeOf(courses(day("2026-12-05", { kelas: "Drum" })));
    const second = planImport(first, drum, now, local);
    expect(inShort(second.changes)).toEqual(["meeting-added m4", "meeting-removed m3"]);
    expect(second.kept.map((m) => m.id)).toEqual(["m1", "m2"]);
    expect(second.next.held).toEqual({ courses: first.courses, meetings: first.meetings.slice(0, 2) });
    const third = planImport(second.next, drum, now, local);
    expect(third).toMatchObject({ changes: [], kept: [], next: { held: second.next.held } });
    const again = planImport(third.next, programmeOf(courses(day("2026-11-13"))), now, local);
    expect(again.next.meetings).toMatchObject([{ id: "m1", courseId: "c1" }]);
    expect(again.next.held).toEqual({ courses: [], meetings: first.meetings.slice(1, 2) });
  });
});
