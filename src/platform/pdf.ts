/** PDFs with our own letters embedded. */
import type PDFDocument from "pdfkit";
import { fonts } from "./fonts.ts";

export type Pdf = InstanceType<typeof PDFDocument>;

/** Names of the embedded letters, for `pdf.font()`. */
export const regular = "regular";
export const bold = "bold";

export interface PdfSheet {
  readonly landscape?: boolean;
  /** Points, on all four sides. */
  readonly margin: number;
  readonly title: string;
  readonly author: string;
  /** The moment of its making, epoch ms. */
  readonly madeAt: number;
}

/** A4, first page open, written by `draw`. */
export async function makePdf(sheet: PdfSheet, draw: (pdf: Pdf) => void): Promise<Buffer> {
  const { regular: plain, bold: strong } = fonts();
  // Loaded for the first sheet: 26 MB that most processes never need.
  const { default: Document } = await import("pdfkit");
  const pdf = new Document({
    size: "A4",
    layout: sheet.landscape ? "landscape" : "portrait",
    margin: sheet.margin,
    bufferPages: true,
    lang: "id",
    info: { Title: sheet.title, Author: sheet.author, CreationDate: new Date(sheet.madeAt) },
    font: plain.file,
  });
  pdf.registerFont(regular, plain.bytes);
  pdf.registerFont(bold, strong.bytes);
  pdf.font(regular);
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => pdf.on("end", resolve).on("error", reject));
  draw(pdf);
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}
