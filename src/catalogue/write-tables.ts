/** The catalogue as the tables of a workbook, in its own order; reading them back gives the same catalogue. */
import type { LocalTime } from "../platform/local-time.ts";
import type { Course } from "./catalogue.ts";
import type { StoredCatalogue } from "./stored-catalogue.ts";
import { type ColumnOf, columnsOf, type RawTable, type TableName } from "./tables.ts";

/**
 * All five tables, empty ones too. Class columns stand in the first row of a class, or in all where the library wrote them so.
 * A class without meetings has no row and is left out.
 */
export function writeTables(catalogue: StoredCatalogue, local: LocalTime): RawTable[] {
  const courses = new Map(catalogue.courses.map((course) => [course.id, course]));
  const repeated = new Set(catalogue.repeated);
  const written = new Set<string>();
  const span = (startsAt: number, endsAt: number) => ({
    tanggal: local.dateOf(startsAt),
    mulai: local.timeOf(startsAt),
    selesai: local.timeOf(endsAt),
  });
  return [
    table(
      "courses",
      catalogue.meetings.map(({ courseId, startsAt, endsAt, place, quota }) => {
        const course = courses.get(courseId);
        const whole = !written.has(courseId) || repeated.has(courseId);
        written.add(courseId);
        return {
          kelas: course?.title ?? "",
          ...(course && whole ? classColumns(course) : {}),
          ...span(startsAt, endsAt),
          lokasi: place,
          kuota: String(quota),
        };
      }),
    ),
    table(
      "competitions",
      catalogue.competitions.map((c) => ({
        lomba: c.title,
        deskripsi: c.description,
        kategori: c.categories.join(";"),
        syarat: c.requirements,
        hadiah: c.prize,
        daftar_mulai: c.entryOpensDate ?? "",
        daftar_selesai: c.entryClosesDate,
        tanggal: c.eventDate ?? "",
        lokasi: c.place,
        narahubung: c.contact,
        alias: c.aliases.join(";"),
      })),
    ),
    table(
      "answers",
      catalogue.answers.map((a) => ({
        pertanyaan: a.question,
        jawaban: a.answer,
        kata_kunci: a.keywords.join(";"),
      })),
    ),
    table(
      "stops",
      catalogue.stops.map((s) => ({ ...span(s.startsAt, s.endsAt), tempat: s.place, kecamatan: s.district })),
    ),
    table(
      "communities",
      catalogue.communities.map((c) => ({ komunitas: c.title, deskripsi: c.description, narahubung: c.contact })),
    ),
  ];
}

const classColumns = (course: Course) => ({
  deskripsi: course.description,
  komunitas: course.community,
  sasaran: course.audiences.join(";"),
  topik: course.topics.join(";"),
  alias: course.aliases.join(";"),
  syarat: course.requirements,
  bawaan: course.bring,
  biaya: String(course.feeRupiah),
  usia_min: course.minAge === null ? "" : String(course.minAge),
});

function table<N extends TableName>(name: N, rows: readonly Partial<Record<ColumnOf<N>, string>>[]): RawTable {
  const header = columnsOf(name);
  return {
    table: name,
    header,
    rows: rows.map((row, i) => ({ row: i + 2, cells: header.map((column) => row[column] ?? "") })),
  };
}
