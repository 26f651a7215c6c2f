/** Reads the cells of one table by column name and reports every cell that breaks a rule. */
import type { LocalDate } from "../platform/local-time.ts";
import { nearestName } from "./nearest-name.ts";
import type { Problem, ProblemRule } from "./problem.ts";
import { type ColumnOf, columnsOf, type RawRow, type RawTable, type TableName, tables } from "./tables.ts";

export type Report = (problem: Problem) => void;

const longestCell = 4000;
// eslint-disable-next-line no-control-regex -- what no text of a library contains and no .xlsx can hold
const badCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** Judges the header, then yields every row that is not blank, after its empty, overlong and unreadable cells were reported. */
export function parseRows<N extends TableName>(raw: RawTable, table: N, report: Report): Row<ColumnOf<N>>[] {
  type C = ColumnOf<N>;
  const places = parseHeader(raw, table, report);
  const required = columnsOf(table).filter((c) => (tables[table].columns as Record<string, boolean>)[c]);
  return raw.rows.flatMap((rawRow) => {
    if (rawRow.cells.every((cell) => !cell.trim())) return [];
    const row = new Row<C>(tables[table].sheet, rawRow, places, report);
    rawRow.cells.forEach((cell, i) => {
      if (!raw.header[i]?.trim() && cell.trim())
        report({
          table: tables[table].sheet,
          row: rawRow.row,
          column: null,
          rule: "no-header",
          found: cell,
          allowed: "",
          nearest: null,
        });
    });
    for (const column of places.keys()) {
      const text = row.text(column);
      if (text.length > longestCell) row.report(column, "too-long", { allowed: String(longestCell) });
      else if (badCharacter.test(text) || !text.isWellFormed()) row.report(column, "bad-character");
    }
    for (const column of required) if (places.has(column) && !row.text(column)) row.report(column, "empty");
    return [row];
  });
}

/** @returns where each known column stands */
function parseHeader<N extends TableName>(raw: RawTable, table: N, report: Report): Map<ColumnOf<N>, number> {
  const { sheet, columns } = tables[table];
  const known = columnsOf(table);
  const places = new Map<ColumnOf<N>, number>();
  const tell = (column: string, rule: ProblemRule, allowed: string, nearest: string | null) =>
    report({ table: sheet, row: 1, column, rule, found: column, allowed, nearest });
  if (raw.header.length === 1 && raw.header[0]?.includes(";")) {
    tell(raw.header[0], "semicolons", "", null);
    return places;
  }
  raw.header.forEach((name, i) => {
    const wanted = name.trim().toLowerCase();
    if (!wanted) return;
    const column = known.find((c) => c === wanted);
    if (!column) tell(name.trim(), "column-unknown", known.join(", "), nearestName(wanted, known));
    else if (places.has(column)) tell(column, "column-twice", "", null);
    else places.set(column, i);
  });
  for (const column of known)
    if ((columns as Record<string, boolean>)[column] && !places.has(column)) tell(column, "column-missing", "", null);
  return places;
}

/** One row: each reader returns the value, or undefined when the cell is empty or was reported. */
export class Row<C extends string> {
  readonly #sheet: string;
  readonly #row: number;
  readonly #cells = new Map<C, string>();
  readonly #report: Report;

  constructor(sheet: string, raw: RawRow, places: ReadonlyMap<C, number>, report: Report) {
    this.#sheet = sheet;
    this.#row = raw.row;
    this.#report = report;
    for (const [column, place] of places)
      this.#cells.set(column, (raw.cells[place] ?? "").replace(/\r\n?/g, "\n").trim());
  }

  text(column: C): string {
    return this.#cells.get(column) ?? "";
  }

  list(column: C): readonly string[] {
    return splitList(this.text(column));
  }

  date(column: C): LocalDate | undefined {
    return this.#parsed(column, parseDate(this.text(column)), "bad-date");
  }

  /** `HH:MM` */
  time(column: C): string | undefined {
    return this.#parsed(column, parseTime(this.text(column)), "bad-time");
  }

  whole(column: C, least: number, most: number): number | undefined {
    const cell = this.text(column);
    const value = /^\d{1,12}$/.test(cell) ? Number(cell) : NaN;
    return this.#parsed(column, value >= least && value <= most ? value : undefined, "bad-number", `${least}–${most}`);
  }

  report(
    column: C,
    rule: ProblemRule,
    { found = this.text(column), allowed = "", nearest = null }: Partial<Problem> = {},
  ): void {
    this.#report({ table: this.#sheet, row: this.#row, column, rule, found, allowed, nearest });
  }

  #parsed<V>(column: C, value: V | undefined, rule: ProblemRule, allowed = ""): V | undefined {
    if (value === undefined && this.text(column)) this.report(column, rule, { allowed });
    return value;
  }
}

export const splitList = (cell: string): string[] =>
  cell
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);

/** `2026-11-28` or `28/11/2026`; undefined: no such day in this century. */
export function parseDate(cell: string): LocalDate | undefined {
  const match = /^(?<y>\d{4})-(?<m>\d\d?)-(?<d>\d\d?)$|^(?<d2>\d\d?)\/(?<m2>\d\d?)\/(?<y2>\d{4})$/.exec(cell)?.groups;
  if (!match) return undefined;
  const [year, month, day] = [match.y ?? match.y2, match.m ?? match.m2, match.d ?? match.d2].map(Number);
  if (!year || !month || !day || year < 2000 || year > 2099) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** `14:00` or `14.00`, as `HH:MM` */
export function parseTime(cell: string): string | undefined {
  const match = /^(\d\d?)[:.](\d\d)$/.exec(cell);
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return undefined;
  return `${String(match[1]).padStart(2, "0")}:${match[2]}`;
}
