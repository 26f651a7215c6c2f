/**
 * CSV text of one table, read and written. A cell that a spreadsheet program would run as a formula (`=1+1`) is written with an
 * apostrophe before it, and exactly that apostrophe is taken away on reading, so that an export can be imported unchanged.
 */
import { CsvError, parse } from "csv-parse/sync";

export type CsvOutcome =
  | { readonly kind: "read"; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "not-utf8" }
  /** `row` as a person sees it, the header is row 1. */
  | { readonly kind: "bad-quoting"; readonly row: number };

const longestRecord = 200_000;

/** @param bytes UTF-8, with or without byte order mark; comma, RFC 4180 quoting */
export function readCsv(bytes: Uint8Array): CsvOutcome {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { kind: "not-utf8" };
  }
  try {
    const rows = parse(text, { relax_column_count: true, skip_empty_lines: false, max_record_size: longestRecord });
    return { kind: "read", rows: rows.map((row) => row.map(withoutApostrophe)) };
  } catch (error) {
    if (error instanceof CsvError) return { kind: "bad-quoting", row: Number(error.records ?? 0) + 1 };
    throw error;
  }
}

export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(withApostrophe(cell))).join(",")}\n`).join("");

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const withApostrophe = (cell: string) => (/^'*[=+\-@]/.test(cell) ? `'${cell}` : cell);
const withoutApostrophe = (cell: string) => (/^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell);
