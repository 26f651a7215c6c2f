/** Who got a broadcast, as a file for the librarian: a workbook, or for very many a plain table. */
import type { BroadcastDelivery } from "../outbox/broadcast.ts";
import { headingRow, spreadsheetBytes, textCell } from "../platform/spreadsheet.ts";
import type { T } from "../platform/texts.ts";

export interface OutcomeFile {
  readonly filename: string;
  readonly bytes: Buffer;
}

/** A workbook is built in memory as a whole; up to here that costs some tens of megabytes. */
const mostInWorkbook = 50_000;
/** A line has at most 30 bytes, and Telegram takes files of 50 MB from bots: of more recipients, only those it did not reach are listed. */
const mostInTable = 1_500_000;

/** @param name of the file, without its ending */
export async function outcomeFile(
  t: T,
  name: string,
  { total, deliveries }: { readonly total: number; readonly deliveries: AsyncIterable<BroadcastDelivery> },
): Promise<OutcomeFile> {
  const titles = [t.plain("broadcast-outcome-recipient"), t.plain("broadcast-outcome-result")];
  const words = {
    sent: t.plain("broadcast-outcome-sent"),
    failed: t.plain("broadcast-outcome-failed"),
    blocked: t.plain("broadcast-outcome-blocked"),
    open: t.plain("broadcast-outcome-open"),
  };
  if (total <= mostInWorkbook) {
    const rows = [];
    for await (const { chatId, kind } of deliveries) rows.push([textCell(String(chatId)), textCell(words[kind])]);
    const sheet = {
      sheet: t.plain("broadcast-outcome-sheet"),
      columns: [{ width: 18 }, { width: 18 }],
      data: [headingRow(titles), ...rows],
    };
    return { filename: `${name}.xlsx`, bytes: await spreadsheetBytes([sheet]) };
  }
  const parts = [`${titles.join(",")}\r\n`];
  for await (const { chatId, kind } of deliveries)
    if (total <= mostInTable || kind !== "sent") parts.push(`${chatId},${words[kind]}\r\n`);
  return { filename: `${name}.csv`, bytes: Buffer.from(parts.join("")) };
}
