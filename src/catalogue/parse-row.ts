/** Reads the cells of one table by column name and reports every cell that breaks a rule. */
import type { LocalDate } from "../platform/local-time.ts";
import { nearestName } from "./nearest-name.ts";
import type { Problem, ProblemRule } from "./problem.ts";
import { type ColumnOf, columnsOf, type RawRow, type RawTable, type TableName, tables } from "./tables.ts";

export type Report = (problem: Problem) => void;

/** One row: each reader returns the value, or undefined when the cell is empty or was reported. */
export interface Row<C extends string> {
  readonly row: number;
  text(column: C): string;
  list(column: C): readonly string[];
  date(column: C): LocalDate | undefined;
  /** `HH:MM` */
  time(column: C): string | undefined;
  whole(column: C, least: number, most: number): number | undefined;
  report(column: C, rule: ProblemRule, details?: { found?: string; allowed?: string; nearest?: string | null }): void;
}

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
    const row = createRow<C>(tables[table].sheet, rawRow, places, report);
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

function createRow<C extends string>(
  sheet: string,
  raw: RawRow,
  places: ReadonlyMap<C, number>,
  report: Report,
): Row<C> {
  const text = (column: C) => {
    const place = places.get(column);
    return place === undefined ? "" : (raw.cells[place] ?? "").replace(/\r\n?/g, "\n").trim();
  };
  const row: Row<C> = {
    row: raw.row,
    text,
    list: (column) => splitList(text(column)),
    date: (column) => parsed(column, parseDate, "bad-date"),
    time: (column) => parsed(column, parseTime, "bad-time"),
    whole: (column, least, most) =>
      parsed(
        column,
        (cell) => {
          const value = /^\d{1,12}$/.test(cell) ? Number(cell) : NaN;
          return value >= least && value <= most ? value : undefined;
        },
        "bad-number",
        `${least}–${most}`,
      ),
    report: (column, rule, { found = text(column), allowed = "", nearest = null } = {}) =>
      report({ table: sheet, row: raw.row, column, rule, found, allowed, nearest }),
  };
  return row;

  function parsed<V>(
    column: C,
    parse: (cell: string) => V | undefined,
    rule: ProblemRule,
    allowed = "",
  ): V | undefined {
    const cell = text(column);
    if (!cell) return undefined;
    const value = parse(cell);
    if (value === undefined) row.report(column, rule, { allowed });
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
