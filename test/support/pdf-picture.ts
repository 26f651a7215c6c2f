/** Draws the shapes of a PDF's page (not its text) as a picture, from what pdf.js reads in it. */
import { Resvg } from "@resvg/resvg-js";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";

// pdf.js expects Node.js 21.
const buffers = ArrayBuffer.prototype as unknown as { transferToFixedLength?: unknown };
buffers.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
  const copy = new Uint8Array(length);
  copy.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  return copy.buffer;
};

/** What is used of pdf.js, whose own types are not installed. */
interface PdfJs {
  readonly OPS: Readonly<
    Record<"save" | "restore" | "transform" | "setFillRGBColor" | "constructPath" | "fill" | "eoFill", number>
  >;
}
interface PdfDocument {
  getPage(number: number): Promise<{
    getViewport(options: { readonly scale: number }): { readonly width: number; readonly height: number };
    getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>;
  }>;
}

/** Points of a PDF are drawn as so many pixels. */
const scale = 2;

/** @param number from 1 @returns a PNG */
export async function pdfPicture(bytes: Buffer, number = 1): Promise<Buffer> {
  const { OPS } = (await getResolvedPDFJS()) as unknown as PdfJs;
  const pdf = (await getDocumentProxy(new Uint8Array(bytes))) as unknown as PdfDocument;
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  let state = { transforms: "", fill: "#000000" };
  const saved: (typeof state)[] = [];
  const shapes: string[] = [];
  fnArray.forEach((operation, i) => {
    const args = argsArray[i] as unknown[];
    if (operation === OPS.save) saved.push(state);
    else if (operation === OPS.restore) state = saved.pop() ?? state;
    else if (operation === OPS.transform)
      state = { ...state, transforms: `${state.transforms} matrix(${args.join(" ")})` };
    else if (operation === OPS.setFillRGBColor) state = { ...state, fill: String(args[0]) };
    else if (operation === OPS.constructPath && (args[0] === OPS.fill || args[0] === OPS.eoFill))
      shapes.push(
        `<path transform="${state.transforms}" fill="${state.fill}" d="${pathOf(args[1] as [Float32Array])}"/>`,
      );
  });
  // A PDF's origin is below.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><g transform="matrix(1 0 0 -1 0 ${height})">${shapes.join("")}</g></svg>`;
  return new Resvg(svg, { fitTo: { mode: "zoom", value: scale }, background: "#ffffff" }).render().asPng();
}

/** How pdf.js writes a path: a number for what is done, then its coordinates. */
const steps = ["M", "L", "C", "Z"] as const;
const coordinates = { M: 2, L: 2, C: 6, Z: 0 };

function pathOf([data]: readonly [Float32Array]): string {
  const path: string[] = [];
  for (let at = 0; at < data.length;) {
    const step = steps[data[at] as number] ?? "Z";
    path.push(`${step}${[...data.slice(at + 1, at + 1 + coordinates[step])].join(" ")}`);
    at += 1 + coordinates[step];
  }
  return path.join("");
}
