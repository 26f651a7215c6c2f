/** Takes over a file that a librarian sent by chat: the whole workbook, or one table while the others stay. */
import { importCatalogue, type ImportDeps, type ImportOutcome } from "./import-catalogue.ts";
import { readUpload } from "./read-workbook.ts";

/** @param confirmed the version that the shown changes were confirmed for; null: not confirmed */
export async function importUpload(
  deps: ImportDeps,
  file: { readonly bytes: Uint8Array; readonly filename: string },
  confirmed: number | null,
): Promise<ImportOutcome> {
  const read = await readUpload(file.bytes, file.filename);
  if (read.kind === "problems") return read;
  const missing = /\.csv$/i.test(file.filename) ? "keep" : "empty";
  const version = confirmed === null ? {} : { version: confirmed };
  return importCatalogue(deps, {
    tables: read.tables,
    missing,
    confirmed: confirmed !== null,
    asksBeforeDropping: true,
    ...version,
  });
}
