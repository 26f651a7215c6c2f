/** All rules of the workbook: raw tables in, the programme or every problem at once out. */
import type { LocalTime } from "../platform/local-time.ts";
import type { Community, Competition, LibraryAnswer, Stop } from "./catalogue.ts";
import { titleKey } from "./nearest-name.ts";
import { parseCourses, parseSpan } from "./parse-courses.ts";
import { parseRows, type Row } from "./parse-row.ts";
import type { Problem } from "./problem.ts";
import type { Programme } from "./programme.ts";
import { type ColumnOf, type RawTable, type TableName, tableNames, tables } from "./tables.ts";

export type ParseOutcome =
  | { readonly kind: "parsed"; readonly programme: Programme }
  /** In the order of the tables and their rows. */
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/** @param raw at most one of each table; "Kelas" must be among them */
export function parseTables(raw: readonly RawTable[], local: LocalTime): ParseOutcome {
  const problems: Problem[] = [];
  const rowsOf = <N extends TableName>(name: N): Row<ColumnOf<N>>[] => {
    const table = raw.find((t) => t.table === name);
    return table ? parseRows(table, name, (problem) => problems.push(problem)) : [];
  };
  if (!raw.some((t) => t.table === "courses")) problems.push(coursesMissing);
  const communityRows = rowsOf("communities");
  const competitionRows = rowsOf("competitions");
  reportTwice(communityRows, "komunitas");
  reportTwice(competitionRows, "lomba");
  const communities = communityRows.map(parseCommunity);
  const programme: Programme = {
    ...parseCourses(rowsOf("courses"), communities, local),
    competitions: competitionRows.flatMap((row) => parseCompetition(row) ?? []),
    answers: rowsOf("answers").map(parseAnswer),
    stops: rowsOf("stops").flatMap((row) => parseStop(row, local) ?? []),
    communities,
  };
  return problems.length ? { kind: "problems", problems: inOrder(problems) } : { kind: "parsed", programme };
}

const coursesMissing: Problem = {
  table: tables.courses.sheet,
  row: null,
  column: null,
  rule: "table-missing",
  found: "",
  allowed: tables.courses.file,
  nearest: null,
};

const parseCommunity = (row: Row<ColumnOf<"communities">>): Community => ({
  title: row.text("komunitas"),
  description: row.text("deskripsi"),
  contact: row.text("narahubung"),
});

function parseCompetition(row: Row<ColumnOf<"competitions">>): Omit<Competition, "id"> | undefined {
  const opens = row.date("daftar_mulai");
  const closes = row.date("daftar_selesai");
  const event = row.date("tanggal");
  if (opens !== undefined && closes !== undefined && closes < opens)
    row.report("daftar_selesai", "not-after", { allowed: opens });
  if (closes === undefined) return undefined;
  return {
    title: row.text("lomba"),
    description: row.text("deskripsi"),
    categories: row.list("kategori"),
    requirements: row.text("syarat"),
    prize: row.text("hadiah"),
    entryOpensDate: opens ?? null,
    entryClosesDate: closes,
    eventDate: event ?? null,
    place: row.text("lokasi"),
    contact: row.text("narahubung"),
    aliases: row.list("alias"),
  };
}

const parseAnswer = (row: Row<ColumnOf<"answers">>): LibraryAnswer => ({
  question: row.text("pertanyaan"),
  answer: row.text("jawaban"),
  keywords: row.list("kata_kunci"),
});

function parseStop(row: Row<ColumnOf<"stops">>, local: LocalTime): Stop | undefined {
  const span = parseSpan(row, local);
  return span && { ...span, place: row.text("tempat"), district: row.text("kecamatan") };
}

function reportTwice<C extends string>(rows: readonly Row<C>[], column: C): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = titleKey(row.text(column));
    if (key && seen.has(key)) row.report(column, "twice");
    seen.add(key);
  }
}

function inOrder(problems: readonly Problem[]): Problem[] {
  const sheets: readonly string[] = tableNames.map((name) => tables[name].sheet);
  return [...problems].sort((a, b) => sheets.indexOf(a.table) - sheets.indexOf(b.table) || (a.row ?? 0) - (b.row ?? 0));
}
