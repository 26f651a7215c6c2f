/** The letters of pictures and PDFs: Plus Jakarta Sans, unpacked once from WOFF, which neither resvg nor others read, to TrueType. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { Fault } from "./fault.ts";

export interface Font {
  readonly bytes: Buffer;
  /** The same as a file, for programs that read fonts from files only. */
  readonly file: string;
}

export interface Fonts {
  readonly regular: Font;
  readonly bold: Font;
}

export const fontFamily = "Plus Jakarta Sans";

let unpacked: Fonts | undefined;

/** Unpacked when first asked for, then kept. */
export function fonts(): Fonts {
  if (unpacked) return unpacked;
  const folder = mkdtempSync(join(tmpdir(), "fonts-"));
  const font = (weight: number): Font => {
    const require = createRequire(import.meta.url);
    const woff = require.resolve(`@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${weight}-normal.woff`);
    const bytes = woffToTtf(readFileSync(woff));
    const file = join(folder, `${weight}.ttf`);
    writeFileSync(file, bytes);
    return { bytes, file };
  };
  return (unpacked = { regular: font(500), bold: font(700) });
}

const directoryStart = 44;
const directoryEntry = 20;

/** The tables of a WOFF 1.0 file in a TrueType file: https://www.w3.org/TR/WOFF/ @throws Fault `fonts:no-woff` */
export function woffToTtf(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Fault("fonts:no-woff");
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = directoryStart + i * directoryEntry;
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field)) as [
      number,
      number,
      number,
      number,
    ];
    const data = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), checksum, length, data: packed < length ? inflateSync(data) : data };
  });
  const header = Buffer.alloc(12 + 16 * count);
  const power = Math.floor(Math.log2(count));
  header.writeUInt32BE(woff.readUInt32BE(4), 0);
  [count, 16 << power, power, 16 * count - (16 << power)].forEach((n, i) => header.writeUInt16BE(n, 4 + 2 * i));
  const bodies: Buffer[] = [];
  let offset = header.length;
  tables.forEach(({ tag, checksum, length, data }, i) => {
    const at = 12 + 16 * i;
    tag.copy(header, at);
    [checksum, offset, length].forEach((n, j) => header.writeUInt32BE(n, at + 4 + 4 * j));
    const padded = Buffer.concat([data, Buffer.alloc(-length & 3)]);
    bodies.push(padded);
    offset += padded.length;
  });
  return Buffer.concat([header, ...bodies]);
}
