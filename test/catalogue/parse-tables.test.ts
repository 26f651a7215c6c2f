import { describe, expect, it } from "vitest";
import { parseTables } from "../../src/catalogue/parse-tables.ts";
import type { RawTable } from "../../src/catalogue/tables.ts";
import { courses, local, meetingRow, programmeOf, table } from "./workbooks.ts";

const problemsOf = (...tables: RawTable[]) => {
  const parsed = parseTables(tables, local);
  return parsed.kind === "problems" ? parsed.problems : [];
};
const only = (...tables: RawTable[]) => {
  const problems = problemsOf(...tables);
  expect(problems).toHaveLength(1);
  return problems[0];
};

describe("parseTables", () => {
  it("makes meetings of one class out of rows with the same title, ignoring case and spaces", () => {
    const { courses: found, meetings } = programmeOf(
      courses({ biaya: "25000", usia_min: "15" }, { kelas: " membuat  KUE ", tanggal: "29/11/2026", mulai: "9.00" }),
    );
    expect(found).toMatchObject([
      { title: "Membuat Kue", audiences: ["umum"], feeRupiah: 25_000, minAge: 15, topics: [], community: "" },
    ]);
    expect(meetings.map((m) => [m.course, m.startsAt, m.endsAt, m.quota])).toEqual([
      [0, Date.parse("2026-11-28T09:00+07:00"), Date.parse("2026-11-28T11:00+07:00"), 10],
      [0, Date.parse("2026-11-29T09:00+07:00"), Date.parse("2026-11-29T11:00+07:00"), 10],
    ]);
  });

  it("reads header names in any case and order, and skips blank rows without losing count", () => {
    const raw: RawTable = {
      table: "courses",
      header: ["KUOTA", " Kelas", "tanggal", "Mulai", "selesai", "lokasi"],
      rows: [
        { row: 2, cells: ["", " ", "", "", "", ""] },
        { row: 3, cells: ["x", "Drum", "2026-11-28", "14.00", "15.00", "Aula"] },
      ],
    };
    expect(only(raw)).toMatchObject({ table: "Kelas", row: 3, column: "kuota", rule: "bad-number", found: "x" });
  });

  it("reports everything that is wrong at once, in the order of tables and rows", () => {
    const problems = problemsOf(
      table("stops", [{ tanggal: "2026-02-30", mulai: "9", selesai: "10:00", tempat: "" }]),
      courses({ kuota: "0" }, { tanggal: "28-11-2026", selesai: "08:00", lokasi: "" }),
    );
    expect(problems.map((p) => [p.table, p.row, p.column, p.rule])).toEqual([
      ["Kelas", 2, "kuota", "bad-number"],
      ["Kelas", 3, "lokasi", "empty"],
      ["Kelas", 3, "tanggal", "bad-date"],
      ["Kelas", 3, "selesai", "not-after"],
      ["Perpustakaan Keliling", 2, "tempat", "empty"],
      ["Perpustakaan Keliling", 2, "tanggal", "bad-date"],
      ["Perpustakaan Keliling", 2, "mulai", "bad-time"],
    ]);
  });

  it.each([
    ["tanggal", "2026-13-01", "bad-date", ""],
    ["tanggal", "29/02/2027", "bad-date", ""],
    ["tanggal", "besok", "bad-date", ""],
    ["mulai", "24:00", "bad-time", ""],
    ["mulai", "9", "bad-time", ""],
    ["selesai", "09:00", "not-after", "09:00"],
    ["kuota", "10001", "bad-number", "1–10000"],
    ["kuota", "1.5", "bad-number", "1–10000"],
    ["biaya", "Rp25.000", "bad-number", "0–100000000"],
    ["biaya", "-1", "bad-number", "0–100000000"],
    ["usia_min", "tujuh", "bad-number", "0–120"],
    ["lokasi", "a".repeat(4001), "too-long", "4000"],
    ["lokasi", "a\u0000b", "bad-character", ""],
  ] as const)("refuses %s %j as %s", (column, found, rule, allowed) => {
    expect(only(courses({ [column]: found }))).toEqual({
      ...{ table: "Kelas", row: 2, column, rule, found, allowed, nearest: null },
    });
  });

  it.each(["kelas", "tanggal", "mulai", "selesai", "lokasi", "kuota"])("refuses a row without %s", (column) => {
    expect(only(courses({ [column]: " " }))).toMatchObject({ row: 2, column, rule: "empty" });
  });

  it("names the nearest audience for a misspelt one", () => {
    expect(only(courses({ sasaran: "Anak;perempuwan" }))).toMatchObject({
      ...{ column: "sasaran", rule: "not-allowed", found: "perempuwan", nearest: "perempuan" },
      allowed: "umum, anak, pelajar, perempuan, umkm, pustakawan",
    });
  });

  it("names the nearest column for an unknown one", () => {
    const raw = table("courses", [{ ...meetingRow, tpik: "kuliner" }], [...Object.keys(meetingRow), "tpik"]);
    expect(only(raw)).toMatchObject({ row: 1, column: "tpik", rule: "column-unknown", nearest: "topik" });
  });

  it("reports a missing column once, a column twice, and cells under no title", () => {
    const header = ["kelas", "kelas", "", "tanggal", "mulai", "selesai", "lokasi"];
    const rows = [{ row: 2, cells: ["A", "A", "?", "2026-11-28", "09:00", "10:00", "Aula"] }];
    const found = problemsOf({ table: "courses", header, rows }).map((p) => [p.row, p.column, p.rule, p.found]);
    expect(found).toEqual([
      [1, "kelas", "column-twice", "kelas"],
      [1, "kuota", "column-missing", "kuota"],
      [2, null, "no-header", "?"],
    ]);
  });

  it("wants the table of classes", () => {
    expect(only(table("answers", []))).toMatchObject({ table: "Kelas", row: null, rule: "table-missing" });
  });

  it("wants class columns to agree between the rows of a class, or to be empty after the first", () => {
    const second = { tanggal: "2026-12-05" };
    expect(problemsOf(courses({ sasaran: "anak; umkm", biaya: "0" }, second))).toEqual([]);
    expect(problemsOf(courses({ sasaran: "anak; umkm" }, { ...second, sasaran: "Anak;UMKM", biaya: "0" }))).toEqual([]);
    expect(only(courses({ deskripsi: "Kue basah" }, { ...second, deskripsi: "Kue kering" }))).toMatchObject({
      ...{ row: 3, column: "deskripsi", rule: "disagrees", found: "Kue kering", allowed: "Kue basah" },
    });
    expect(only(courses({}, { ...second, biaya: "5000" }))).toMatchObject({ row: 3, rule: "disagrees", allowed: "0" });
  });

  it("refuses the same class at the same moment twice", () => {
    expect(only(courses({}, { kelas: "MEMBUAT KUE", mulai: "9.00" }))).toMatchObject({ row: 3, rule: "twice" });
    expect(problemsOf(courses({}, { kelas: "Drum" }))).toEqual([]);
  });

  it("refuses a competition or community that is there twice", () => {
    const competitions = table("competitions", [
      { lomba: "Puisi", daftar_selesai: "2026-12-01" },
      { lomba: "puisi ", daftar_selesai: "2026-12-02" },
    ]);
    const communities = table("communities", [{ komunitas: "Teater" }, { komunitas: "TEATER" }]);
    const found = problemsOf(courses({}), competitions, communities).map((p) => [p.table, p.row, p.column, p.rule]);
    expect(found).toEqual([
      ["Lomba", 3, "lomba", "twice"],
      ["Komunitas", 3, "komunitas", "twice"],
    ]);
  });

  it("takes a community under the name its own table gives it, and one that is not listed as it is", () => {
    const communities = table("communities", [{ komunitas: "Komunitas Teater" }, { komunitas: "Komunitas IT" }]);
    const { courses: found } = programmeOf(
      communities,
      courses({ komunitas: "komunitas teater" }, { kelas: "Tari", komunitas: "Sanggar Melati" }),
    );
    expect(found.map((c) => c.community)).toEqual(["Komunitas Teater", "Sanggar Melati"]);
  });

  it("names the community that a misspelt one means", () => {
    const communities = table("communities", [{ komunitas: "Komunitas Teater" }]);
    expect(only(communities, courses({ komunitas: "Komunitas Teatr" }))).toMatchObject({
      ...{ column: "komunitas", rule: "unknown-community", found: "Komunitas Teatr", nearest: "Komunitas Teater" },
    });
  });

  it("reads competitions, answers and stops", () => {
    const { competitions, answers, stops } = programmeOf(
      courses({}),
      table("competitions", [{ lomba: "Puisi", kategori: "SD; SMP;", daftar_selesai: "1/12/2026" }]),
      table("answers", [{ pertanyaan: "Jam?", jawaban: "08.00", kata_kunci: "jam;buka" }]),
      table("stops", [{ tanggal: "2026-11-28", mulai: "09.00", selesai: "10.30", tempat: "Kumai" }]),
    );
    expect(competitions).toMatchObject([
      { categories: ["SD", "SMP"], entryOpensDate: null, entryClosesDate: "2026-12-01", eventDate: null },
    ]);
    expect(answers).toEqual([{ question: "Jam?", answer: "08.00", keywords: ["jam", "buka"] }]);
    expect(stops).toMatchObject([{ startsAt: Date.parse("2026-11-28T09:00+07:00"), place: "Kumai", district: "" }]);
  });

  it("refuses entries that close before they open", () => {
    const row = { lomba: "Puisi", daftar_mulai: "2026-12-02", daftar_selesai: "2026-12-01" };
    expect(only(courses({}), table("competitions", [row]))).toMatchObject({ rule: "not-after", allowed: "2026-12-02" });
  });
});
