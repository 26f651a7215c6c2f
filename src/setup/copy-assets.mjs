// @ts-check
/** `npm run build`, second step: what the compiled program reads beside its code (texts, scripts, sample data, the page) goes to dist. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./machine.mjs";

/** @param {string} source a file or folder of the project */
const isAsset = (source) => !source.endsWith(".ts") && !source.startsWith(join(root, "src/setup"));

/** @param {string} target the folder tsc writes to */
export function copyAssets(target) {
  for (const folder of ["src", "flows", "locales"])
    cpSync(join(root, folder), join(target, folder), { recursive: true, filter: isAsset });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) copyAssets(join(root, "dist"));
