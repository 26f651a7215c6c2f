/** What is wrong in a library's workbook, and how a librarian is told. */
import type { T } from "../platform/texts.ts";

export const problemRules = [
  "no-such-path",
  "wrong-file-type",
  "too-large",
  "too-slow",
  "damaged",
  "not-utf8",
  "bad-quoting",
  "semicolons",
  "unknown-table",
  "table-twice",
  "table-missing",
  "column-missing",
  "column-unknown",
  "column-twice",
  "no-header",
  "empty",
  "too-long",
  "bad-character",
  "bad-date",
  "bad-time",
  "bad-number",
  "not-allowed",
  "not-after",
  "disagrees",
  "twice",
  "unknown-community",
] as const;
/** Completes the text key `catalogue-problem-…`. */
export type ProblemRule = (typeof problemRules)[number];

export interface Problem {
  /** Title of the sheet, or the name of the file that could not be read. */
  readonly table: string;
  /** As a person sees it in the sheet (the header is row 1); null: the whole table. */
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: ProblemRule;
  readonly found: string;
  /** Names or bounds that would be right, empty where the rule says it all. */
  readonly allowed: string;
  /** The known name that was probably meant. */
  readonly nearest: string | null;
}

const longestQuote = 60;
const clip = (text: string) => (text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}…`);

/** One line, e.g. `Kelas baris 7 kolom tanggal: tertulis “31/02/2026”, …`; plain text, to be escaped like any argument. */
export function describeProblem(t: T, problem: Problem): string {
  const { table, row, column } = problem;
  const where =
    row === null
      ? table
      : column === null
        ? t.plain("catalogue-at-row", { table, row: String(row) })
        : t.plain("catalogue-at-cell", { table, row: String(row), column: clip(column) });
  const what = t.plain(`catalogue-problem-${problem.rule}`, { found: clip(problem.found), allowed: problem.allowed });
  const hint = problem.nearest === null ? "" : ` ${t.plain("catalogue-nearest", { nearest: problem.nearest })}`;
  return `${where}: ${what}${hint}`;
}
