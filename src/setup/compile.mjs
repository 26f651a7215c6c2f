// @ts-check
/** What runs is compiled code in dist: no TypeScript is translated while residents wait. `node src/setup/compile.mjs` is `npm run build`. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./machine.mjs";

/** What the program consists of; set-up itself needs no compiling, the page is made for browsers. */
const folders = ["src", "flows", "locales"];
const left = ["src/setup/"];
const asIs = "src/playground/page/";

/** Compiles where something changed since the last time. @param {string} target */
export async function compile(target = join(root, "dist")) {
  const files = folders.flatMap((folder) => filesBelow(folder)).filter((file) => !left.some((f) => file.startsWith(f)));
  const stamp = stampOf(files);
  const stampFile = join(target, ".compiled-from");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  // A program that runs meanwhile, or is compiled at the same time, never sees half of it.
  const fresh = `${target}-${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const sources = files.filter((file) => file.endsWith(".ts") && !file.startsWith(asIs));
  await translate(sources, fresh);
  for (const file of files)
    if (!sources.includes(file)) cpSync(join(root, file), join(fresh, file), { preserveTimestamps: true });
  writeFileSync(join(fresh, ".compiled-from"), stamp);
  replace(target, fresh);
}

/** @param {string} target @param {string} fresh */
function replace(target, fresh) {
  for (;;)
    try {
      rmSync(target, { recursive: true, force: true });
      return renameSync(fresh, target);
    } catch (error) {
      // Somebody else's came between the two steps.
      if (!existsSync(target)) throw error;
    }
}

/** Removes the types, file by file; imports of `.ts` become imports of `.js`. @param {string[]} sources @param {string} target */
async function translate(sources, target) {
  // Not before: set-up may have to install it first.
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: sources,
    outdir: target,
    outbase: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    charset: "utf8",
    logLevel: "error",
    plugins: [
      {
        name: "file by file",
        setup: ({ onResolve }) =>
          onResolve({ filter: /.*/ }, ({ path, kind }) =>
            kind === "entry-point" ? undefined : { path: path.replace(/^(\..*)\.ts$/, "$1.js"), external: true },
          ),
      },
    ],
  });
}

/** @param {string} folder @returns {string[]} relative to the project, in an order that does not change */
const filesBelow = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();

/** @param {string[]} files */
const stampOf = (files) =>
  [...files, "src/setup/compile.mjs", "package-lock.json"]
    .map((file) => `${file} ${statSync(join(root, file)).mtimeMs}`)
    .join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url)) await compile();
