import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import writeXlsx from "write-excel-file/node";
import { readUpload, readWorkbook } from "../../src/catalogue/read-workbook.ts";
import { readXlsx } from "../../src/catalogue/read-xlsx.ts";

const home = mkdtempSync(join(tmpdir(), "workbook-"));
afterAll(() => rmSync(home, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const cell = (value: string) => ({ value, type: String });

/** A zip with one file, whose directory declares `size` bytes. */
function zipOf(content: Buffer, size = content.length): Buffer {
  const packed = deflateRawSync(content);
  const name = Buffer.from("xl/workbook.xml");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

describe("readWorkbook", () => {
  it("reads a folder of CSV files with byte order mark, quotes, line breaks in cells and CRLF, counting rows as a sheet does", async () => {
    const text = '\ufeffkelas,lokasi\r\n"A ""B"", C","baris 1\nbaris 2"\r\n\r\nD,\'=1+1\r\n';
    writeFileSync(join(home, "Kelas.CSV"), text);
    writeFileSync(join(home, "catatan.csv"), "bukan,tabel\n");
    expect(await readWorkbook(home)).toEqual({
      kind: "read",
      tables: [
        {
          table: "courses",
          header: ["kelas", "lokasi"],
          rows: [
            { row: 2, cells: ['A "B", C', "baris 1\nbaris 2"] },
            { row: 3, cells: [""] },
            { row: 4, cells: ["D", "=1+1"] },
          ],
        },
      ],
    });
  });

  it.each([
    [join(home, "tidak-ada"), "no-such-path"],
    [join(process.cwd(), "package.json"), "wrong-file-type"],
  ])("says what is wrong with the path %s", async (path, rule) => {
    expect(await readWorkbook(path)).toMatchObject({ kind: "problems", problems: [{ rule }] });
  });
});

describe("readUpload", () => {
  it("takes one table as CSV under its own name", async () => {
    const outcome = await readUpload(bytes("Komunitas\nTeater\n"), "KOMUNITAS.csv");
    expect(outcome).toMatchObject({ kind: "read", tables: [{ table: "communities", rows: [{ cells: ["Teater"] }] }] });
  });

  it("reads sheets of an .xlsx with real dates, times, numbers and blank rows, and leaves unknown sheets alone", async () => {
    const file = await writeXlsx([
      {
        sheet: "kelas",
        data: [
          ["kelas", "tanggal", "mulai", "selesai", "kuota", "lokasi"].map(cell),
          [],
          [
            cell("Drum"),
            { value: new Date("2026-11-28"), type: Date, format: "dd/mm/yyyy" },
            { value: new Date("1970-01-01T09:30:00Z"), type: Date, format: "hh:mm" },
            { value: 14.3, type: Number },
            { value: 12, type: Number },
            cell("=1+1"),
          ],
        ],
      },
      { sheet: "Rapat", data: [[cell("catatan sendiri")]] },
    ]).toBuffer();
    expect(await readUpload(file, "program.XLSX")).toMatchObject({
      kind: "read",
      tables: [
        {
          table: "courses",
          rows: [{ row: 2 }, { row: 3, cells: ["Drum", "2026-11-28", "09:30", "14.30", "12", "=1+1"] }],
        },
      ],
    });
  });

  it("names the sheet that a misspelt one means", async () => {
    const file = await writeXlsx([{ sheet: "Lombaa", data: [[cell("lomba")]] }]).toBuffer();
    expect(await readUpload(file, "a.xlsx")).toMatchObject({
      problems: [{ table: "Lombaa", rule: "unknown-table", nearest: "Lomba" }],
    });
  });

  it.each([
    ["a CSV that is not UTF-8", "kelas.csv", Buffer.from([0x6b, 0xff, 0xfe]), "not-utf8"],
    ["a quotation mark without partner", "kelas.csv", bytes('kelas\n"A\n'), "bad-quoting"],
    ["too many columns", "kelas.csv", bytes("a,".repeat(200)), "too-large"],
    ["too many rows", "kelas.csv", bytes("a\n".repeat(50_001)), "too-large"],
    ["too many bytes", "kelas.csv", Buffer.alloc(10_000_001), "too-large"],
    ["a CSV of no known table", "jadwal.csv", bytes("kelas\n"), "unknown-table"],
    ["an old .xls", "kelas.xls", bytes(""), "wrong-file-type"],
    ["an .xlsx that is no zip", "kelas.xlsx", bytes("bukan zip"), "damaged"],
    ["an .xlsx that is no workbook", "kelas.xlsx", zipOf(Buffer.from("<workbook")), "damaged"],
  ])("refuses %s", async (_what, name, content, rule) => {
    expect(await readUpload(content, name)).toMatchObject({ kind: "problems", problems: [{ rule }] });
  });

  it("says in which row a quotation mark has no partner", async () => {
    const outcome = await readUpload(bytes('kelas,lokasi\nA,B\nC "D",E\n'), "kelas.csv");
    expect(outcome).toMatchObject({ problems: [{ table: "Kelas", row: 3, rule: "bad-quoting" }] });
  });
});

describe("readXlsx", () => {
  it("refuses a file that declares to unpack to more than it may", async () => {
    expect(await readXlsx(zipOf(Buffer.alloc(100), 100_000_000))).toEqual({ kind: "too-large" });
  });

  it("ends a reading that takes too long", async () => {
    const file = await writeXlsx([{ sheet: "Kelas", data: [[cell("kelas")]] }]).toBuffer();
    expect(await readXlsx(file, 0)).toEqual({ kind: "too-slow" });
  });
});
