/** The ticket as a picture: what, when, where, who, and a QR code that opens the bot with this registration. */
import { fontFamily } from "../platform/fonts.ts";
import { escapeHtml } from "../platform/markup.ts";
import { qrPath, renderPng } from "../platform/picture.ts";

/** All in words of the resident's language. */
export interface Ticket {
  readonly library: string;
  readonly heading: string;
  readonly course: string;
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly people: string;
  readonly code: string;
  /** What the QR code opens. */
  readonly url: string;
  readonly hint: string;
}

const width = 1080;
const margin = 72;
const green = "#0f6b5c";
const ink = "#1c2b2a";
const soft = "#5c6f6c";

/** PNG, 1080 pixels wide. */
export function drawTicket(ticket: Ticket): Promise<Buffer> {
  return renderPng(ticketSvg(ticket));
}

export function ticketSvg(ticket: Ticket): string {
  const title = linesOf(ticket.course, 27, 3);
  const place = linesOf(ticket.place, 44, 2);
  const people = linesOf(ticket.people, 44, 3);
  const parts: string[] = [];
  let y = 300;
  const say = (text: string, size: number, style: { fill?: string; weight?: number; gap?: number } = {}) => {
    const { fill = ink, weight = 500, gap = size * 1.32 } = style;
    parts.push(textAt(text, margin, y, size, fill, weight));
    y += gap;
  };
  for (const line of title) say(line, 60, { weight: 700, gap: 74 });
  y += 6;
  say(ticket.date, 38, { fill: green, weight: 700 });
  say(ticket.time, 38, { fill: green, weight: 700 });
  for (const line of place) say(line, 34, { fill: soft });
  y += 18;
  for (const line of people) say(line, 36, { weight: 700 });

  const qrTop = y + 48;
  const qrSide = 500;
  const { path, size } = qrPath(ticket.url);
  const scale = qrSide / size;
  const qrLeft = (width - qrSide) / 2;
  const bottom = qrTop + qrSide;
  const height = bottom + 236;
  const middle = width / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${fontFamily}">
<rect width="${width}" height="${height}" fill="#e3efe9"/>
<rect x="28" y="28" width="${width - 56}" height="${height - 56}" rx="40" fill="#ffffff"/>
<path d="M28 68a40 40 0 0 1 40-40h${width - 136}a40 40 0 0 1 40 40v132H28z" fill="${green}"/>
${textAt(ticket.heading, margin, 104, 46, "#ffffff", 700)}
${textAt(ticket.library, margin, 158, 30, "#cfe6dd", 500)}
${parts.join("\n")}
<circle cx="28" cy="${qrTop - 30}" r="22" fill="#e3efe9"/><circle cx="${width - 28}" cy="${qrTop - 30}" r="22" fill="#e3efe9"/>
<path d="M64 ${qrTop - 30}H${width - 64}" stroke="#c5d8d1" stroke-width="4" stroke-dasharray="2 14" stroke-linecap="round"/>
<g transform="translate(${qrLeft} ${qrTop + 18}) scale(${scale})" fill="${ink}"><path d="${path}" shape-rendering="crispEdges"/></g>
${textAt(ticket.code, middle, bottom + 100, 52, ink, 700, "middle")}
${textAt(ticket.hint, middle, bottom + 152, 28, soft, 500, "middle")}
</svg>`;
}

const textAt = (text: string, x: number, y: number, size: number, fill: string, weight: number, anchor = "start") =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;

/** Breaks a text into at most `most` lines of about `length` letters; what does not fit ends in an ellipsis. */
export function linesOf(text: string, length: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u).flatMap((w) => inPieces(w, length))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && longer.length > length) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${(lines[most - 1] as string).slice(0, length - 1)}…`];
}

const inPieces = (word: string, length: number): string[] =>
  Array.from({ length: Math.max(1, Math.ceil(word.length / length)) }, (_, i) =>
    word.slice(i * length, (i + 1) * length),
  );
