/** The project's own sample library (addresses and phone numbers are invented), with its dates moved so that its programme has just begun. */
import { fileURLToPath } from "node:url";
import { Fault } from "../platform/fault.ts";
import type { LocalDate, LocalTime } from "../platform/local-time.ts";
import { parseDate } from "./parse-row.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { RawTable } from "./tables.ts";

export const sampleFolder = fileURLToPath(new URL("./sample/kotawaringin-barat/", import.meta.url));

const dateColumns = ["tanggal", "daftar_mulai", "daftar_selesai"];

/** All dates move by the same number of days. @param today the day of the first meeting */
export async function readSample(today: LocalDate, local: LocalTime): Promise<readonly RawTable[]> {
  const outcome = await readWorkbook(sampleFolder);
  if (outcome.kind === "problems") throw new Fault("catalogue:bad-sample", { problems: outcome.problems.length });
  const dates = outcome.tables
    .filter((t) => t.table === "courses")
    .flatMap((t) => t.rows.map((row) => row.cells[t.header.indexOf("tanggal")] ?? ""));
  const first = dates.sort()[0] ?? today;
  const days = local.daysBetween(first, today);
  const moved = (cell: string) => (parseDate(cell) ? local.addDays(cell, days) : cell);
  return outcome.tables.map((table) => ({
    ...table,
    rows: table.rows.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell, i) => (dateColumns.includes(table.header[i] ?? "") ? moved(cell) : cell)),
    })),
  }));
}
