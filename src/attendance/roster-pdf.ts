/** A meeting's roster on paper: a table with room for signatures, and for those who come without a registration. */
import { bold, makePdf, regular, type Pdf } from "../platform/pdf.ts";
import type { T } from "../platform/texts.ts";
import type { DoorList } from "./door-list.ts";

const margin = 48;
const rowHeight = 24;
const emptyRows = 5;
const green = "#0f6b5c";
const line = "#c5d8d1";

interface Column {
  readonly title: string;
  readonly x: number;
  readonly width: number;
}

/** A4 upright; as many pages as needed, each with the table's head and its number. */
export function rosterPdf(t: T, list: DoorList, library: string, madeAt: number): Promise<Buffer> {
  const { meeting, course } = list;
  const title = t.plain("roster-title", { course: course.title });
  const rows = [
    ...list.rows.map((row, i) => [
      String(i + 1),
      row.name,
      String(row.birthYear),
      row.code,
      row.cameAt === undefined ? "" : t.format.time(row.cameAt),
    ]),
    ...list.walkIns.map((guest, i) => [
      String(list.rows.length + i + 1),
      guest.name,
      guest.birthYear === null ? "" : String(guest.birthYear),
      t.plain("roster-guest"),
      t.format.time(guest.cameAt),
    ]),
  ];
  const numbered = Array.from({ length: emptyRows }, (_, i) => [String(rows.length + i + 1), "", "", "", ""]);
  return makePdf({ margin, title, author: library, madeAt }, (pdf) => {
    const columns = columnsOf(t);
    pdf.font(regular).fontSize(10).fillColor("#5c6f6c").text(library, margin, margin);
    pdf
      .font(bold)
      .fontSize(18)
      .fillColor("#1c2b2a")
      .text(title, { width: pdf.page.width - 2 * margin });
    pdf.moveDown(0.3).font(regular).fontSize(11);
    pdf.text(`${t.format.date(meeting.startsAt)}, ${t.format.timeSpan(meeting.startsAt, meeting.endsAt)}`);
    pdf.text(meeting.place);
    const came = list.rows.filter((row) => row.cameAt !== undefined).length;
    pdf.text(t.plain("roster-counts", { people: list.rows.length, came, guests: list.walkIns.length }));
    let y = tableHead(pdf, columns, pdf.y + 14);
    for (const row of [...rows, ...numbered]) {
      if (y + rowHeight > pdf.page.height - margin - 20) {
        pdf.addPage();
        y = tableHead(pdf, columns, margin);
      }
      y = tableRow(pdf, columns, row, y);
    }
    numberPages(pdf, t, madeAt);
  });
}

function columnsOf(t: T): Column[] {
  const widths: readonly (readonly [string, number])[] = [
    [t.plain("roster-number"), 28],
    [t.plain("roster-name"), 180],
    [t.plain("roster-birth-year"), 48],
    [t.plain("roster-code"), 92],
    [t.plain("roster-came"), 62],
    [t.plain("roster-signature"), 89],
  ];
  let x = margin;
  return widths.map(([title, width]) => {
    const column = { title, x, width };
    x += width;
    return column;
  });
}

function tableHead(pdf: Pdf, columns: readonly Column[], y: number): number {
  const last = columns.at(-1) as Column;
  pdf.rect(margin, y, last.x + last.width - margin, rowHeight).fill(green);
  for (const { title, x, width } of columns) cell(pdf.font(bold).fillColor("#ffffff"), title, x, y, width);
  return y + rowHeight;
}

function tableRow(pdf: Pdf, columns: readonly Column[], cells: readonly string[], y: number): number {
  const last = columns.at(-1) as Column;
  columns.forEach(({ x, width }, i) => cell(pdf.font(regular).fillColor("#1c2b2a"), cells[i] ?? "", x, y, width));
  const bottom = y + rowHeight;
  pdf
    .moveTo(margin, bottom)
    .lineTo(last.x + last.width, bottom)
    .lineWidth(0.7)
    .strokeColor(line)
    .stroke();
  return bottom;
}

const cell = (pdf: Pdf, text: string, x: number, y: number, width: number) =>
  pdf
    .fontSize(9.5)
    .text(text, x + 6, y + 7, { width: width - 8, height: rowHeight - 8, ellipsis: true, lineBreak: false });

function numberPages(pdf: Pdf, t: T, madeAt: number): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let i = 0; i < count; i++) {
    pdf.switchToPage(start + i);
    const foot = t.plain("roster-foot", {
      page: i + 1,
      pages: count,
      date: t.format.date(madeAt),
      time: t.format.time(madeAt),
    });
    // Inside the lower margin pdfkit would begin a page of its own.
    pdf.page.margins.bottom = 0;
    pdf.font(regular).fontSize(8).fillColor("#5c6f6c");
    pdf.text(foot, margin, pdf.page.height - margin + 6, { width: pdf.page.width - 2 * margin, align: "right" });
  }
}
