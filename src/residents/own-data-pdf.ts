/** What is kept about a resident, on paper. */
import { bold, makePdf, regular } from "../platform/pdf.ts";
import type { T } from "../platform/texts.ts";
import type { KeptSection } from "./kept-data.ts";
import type { Resident } from "./resident.ts";

const margin = 56;
const green = "#0f6b5c";
const ink = "#1c2b2a";
const grey = "#5c6f6c";

export interface OwnDataSheet {
  readonly library: string;
  readonly resident: Resident;
  readonly sections: readonly KeptSection[];
  readonly retentionMonths: number;
  /** Epoch ms. */
  readonly madeAt: number;
}

/** A4 upright, as many pages as needed. */
export function ownDataPdf(t: T, sheet: OwnDataSheet): Promise<Buffer> {
  const { library, resident, sections, retentionMonths, madeAt } = sheet;
  const title = t.plain("own-data-title");
  return makePdf({ margin, title, author: library, madeAt }, (pdf) => {
    pdf.font(bold).fontSize(20).fillColor(green).text(title);
    pdf
      .font(regular)
      .fontSize(10)
      .fillColor(grey)
      .text(t.plain("own-data-of", { library, id: String(resident.id), date: t.format.date(madeAt) }));
    for (const section of sections) {
      // A heading stands with its first lines.
      if (pdf.y > pdf.page.height - margin - 72) pdf.addPage();
      pdf.moveDown(1.2).font(bold).fontSize(13).fillColor(green).text(section.title).moveDown(0.2);
      pdf.font(regular).fontSize(10.5).fillColor(ink);
      for (const line of section.lines) pdf.text(line, { lineGap: 2 }).moveDown(0.4);
    }
    pdf
      .moveDown(2)
      .font(regular)
      .fontSize(9)
      .fillColor(grey)
      .text(t.plain("own-data-footer", { months: String(retentionMonths) }));
  });
}
