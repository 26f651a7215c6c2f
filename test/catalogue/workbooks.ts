/** Workbooks and catalogues for tests, written as a librarian would. */
import * as fc from "fast-check";
import { audiences } from "../../src/catalogue/catalogue.ts";
import { parseTables } from "../../src/catalogue/parse-tables.ts";
import { planImport } from "../../src/catalogue/plan-import.ts";
import type { Programme } from "../../src/catalogue/programme.ts";
import { emptyCatalogue, type StoredCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import { columnsOf, type RawTable, type TableName } from "../../src/catalogue/tables.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";

export const local = createLocalTime("Asia/Jakarta");

/** Columns that are not named are left out of the table, cells that are not named are empty. */
export function table(name: TableName, rows: readonly Record<string, string>[], header?: readonly string[]): RawTable {
  const columns = header ?? columnsOf(name);
  return {
    table: name,
    header: columns,
    rows: rows.map((row, i) => ({ row: i + 2, cells: columns.map((c) => row[c] ?? "") })),
  };
}

export const meetingRow = {
  kelas: "Membuat Kue",
  tanggal: "2026-11-28",
  mulai: "09:00",
  selesai: "11:00",
  lokasi: "Dapur Belajar",
  kuota: "10",
};

export const courses = (...rows: Record<string, string>[]): RawTable =>
  table(
    "courses",
    rows.map((row) => ({ ...meetingRow, ...row })),
  );

export function programmeOf(...tables: RawTable[]): Programme {
  const parsed = parseTables(tables, local);
  if (parsed.kind === "problems") throw new Error(JSON.stringify(parsed.problems));
  return parsed.programme;
}

export const catalogueOf = (...tables: RawTable[]): StoredCatalogue =>
  planImport(emptyCatalogue, programmeOf(...tables), 0, local).next;

/** What people put into cells, awkward on purpose. */
const text = fc
  .oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom(
      "=1+1",
      "'=1",
      "''@x",
      "-5",
      "+62 812",
      "_x0041_",
      'kata "kutip", koma',
      "baris\nkedua",
      "<b>&amp;",
      "007",
    ),
  )
  // eslint-disable-next-line no-control-regex -- what the rules refuse
  .filter((t) => !/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/.test(t) && t.isWellFormed())
  .map((t) => t.trim());
const title = fc.tuple(fc.nat({ max: 1e6 }), text).map(([n, t]) => `${t} ${n}`.trim());
const list = fc
  .array(text.map((t) => t.replaceAll(";", ",")).filter(Boolean), { maxLength: 3 })
  .map((items) => items.join(";"));
const date = fc.nat({ max: 700 }).map((n) => local.addDays("2026-01-01", n));
const span = fc
  .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => [h, h + 1].map((hour) => `${String(hour).padStart(2, "0")}:${String(m).padStart(2, "0")}`));

/** Any workbook that keeps all rules. */
export const workbook: fc.Arbitrary<RawTable[]> = fc
  .record({
    courses: fc.uniqueArray(
      fc.record({
        kelas: title,
        deskripsi: text,
        sasaran: fc.subarray([...audiences]).map((a) => a.join(";")),
        topik: list,
        alias: list,
        syarat: text,
        bawaan: text,
        biaya: fc.nat({ max: 90_000 }).map(String),
        usia_min: fc.option(fc.nat({ max: 90 }).map(String), { nil: "" }),
        days: fc.uniqueArray(date, { minLength: 1, maxLength: 4 }),
        span,
        lokasi: text.map((t) => `Ruang ${t}`),
        kuota: fc.integer({ min: 1, max: 10_000 }).map(String),
        repeated: fc.boolean(),
      }),
      { selector: (c) => c.kelas.toLowerCase().replace(/\s+/g, " "), maxLength: 5 },
    ),
    answers: fc.array(
      fc.record({ pertanyaan: text.map((t) => `Apa ${t}`), jawaban: text.map((t) => `Ya ${t}`), kata_kunci: list }),
      { maxLength: 3 },
    ),
    stops: fc.array(fc.record({ tanggal: date, span, tempat: text.map((t) => `Desa ${t}`), kecamatan: text }), {
      maxLength: 3,
    }),
    competitions: fc.uniqueArray(
      fc.record({ lomba: title, deskripsi: text, kategori: list, daftar_selesai: date, tanggal: date, alias: list }),
      { selector: (c) => c.lomba.toLowerCase().replace(/\s+/g, " "), maxLength: 3 },
    ),
  })
  .map((w) => [
    table(
      "courses",
      w.courses.flatMap(({ days, span: [mulai = "", selesai = ""], kelas, lokasi, kuota, repeated, ...rest }) =>
        days.map((tanggal, i) => ({
          kelas,
          ...(i === 0 || repeated ? rest : {}),
          ...{ tanggal, mulai, selesai, lokasi, kuota },
        })),
      ),
    ),
    table("competitions", w.competitions),
    table("answers", w.answers),
    table(
      "stops",
      w.stops.map(({ span: [mulai = "", selesai = ""], ...rest }) => ({ ...rest, mulai, selesai })),
    ),
    table("communities", []),
  ]);
