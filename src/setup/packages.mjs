// @ts-check
/** Whether node_modules holds what package-lock.json names, and `npm ci` where it does not. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./machine.mjs";
import { Missing } from "./missing.mjs";

/**
 * npm writes node_modules/.package-lock.json as its last step, so a half-done install has none or an old one.
 * Optional packages of other platforms are rightly absent.
 */
export function packagesAreInstalled(folder = root) {
  try {
    const wanted = packagesOf(join(folder, "package-lock.json"));
    const installed = packagesOf(join(folder, "node_modules/.package-lock.json"));
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === "" || (installed[path]?.version ?? (optional && version)) === version,
    );
  } catch {
    return false;
  }
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

export async function installPackages() {
  console.error("Installing packages (npm ci; about half a minute the first time) …");
  // npm tells its scripts where it lies; outside npm it is looked up on PATH.
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const { ok } = await run(program, [...before, "ci", "--include=dev"], { stdio: ["ignore", 2, 2] });
  if (!ok || !packagesAreInstalled())
    throw new Missing(`The packages could not be installed: run \`npm ci\` in ${root} and read what it says`);
}
