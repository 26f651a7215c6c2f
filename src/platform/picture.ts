/** Pictures: SVG in, PNG out, with our own letters. Text in the SVG must be escaped. */
import { encode } from "uqr";
import { fontFamily, fonts } from "./fonts.ts";

export async function renderPng(svg: string): Promise<Buffer> {
  const { regular, bold } = fonts();
  // Loaded for the first picture.
  const { renderAsync } = await import("@resvg/resvg-js");
  const rendered = await renderAsync(svg, {
    font: { fontFiles: [regular.file, bold.file], loadSystemFonts: false, defaultFontFamily: fontFamily },
  });
  return rendered.asPng();
}

/**
 * A QR code as one SVG path and PDF path: dark squares of size 1 with the upper left corner at 0,0, without a quiet zone.
 * @returns `size`: squares on a side
 */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { path, size };
}
