/** Writes tables as a folder of CSV files or as one .xlsx, so that they can be imported again unchanged. */
import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { headingRow, numberCell, spreadsheetBytes, textCell } from "../platform/spreadsheet.ts";
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
  return spreadsheetBytes(
    raw.map(({ table, header, rows }) => ({
      sheet: tables[table].sheet,
      data: [headingRow(header), ...rows.map(({ cells }) => cells.map((cell, i) => xlsxCell(cell, header[i] ?? "")))],
      columns: header.map((name) => ({ width: widths[name] ?? 18 })),
      stickyRowsCount: 1,
    })),
  );
}

const dateColumns = ["tanggal", "daftar_mulai", "daftar_selesai"];
const numberColumns = ["biaya", "usia_min", "kuota"];
const widths: Record<string, number> = { kelas: 32, lomba: 32, deskripsi: 48, pertanyaan: 40, jawaban: 60, lokasi: 28 };

function xlsxCell(cell: string, column: string) {
  if (!cell) return null;
  if (dateColumns.includes(column)) return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  if (numberColumns.includes(column)) return numberCell(Number(cell));
  return textCell(cell);
}
