/** The files of the web page: read once at start, so no request ever names a path on disk. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const fontWeights = [400, 600, 800];

/** Every file by its address. */
export function readPageFiles(): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  const add = (address: string, path: string) => {
    const type = types[extname(path)];
    if (type !== undefined) files.set(address, { type, bytes: readFileSync(path) });
  };
  const page = fileURLToPath(new URL("./page/", import.meta.url));
  for (const name of readdirSync(page)) add(`/${name}`, join(page, name));
  const fonts = dirname(createRequire(import.meta.url).resolve("@fontsource/plus-jakarta-sans/package.json"));
  for (const weight of fontWeights) {
    const name = `plus-jakarta-sans-latin-${weight}-normal.woff2`;
    add(`/fonts/${name}`, join(fonts, "files", name));
  }
  const index = files.get("/index.html");
  if (index) files.set("/", index);
  return files;
}
