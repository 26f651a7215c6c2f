/** Certificates as a PDF, A4 landscape, one a page, each with a QR code to the page that verifies it. */
import { qrPath } from "../platform/picture.ts";
import { bold, makePdf, regular, type Pdf } from "../platform/pdf.ts";
import type { T } from "../platform/texts.ts";
import type { Certificate, CertificateNumber } from "./certificate.ts";

export const certificatesPath = "/sertifikat/";
export const certificateUrl = (publicUrl: string, number: CertificateNumber): string =>
  `${publicUrl}${certificatesPath}${number}`;

const width = 841.89;
const height = 595.28;
const green = "#0f6b5c";
const gold = "#c99a3b";
const ink = "#1c2b2a";
const soft = "#5c6f6c";
const paper = "#fbf9f2";

export function certificatesPdf(
  t: T,
  certificates: readonly Certificate[],
  { library, publicUrl, madeAt }: { readonly library: string; readonly publicUrl: string; readonly madeAt: number },
): Promise<Buffer> {
  const sheet = { landscape: true, margin: 0, title: t.plain("certificate-title"), author: library, madeAt };
  return makePdf(sheet, (pdf) => {
    certificates.forEach((certificate, i) => {
      if (i > 0) pdf.addPage();
      frame(pdf);
      wording(pdf, t, certificate, library);
      proof(pdf, t, certificate, publicUrl);
    });
  });
}

/** A border of woven diamonds, as on the mats of Kalimantan. */
function frame(pdf: Pdf): void {
  pdf.rect(0, 0, width, height).fill(paper);
  pdf
    .rect(0, 0, width, 30)
    .rect(0, height - 30, width, 30)
    .rect(0, 0, 30, height)
    .rect(width - 30, 0, 30, height)
    .fill(green);
  const diamond = (x: number, y: number, r: number) => {
    pdf.polygon([x, y - r], [x + r, y], [x, y + r], [x - r, y]);
  };
  const across = 36;
  const down = 26;
  for (let i = 0; i <= across; i++)
    for (const y of [15, height - 15]) diamond(15 + (i * (width - 30)) / across, y, i % 2 ? 4 : 8);
  for (let i = 1; i < down; i++)
    for (const x of [15, width - 15]) diamond(x, 15 + (i * (height - 30)) / down, i % 2 ? 4 : 8);
  pdf.fill(gold);
  pdf
    .rect(42, 42, width - 84, height - 84)
    .lineWidth(1.4)
    .strokeColor(gold)
    .stroke();
  pdf
    .rect(47, 47, width - 94, height - 94)
    .lineWidth(0.5)
    .strokeColor(green)
    .stroke();
}

function wording(pdf: Pdf, t: T, { name, course, startsAt, endsAt }: Certificate, library: string): void {
  const line = (text: string, y: number, size: number, font: string, color: string, options = {}) =>
    pdf
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(text, 90, y, { width: width - 180, align: "center", ...options });
  line(library.toUpperCase(), 76, 12, bold, green, { characterSpacing: 1.6 });
  line(t.plain("certificate-heading"), 106, 46, bold, ink, { characterSpacing: 7 });
  ornament(pdf, 172);
  line(t.plain("certificate-given-to"), 190, 13, regular, soft);
  fitted(pdf, name, 216, 38, 40, green);
  pdf
    .moveTo(width / 2 - 190, 268)
    .lineTo(width / 2 + 190, 268)
    .lineWidth(0.8)
    .strokeColor(gold)
    .stroke();
  line(t.plain("certificate-took-part"), 284, 13, regular, soft);
  fitted(pdf, course, 308, 24, 62, ink);
  const date = t.format.date(startsAt);
  line(t.plain("certificate-when", { date, time: t.format.timeSpan(startsAt, endsAt) }), 376, 13, regular, ink);
}

/** As large as fits into the width and the height. */
function fitted(pdf: Pdf, text: string, y: number, largest: number, room: number, color: string): void {
  const box = { width: width - 200, align: "center" as const };
  pdf.font(bold).fillColor(color);
  let size = largest;
  while (size > 9 && pdf.fontSize(size).heightOfString(text, box) > room + size * 0.3) size -= 1;
  pdf.text(text, 100, y + (room - pdf.heightOfString(text, box)) / 2, box);
}

function ornament(pdf: Pdf, y: number): void {
  const x = width / 2;
  pdf
    .moveTo(x - 120, y)
    .lineTo(x - 16, y)
    .moveTo(x + 16, y)
    .lineTo(x + 120, y)
    .lineWidth(0.8)
    .strokeColor(gold)
    .stroke();
  for (const [at, r] of [
    [x, 7],
    [x - 24, 3],
    [x + 24, 3],
  ] as const)
    pdf.polygon([at, y - r], [at + r, y], [at, y + r], [at - r, y]);
  pdf.fill(gold);
}

function proof(pdf: Pdf, t: T, { number }: Certificate, publicUrl: string): void {
  const url = certificateUrl(publicUrl, number);
  const side = 84;
  const x = width - 84 - side;
  const y = height - 84 - side;
  const { path, size } = qrPath(url);
  pdf.rect(x - 8, y - 8, side + 16, side + 16).fill("#ffffff");
  pdf
    .save()
    .translate(x, y)
    .scale(side / size)
    .path(path)
    .fill(ink)
    .restore();
  pdf.link(x, y, side, side, url);
  pdf
    .font(regular)
    .fontSize(9)
    .fillColor(soft)
    .text(t.plain("certificate-number-label"), 84, height - 132);
  pdf
    .font(bold)
    .fontSize(15)
    .fillColor(ink)
    .text(number, 84, height - 118);
  pdf
    .font(regular)
    .fontSize(9)
    .fillColor(soft)
    .text(t.plain("certificate-verify"), 84, height - 96);
  pdf.fillColor(green).text(url, 84, height - 84, { link: url, underline: false });
}
