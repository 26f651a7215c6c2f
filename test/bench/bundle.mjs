// @ts-check
/**
 * What is measured runs as one compiled file with the sources it uses: through tsx, each inner function is marked anew at
 * each call. Packages, texts and scripts stay where they are.
 */
import { build } from "esbuild";
import { renameSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesBeside } from "../../src/setup/compile.mjs";
import { root } from "../../src/setup/machine.mjs";

/** @param {string} file relative to the project @returns {Promise<string>} where it stands compiled */
export async function bundle(file) {
  const compiled = join(root, "dist-measured", `${basename(file, ".ts")}.mjs`);
  // Others may start the same meanwhile, and never see half of it.
  const fresh = `${compiled}-${process.pid}`;
  await build({
    absWorkingDir: root,
    entryPoints: [file],
    outfile: fresh,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    plugins: [filesBeside((path) => JSON.stringify(pathToFileURL(path).href)), setUpStays],
  });
  renameSync(fresh, compiled);
  return compiled;
}

/** Set-up runs as it is, and finds its own place. @type {import("esbuild").Plugin} */
const setUpStays = {
  name: "set-up stays",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/setup\/.*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    })),
};
