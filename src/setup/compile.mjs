// @ts-check
/** What runs stands compiled in dist: nothing is translated while residents wait. `node src/setup/compile.mjs` is `npm run build`. */
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

const folders = ["src", "flows", "locales"];
/** Set-up runs as it is. */
const left = "src/setup/";
const page = "src/playground/page/";
/** What is started, by itself or as a command. */
const programs = [
  "src/main.ts",
  ...["import", "export", "backup", "restore", "eval"].map((c) => `src/commands/${c}.ts`),
];
/** Packages that look for files of theirs, or are no JavaScript. */
const readTheirFiles = ["@fontsource/*", "@resvg/resvg-js", "pdfkit", "pino"];

/** @type {Map<string, Promise<void>>} */
const underWay = new Map();

/** Compiles where something changed since the last time. @param {string} target @returns {Promise<void>} */
export function compile(target = join(root, "dist")) {
  const running = underWay.get(target) ?? compileOnce(target).finally(() => underWay.delete(target));
  underWay.set(target, running);
  return running;
}

/** @param {string} target */
async function compileOnce(target) {
  const files = folders.flatMap((folder) => filesBelow(folder)).filter((file) => !file.startsWith(left));
  const stamp = stampOf(files);
  const stampFile = join(target, ".compiled-from");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  // A program that runs meanwhile, or is compiled at the same time, never sees half of it.
  const fresh = `${target}-${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  await translate(fresh);
  for (const file of files)
    if (!file.endsWith(".ts") || file.startsWith(page)) cpSync(join(root, file), join(fresh, file));
  writeFileSync(join(fresh, ".compiled-from"), stamp);
  replace(target, fresh);
}

/** The old one steps aside in one step, the new one in its place in the next. @param {string} target @param {string} fresh */
function replace(target, fresh) {
  const old = `${fresh}-old`;
  for (;;)
    try {
      if (existsSync(target)) renameSync(target, old);
      renameSync(fresh, target);
      break;
    } catch (error) {
      // Another process was quicker at one of the steps.
      if (!existsSync(fresh)) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
}

/**
 * Each program in one file with the packages it uses: node_modules has some 1,500 files, and reading them takes longer
 * than starting. What is loaded when first needed stays apart.
 * @param {string} target
 */
async function translate(target) {
  // Not before: set-up may have to install it first.
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: programs,
    outdir: target,
    entryNames: "[name]",
    bundle: true,
    splitting: true,
    external: readTheirFiles,
    platform: "node",
    format: "esm",
    target: "node20",
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    sourcemap: "linked",
    logLevel: "error",
    // CommonJS packages call it.
    banner: {
      js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);`,
    },
    // They are copied to the same folders as here.
    plugins: [filesBeside((path) => `new URL(${JSON.stringify(relative(root, path))}, import.meta.url).href`)],
  });
}

/**
 * For esbuild: a source that ends up in another file finds the texts and scripts beside it.
 * @param {(path: string) => string} place what `import.meta.url` becomes, as JavaScript @returns {import("esbuild").Plugin}
 */
export const filesBeside = (place) => ({
  name: "files beside the source",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (path.includes("node_modules")) return undefined;
      return { contents: readFileSync(path, "utf8").replaceAll("import.meta.url", place(path)), loader: "ts" };
    }),
});

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
