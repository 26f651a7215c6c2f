/** Writes .xlsx workbooks: text stays the very text it is, even where it looks like a formula or an escape. */
import type { Cell, Sheet } from "write-excel-file/node";

export type SpreadsheetCell = Cell;

/** @returns the .xlsx */
export async function spreadsheetBytes(sheets: Sheet<Buffer>[]): Promise<Buffer> {
  // Loaded for the first workbook.
  const { default: writeXlsx } = await import("write-excel-file/node");
  return writeXlsx(sheets).toBuffer();
}

export const numberCell = (value: number) => ({ value, type: Number });
export const textCell = (value: string) => ({ value: escapeText(value), type: String });
export const headingRow = (titles: readonly string[]) =>
  titles.map((title) => ({ ...textCell(title), fontWeight: "bold" as const }));

/**
 * `_x0041_` in an .xlsx means the letter A: such text is kept by escaping its first underscore (ECMA-376, ST_Xstring).
 * So is the first letter of a name that every object has (`constructor`, `__proto__`), which the writer takes for a text it knows.
 */
function escapeText(text: string): string {
  const kept = text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
  return kept in {} ? `_x${kept.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_${kept.slice(1)}` : kept;
}
