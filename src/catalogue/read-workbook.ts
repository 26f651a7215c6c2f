/** Finds and reads the tables of a workbook: a folder of CSV files, an .xlsx, or one file that was uploaded. */
import { open, readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { readCsv } from "./csv.ts";
import { slipOf } from "./nearest-name.ts";
import type { Problem, ProblemRule } from "./problem.ts";
import { readXlsx } from "./read-xlsx.ts";
import { plainName, type RawTable, tableNamed, tableNames, tables } from "./tables.ts";

export type ReadOutcome =
  | { readonly kind: "read"; readonly tables: readonly RawTable[] }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

const mostBytes = 10_000_000;
const mostRows = 50_000;
const mostColumns = 100;

/** @param path a folder of CSV files or an .xlsx */
export async function readWorkbook(path: string): Promise<ReadOutcome> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return refuse(path, "no-such-path");
  if (found.isDirectory()) return readFolder(path);
  if (extname(path).toLowerCase() !== ".xlsx") return refuse(path, "wrong-file-type");
  const bytes = await readBytes(path);
  return bytes ? readUpload(bytes, basename(path)) : refuse(path, "too-large");
}

/** A file that came by chat: an .xlsx with the whole workbook, or one table as .csv under its own name (`kelas.csv`). */
export async function readUpload(bytes: Uint8Array, filename: string): Promise<ReadOutcome> {
  if (bytes.length > mostBytes) return refuse(filename, "too-large");
  if (/\.csv$/i.test(filename)) return collect([{ title: filename, bytes }], true);
  if (!/\.xlsx$/i.test(filename)) return refuse(filename, "wrong-file-type");
  const outcome = await readXlsx(bytes);
  return outcome.kind === "read" ? collect(outcome.sheets, false) : refuse(filename, outcome.kind);
}

async function readFolder(folder: string): Promise<ReadOutcome> {
  const names = (await readdir(folder)).filter((name) => /\.csv$/i.test(name) && !name.startsWith(".")).sort();
  const sources: Source[] = [];
  for (const name of names) {
    const bytes = await readBytes(join(folder, name));
    if (!bytes) return refuse(name, "too-large");
    sources.push({ title: name, bytes });
  }
  return collect(sources, false);
}

async function readBytes(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path);
  try {
    return (await file.stat()).size > mostBytes ? undefined : await file.readFile();
  } finally {
    await file.close();
  }
}

type Source =
  | { readonly title: string; readonly bytes: Uint8Array }
  | { readonly title: string; readonly rows: readonly (readonly string[])[] };

/**
 * Sheets and files with a known name become tables; one whose name is nearly known is a problem; others are the librarian's own
 * and left alone, unless a known name was asked for.
 */
function collect(sources: readonly Source[], mustBeKnown: boolean): ReadOutcome {
  const read: RawTable[] = [];
  const problems: Problem[] = [];
  const known = tableNames.map((name) => tables[name].sheet);
  for (const source of sources) {
    const table = tableNamed(source.title);
    if (!table) {
      const nearest = slipOf(
        plainName(source.title),
        tableNames.map((name) => plainName(tables[name].sheet)),
      );
      const sheet = known.find((title) => plainName(title) === nearest) ?? null;
      if (sheet || mustBeKnown)
        problems.push(problem(source.title, "unknown-table", { allowed: known.join(", "), nearest: sheet }));
      continue;
    }
    const { sheet } = tables[table];
    if (read.some((other) => other.table === table)) {
      problems.push(problem(sheet, "table-twice", { found: source.title }));
      continue;
    }
    const csv = "bytes" in source ? readCsv(source.bytes) : { kind: "read" as const, rows: source.rows };
    if (csv.kind !== "read") {
      problems.push(problem(sheet, csv.kind, { row: csv.kind === "bad-quoting" ? csv.row : null }));
    } else if (csv.rows.length > mostRows || csv.rows.some((row) => row.length > mostColumns)) {
      problems.push(problem(sheet, "too-large"));
    } else {
      const [header = [], ...rows] = csv.rows;
      read.push({ table, header, rows: rows.map((cells, i) => ({ row: i + 2, cells })) });
    }
  }
  return problems.length ? { kind: "problems", problems } : { kind: "read", tables: read };
}

const refuse = (file: string, rule: ProblemRule): ReadOutcome => ({
  kind: "problems",
  problems: [problem(file, rule, { found: file })],
});

const problem = (table: string, rule: ProblemRule, more: Partial<Problem> = {}): Problem => ({
  table,
  row: null,
  column: null,
  rule,
  found: "",
  allowed: "",
  nearest: null,
  ...more,
});
