/** Reads an .xlsx in a worker: sheets of text cells, or why not. A small file may unpack to gigabytes, so its declared sizes come first. */
import { Worker } from "node:worker_threads";

export interface Sheet {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

export type XlsxOutcome =
  | { readonly kind: "read"; readonly sheets: readonly Sheet[] }
  | { readonly kind: "damaged" | "too-large" | "too-slow" };

type Value = string | number | boolean | Date | null;

const mostUnpackedBytes = 60_000_000;
const mostFiles = 500;
const longestMs = 10_000;

/** @param longest ms after which the worker is ended */
export async function readXlsx(bytes: Uint8Array, longest = longestMs): Promise<XlsxOutcome> {
  const unpacked = declaredSize(bytes);
  if (unpacked === undefined) return { kind: "damaged" };
  if (unpacked > mostUnpackedBytes) return { kind: "too-large" };
  const worker = new Worker(new URL("./xlsx-worker.mjs", import.meta.url), {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
  });
  return new Promise<XlsxOutcome>((settle) => {
    const timer = setTimeout(() => settle({ kind: "too-slow" }), longest);
    worker.once("message", (sheets: { sheet: string; data: Value[][] }[]) => {
      clearTimeout(timer);
      settle({ kind: "read", sheets: sheets.map(({ sheet, data }) => ({ title: sheet, rows: textRows(data) })) });
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      settle({ kind: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-large" : "damaged" });
    });
  }).finally(() => worker.terminate());
}

/** Sum of the sizes that the zip's central directory declares; undefined: no zip, or one that no spreadsheet program writes. */
function declaredSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === undefined) return undefined;
  const files = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (files > mostFiles) return Infinity;
  let total = 0;
  for (let i = 0; i < files; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
    total += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

function endRecord(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

/** Times of day stand in columns with these names: there 0.5 and 9.3 are 12:00 and 9.30. */
const timeColumns = ["mulai", "selesai"];

function textRows(data: readonly (readonly Value[])[]): string[][] {
  const header = (data[0] ?? []).map((cell) =>
    String(cell ?? "")
      .trim()
      .toLowerCase(),
  );
  return data.map((row) => row.map((cell, i) => textOf(cell, timeColumns.includes(header[i] ?? ""))));
}

function textOf(cell: Value, isTime: boolean): string {
  if (cell === null) return "";
  if (cell instanceof Date) return isTime ? timeOfDay(cell.getTime() / dayMs) : dateOf(cell);
  if (typeof cell === "number" && isTime) return cell < 1 ? timeOfDay(cell) : cell.toFixed(2);
  return String(cell);
}

const dayMs = 86_400_000;

/** A date cell says UTC midnight; whatever time it has besides is shown, for the rules to refuse. */
const dateOf = (cell: Date) =>
  cell
    .toISOString()
    .replace("T", " ")
    .replace(/ 00:00:00\.000Z$/, "");

/** Fraction of a day, as spreadsheets keep times, to `HH:MM`. */
function timeOfDay(days: number): string {
  const minutes = Math.round((days - Math.floor(days)) * 1440) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
