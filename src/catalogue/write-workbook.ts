/** Writes tables as a folder of CSV files or as one .xlsx, so that they can be imported again unchanged. */
import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { writeCsv } from "./csv.ts";
import { type RawTable, tables } from "./tables.ts";

/** @param path ends in `.xlsx`, or is a folder, made where there is none; files of an earlier export are overwritten */
export async function writeWorkbook(path: string, raw: readonly RawTable[]): Promise<"written" | "wrong-file-type"> {
  if (extname(path).toLowerCase() === ".xlsx") {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await workbookBytes(raw));
    return "written";
  }
  const isFile = (await stat(path).catch(() => undefined))?.isFile() ?? false;
  if (isFile || /\.(csv|xls|ods)$/i.test(path)) return "wrong-file-type";
  await mkdir(path, { recursive: true });
  await Promise.all(
    raw.map(({ table, header, rows }) =>
      writeFile(join(path, tables[table].file), writeCsv([header, ...rows.map((row) => row.cells)])),
    ),
  );
  return "written";
}

/** The .xlsx itself: dates and numbers as real ones, text as text even where it looks like a formula. */
export async function workbookBytes(raw: readonly RawTable[]): Promise<Buffer> {
  // Loaded for the first workbook.
  const { default: writeXlsx } = await import("write-excel-file/node");
  return writeXlsx(
    raw.map(({ table, header, rows }) => ({
      sheet: tables[table].sheet,
      data: [
        header.map((name) => ({ value: name, type: String, fontWeight: "bold" as const })),
        ...rows.map(({ cells }) => cells.map((cell, i) => xlsxCell(cell, header[i] ?? ""))),
      ],
      columns: header.map((name) => ({ width: widths[name] ?? 18 })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

const dateColumns = ["tanggal", "daftar_mulai", "daftar_selesai"];
const numberColumns = ["biaya", "usia_min", "kuota"];
const widths: Record<string, number> = { kelas: 32, lomba: 32, deskripsi: 48, pertanyaan: 40, jawaban: 60, lokasi: 28 };

function xlsxCell(cell: string, column: string) {
  if (!cell) return null;
  if (dateColumns.includes(column)) return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  if (numberColumns.includes(column)) return { value: Number(cell), type: Number };
  return { value: escapeXlsx(cell), type: String };
}

/** `_x0041_` in an .xlsx means the letter A: such text is kept by escaping its first underscore (ECMA-376, ST_Xstring). */
const escapeXlsx = (text: string) => text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
